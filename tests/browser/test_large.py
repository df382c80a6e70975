"""Every interaction on an article of two thousand nodes: nothing fails, nothing is asked for, nothing takes long."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SCENES, VIEWS, address, box, click, count, pixels, point_at, status
from tests.browser.test_accessibility import violations
from tests.browser.test_interaction import slide
from tests.browser.test_output import HOLD_CLIPBOARD

if TYPE_CHECKING:
    from collections.abc import Callable

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

REDRAW = """() => {
  const ink = document.querySelector("#canvas canvas").getContext("2d");
  const started = performance.now();
  claimKg.redraw();
  ink.getImageData(0, 0, 1, 1);
  return performance.now() - started;
}"""
SLOWEST = 250
"""Milliseconds of a redraw that no machine of the tests should need; the benchmark has the figures."""


@pytest.mark.parametrize(
    ("view", "name", "says"),
    [
        ("map", "claim/c-3", "Claim 4: Statement number 3"),
        ("timeline", "reference/200", "Reference 200: Study 200"),
        ("network", "reference/22", "Reference 22: Study 22"),
    ],
)
def test_hover_and_click(visit: Visit, view: str, name: str, says: str) -> None:
    page = visit("many", f"#view={view}")
    before = page.locator("#canvas").screenshot()
    point_at(page, name)
    assert status(page).startswith(says)
    assert page.locator("#canvas").screenshot() != before
    click(page, name)
    assert f"node={name}" in address(page)
    assert page.evaluate(REDRAW) < SLOWEST


@pytest.mark.parametrize("view", VIEWS)
def test_a_filter_takes_out_and_counts(visit: Visit, view: str) -> None:
    page = visit("many", f"#view={view}")
    claims, cites = count(page, "type/claim"), count(page, "link/cites")
    assert claims == 1600
    page.click('[data-toggle="support/several"]')
    page.wait_for_timeout(150)
    assert count(page, "type/claim") == claims - count(page, "support/several")
    assert count(page, "link/cites") < cites
    assert "off=" in address(page)
    page.click(".reset")
    assert count(page, "type/claim") == claims


def test_filtering_closes_the_map_up(visit: Visit) -> None:
    page = visit("many")
    for name in ("several", "one", "own"):
        page.click(f'[data-toggle="support/{name}"]')
    page.wait_for_timeout(100)
    shown = [place for n in range(0, 60, 4) if (place := box(page, f"claim/c-{n}"))]
    gaps = {round(b["y"] - a["y"], 2) for a, b in pairwise(shown)}
    assert len(shown) == 15
    assert len(gaps) == 1


def test_years_narrow_at_once(visit: Visit) -> None:
    page = visit("many", "#view=timeline")
    before = count(page, "type/reference")
    slide(page, "from", 2010)
    assert 0 < count(page, "type/reference") < before
    assert page.evaluate(REDRAW) < SLOWEST


def test_search_by_keyboard(visit: Visit) -> None:
    page = visit("many")
    page.keyboard.press("/")
    page.keyboard.type("c-1599")
    page.keyboard.press("Enter")
    assert "node=claim/c-1599" in address(page)
    assert box(page, "claim/c-1599") is not None
    page.keyboard.press("/")
    page.keyboard.type("Study 17 of")
    expect(page.locator("#hits [data-hit]").first).to_contain_text("Study 17 of things")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "node=reference/17" in address(page)


def test_the_keyboard_leads_through_all_views_and_back_undoes_it(visit: Visit) -> None:
    page = visit("many")
    for number, view in enumerate(VIEWS, start=1):
        page.keyboard.press(str(number))
        page.wait_for_timeout(100)
        expect(page.locator("#views [aria-current]")).to_have_attribute("data-view", view)
    page.keyboard.press("1")
    page.focus("#canvas")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        assert "node=" in address(page), key
    steps = page.evaluate("history.length")
    page.go_back()
    page.wait_for_timeout(60)
    assert "node=reference/" in address(page)
    page.go_forward()
    assert page.evaluate("history.length") == steps


@pytest.mark.parametrize("view", VIEWS)
def test_a_deep_link_opens_what_it_says(visit: Visit, view: str) -> None:
    page = visit("many", f"#view={view}&node=claim/c-1203&off=support/none")
    assert "Claim 1204" in page.inner_text("#panel")
    expect(page.locator("#views [aria-current]")).to_have_attribute("data-view", view)
    page.evaluate(HOLD_CLIPBOARD)
    page.click('[data-act="link"]')
    expect(page.locator("#status")).to_have_text("Link copied")
    assert "node=claim/c-1203" in page.evaluate("window.copied")


@pytest.mark.parametrize("view", SCENES)
def test_pictures_are_whole(visit: Visit, view: str) -> None:
    page = visit("many", f"#view={view}")
    root = ET.fromstring(page.evaluate("claimKg.svgPicture()"))  # noqa: S314 - our own page
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 400
    found = page.evaluate(
        """() => {
          const canvas = claimKg.pngPicture();
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, Math.min(canvas.height, 3000));
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
          return [canvas.width, canvas.height, colours.size];
        }"""
    )
    assert found[2] > 50
    assert max(found[:2]) <= 16_000


def test_dark_takes_the_drawing_too(visit: Visit) -> None:
    for view in SCENES:
        page = visit("many", f"#view={view}", color_scheme="dark")
        dark = page.locator("#canvas").screenshot()
        page.click("#theme-button")
        page.wait_for_timeout(60)
        assert page.locator("#canvas").screenshot() != dark
        assert pixels(page)["colours"] > 50


@pytest.mark.parametrize(("view", "theme"), [("map", "dark"), ("list", "light"), ("timeline", "dark")])
def test_axe_finds_nothing(visit: Visit, view: str, theme: str) -> None:
    page = visit("many", f"#view={view}&node=claim/c-3", color_scheme=theme)
    assert violations(page) == []


def test_a_text_view_says_what_it_leaves_out(visit: Visit) -> None:
    page = visit("many", "#view=list")
    shown = page.locator("[data-row]").count()
    assert shown == 2000 or re.search(r"first \d+", page.inner_text("#text"))
