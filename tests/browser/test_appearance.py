"""Light and dark, large and small, hostile text, many nodes, no overlaps."""

from __future__ import annotations

import math
import time
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests import pages
from tests.browser.driving import SCENES, VIEWS, address, box, click, count, pixels, point_at, rows, status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FloatRect

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

LABELS = """() => {
  const holder = document.createElement("div");
  holder.append(new DOMParser().parseFromString(claimKg.svgPicture(), "image/svg+xml").documentElement);
  document.body.append(holder);
  const veil = [...holder.querySelectorAll("rect")].findLast((rect) => rect.getAttribute("fill").startsWith("rgba"));
  const lit = (text) => !veil || veil.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
  const boxes = [...holder.querySelectorAll("text:not([stroke])")].filter(lit).map((text) => {
    const { x, y, width, height } = text.getBBox();
    return { text: text.textContent, x, y, w: width, h: height };
  });
  holder.remove();
  return boxes;
}"""


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_one_is_chosen(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    assert background(page) == "rgb(18, 21, 27)"
    page.emulate_media(color_scheme="light")
    assert background(page) == "rgb(250, 250, 247)"
    page.click("#theme-button")
    assert background(page) == "rgb(18, 21, 27)"
    page.reload()
    page.wait_for_function("window.claimKg")
    assert background(page) == "rgb(18, 21, 27)"
    page.click("#theme-button")
    assert background(page) == "rgb(250, 250, 247)"


def test_the_drawing_takes_the_theme_too(visit: Visit) -> None:
    light, dark = visit(), visit(color_scheme="dark")
    at: FloatRect = {"x": 500, "y": 400, "width": 300, "height": 200}
    assert light.screenshot(clip=at) != dark.screenshot(clip=at)
    assert pixels(dark)["colours"] > 100
    assert "rgb(26, 30, 38)" in dark.evaluate("claimKg.svgPicture()")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_of_a_telephone(visit: Visit, view: str) -> None:
    page = visit(address=f"#view={view}", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "claims that need a source" in page.inner_text("#panel")


def test_on_a_telephone_the_list_comes_first(visit: Visit) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator("#views [aria-current]")).to_have_text("List")
    expect(page.locator("#rail")).to_be_hidden()
    page.click("#filters-button")
    expect(page.locator("#rail")).to_be_visible()
    page.click('[data-toggle="support/own"]')
    assert len(rows(page)) == 13
    page.click("#filters-button")
    page.locator("#text a", has_text="Coffee delays sleep.").tap()
    sheet = page.locator("#panel").bounding_box()
    assert sheet is not None
    assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=2)
    assert sheet["height"] <= 0.57 * 844
    row = page.locator("li.on").bounding_box()
    assert row is not None
    assert row["y"] + row["height"] < sheet["y"]
    page.click('[data-act="close"]')
    assert "node" not in page.evaluate("location.hash")


def test_the_map_of_a_telephone_can_be_read(visit: Visit) -> None:
    page = visit(address="#view=map", viewport={"width": 390, "height": 844})
    place = box(page, "claim/share")
    assert place is not None
    assert place["h"] > 16
    assert box(page, "reference/1") is not None


TELEPHONE = {"width": 390, "height": 844}


def test_what_is_chosen_is_not_under_the_sheet_with_its_details(visit: Visit) -> None:
    page = visit("example", "#view=map&node=claim/juvenile-incidence", viewport=TELEPHONE)
    place, sheet = box(page, "claim/juvenile-incidence"), page.locator("#panel").bounding_box()
    assert place is not None
    assert sheet is not None
    assert 0 < place["y"] < sheet["y"]


@pytest.mark.parametrize("view", VIEWS)
def test_the_tab_of_the_view_is_in_sight_on_a_telephone(visit: Visit, view: str) -> None:
    tab = visit("example", f"#view={view}", viewport=TELEPHONE).locator("[aria-current]").bounding_box()
    assert tab is not None
    assert 0 <= tab["x"] <= 390 - tab["width"]


@pytest.mark.parametrize("width", [1440, 390])
def test_no_two_dots_of_the_timeline_overlap(visit: Visit, width: int) -> None:
    page = visit("example", "#view=timeline", viewport={"width": width, "height": 844})
    head, *rows = page.evaluate("JSON.parse(document.getElementById('nodes-data').textContent)")["reference"]
    names = [f"reference/{row[head.index('key')]}" for row in rows]
    dots = [dot for name in names if (dot := box(page, name))]
    assert len(dots) == 13
    for one, other in combinations(dots, 2):
        apart = math.hypot(one["x"] - other["x"], one["y"] - other["y"])
        assert apart >= (one["w"] + other["w"]) / 2


@pytest.mark.parametrize(
    ("view", "off", "names"),
    [
        ("map", "type/claim,type/reference", "claims or references"),
        ("matrix", "type/claim", "claims and references"),
        ("timeline", "type/reference", "references"),
    ],
)
def test_a_view_without_anything_says_so_and_leads_back(
    visit: Visit, view: str, off: str, names: str
) -> None:
    page = visit(address=f"#view={view}&off={off}")
    expect(page.locator(".empty")).to_contain_text(f"The filters leave no {names} to show.")
    expect(page.locator("#canvas")).to_be_hidden()
    page.click("#text .reset")
    expect(page.locator(".empty")).to_have_count(0)
    assert "off=" not in address(page)


def test_an_article_without_claims_and_references_says_so(visit: Visit) -> None:
    expect(visit("bare").locator(".empty")).to_have_text("There are no claims or references in this article.")


def test_a_resized_window_keeps_the_view(visit: Visit) -> None:
    page = visit()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_timeout(250)
    wide = box(page, "claim/share")
    assert wide is not None
    assert wide["w"] > 500


@pytest.mark.parametrize("view", ["map", "network", "timeline"])
@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("small", ""),
        ("small", "&node=reference/1"),
        ("example", ""),
        ("example", "&node=reference/boulman2005"),
    ],
)
def test_no_two_labels_overlap(visit: Visit, view: str, name: str, node: str) -> None:
    labels: list[dict[str, Any]] = visit(name, f"#view={view}{node}").evaluate(LABELS)
    assert len(labels) > (1 if node else 10)
    drawn = {(label["text"], label["x"], label["y"]): label for label in labels}
    places = list(drawn.values())
    for index, one in enumerate(places):
        for other in places[index + 1 :]:
            across = min(one["x"] + one["w"], other["x"] + other["w"]) - max(one["x"], other["x"])
            down = min(one["y"] + one["h"], other["y"] + other["h"]) - max(one["y"], other["y"])
            assert across <= 1 or down <= 3, (one["text"], other["text"])


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_is_text(visit: Visit, view: str) -> None:
    page = visit("nasty", f"#view={view}")
    for name in ("claim/c-1", "claim/c-8", "reference/6"):
        page.evaluate(
            "name => { location.hash = `#view=${location.hash.slice(6).split('&')[0]}&node=${name}` }", name
        )
        page.wait_for_timeout(80)
    page.evaluate("location.hash = '#view=' + location.hash.slice(6).split('&')[0] + '&node=check/C01'")
    page.wait_for_timeout(80)
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert page.inner_text("#top .title") == pages.NASTY[0]


def test_hostile_text_is_shown_in_full(visit: Visit) -> None:
    page = visit("nasty", "#view=list")
    shown = page.text_content("#text") or ""
    for text in pages.NASTY:
        assert text in shown
    page.fill("#query", "<script>")
    expect(page.locator("#hits")).to_contain_text("<script>window.broken = 1</script>")
    page.keyboard.press("Enter")
    assert "<script>window.broken = 1</script>" in page.inner_text("#panel h2")


def test_text_from_right_to_left_keeps_its_direction(visit: Visit) -> None:
    page = visit("nasty", "#node=claim/c-6")
    assert page.evaluate("getComputedStyle(document.querySelector('#panel h2')).direction") == "rtl"


def test_two_thousand_nodes(visit: Visit, written: Callable[[str], Path]) -> None:
    written("many")
    started = time.perf_counter()
    page = visit("many")
    assert time.perf_counter() - started < 8
    assert status(page).startswith("2000 nodes")
    point_at(page, "claim/c-3")
    assert status(page).startswith("Claim 4: Statement number 3")
    click(page, "claim/c-3")
    assert "Cited as evidence (3)" in page.inner_text("#panel")
    page.fill("#query", "c-1234")
    page.keyboard.press("Enter")
    assert "Claim 1235" in page.inner_text("#panel")
    assert box(page, "claim/c-1234") is not None
    before = count(page, "type/claim")
    page.click('[data-toggle="support/none"]')
    assert count(page, "type/claim") == before - 400
    for view in VIEWS:
        page.evaluate("view => { location.hash = `#view=${view}` }", view)
        page.wait_for_timeout(150)
        expect(page.locator("#views [aria-current]")).to_have_attribute("data-view", view)
        if view in SCENES:
            assert pixels(page)["colours"] > 50


def test_a_large_matrix_says_what_it_leaves_out(visit: Visit) -> None:
    page = visit("many", "#view=matrix")
    assert "The first 100 of 1600 claims" in page.inner_text("#text")


def test_still_where_motion_is_unwanted(visit: Visit) -> None:
    page = visit("many", "#view=network")
    page.fill("#query", "number 700 about")
    page.keyboard.press("Enter")
    page.wait_for_timeout(30)
    first = box(page, "claim/c-700")
    page.wait_for_timeout(400)
    assert box(page, "claim/c-700") == first
    page.keyboard.press("r")
    page.wait_for_timeout(300)
    assert box(page, "claim/c-700") == first


def test_forces_move_the_network_for_a_while(visit: Visit) -> None:
    page = visit(address="#view=network", reduced_motion="no-preference")
    first = box(page, "claim/share")
    page.keyboard.press("r")
    page.wait_for_timeout(700)
    assert box(page, "claim/share") != first
