"""The page of many articles: what a reader does with it, on a small corpus and on one of ten thousand nodes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests import pages
from tests.browser.driving import address, box, click, pixels, point_at, status
from tests.browser.test_accessibility import violations
from tests.browser.test_keyboard import NAME_OF_FOCUS
from tests.browser.test_output import DIGEST_OF_PNG, HOLD_CLIPBOARD, SVG, svg_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    Visit = Callable[..., Page]
    Written = Callable[[str], Path]

pytestmark = pytest.mark.browser

SIGHTS = ("map", "articles", "references")
MOST = 2000
SHEEP = "work/Noether 2012"

TAB_ORDER = [
    "skip",
    *(f"view {view}" for view in SIGHTS),
    "query",
    "link-button",
    "Save",
    "theme-button",
    "help-button",
    *("Shared references2", "Links", "Claims, when near21"),
    "The audit of all articles",
    "canvas",
    "zoom-in",
    "zoom-out",
    "zoom-fit",
]
"""From the top of the page to its end: header, layers, map; the details follow."""


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def drawn(page: Page) -> int:
    found = re.match(r"\d+", status(page))
    return int(found[0]) if found else 0


def near(page: Page, name: str) -> None:
    """Go to a thing, so near that claims are drawn, and let go of it."""
    page.evaluate("name => { location.hash = `#view=map&node=${name}` }", name)
    page.wait_for_timeout(60)
    page.click('[data-act="visit"]')
    page.click('[data-act="close"]')
    page.wait_for_timeout(60)


def test_the_overview_counts_the_corpus(visit: Visit) -> None:
    page = visit("corpus")
    text = panel(page)
    assert "4 articles" in text
    assert "Support of the 21 claims" in text
    assert "Noether 2012" in text
    assert drawn(page) > 4
    assert "4 of 4 articles" in status(page)
    assert pixels(page)["colours"] > 100


def test_hover_says_what_it_is_and_lights_what_belongs_to_it(visit: Visit) -> None:
    page = visit("corpus")
    before = page.screenshot()
    point_at(page, "article/sheep-2021")
    assert status(page) == "Sheep: 3 claims, 1 without a source"
    assert page.screenshot() != before
    point_at(page, SHEEP)
    assert status(page) == "Noether 2012: listed by 2 articles"


def test_a_click_opens_the_article_and_back_undoes_it(visit: Visit) -> None:
    page = visit("corpus")
    click(page, "article/sheep-2021")
    assert "node=article/sheep-2021" in address(page)
    assert "Shares references with (1)" in panel(page)
    page.click('#panel .card:has-text("Noether 2012")')
    assert f"node={SHEEP}" in address(page)
    assert "Listed by 2 articles" in panel(page)
    page.go_back()
    assert "node=article/sheep-2021" in address(page)
    page.go_back()
    assert "4 articles" in panel(page)


def test_claims_enter_when_near_and_leave_when_far(visit: Visit) -> None:
    page = visit("corpus")
    near(page, "article/sheep-2021")
    assert "claims of" in status(page)
    click(page, "claim/sheep-2021/nobody")
    assert "Nobody has counted them all." in panel(page)
    assert "No citation" in panel(page)
    page.keyboard.press("Escape")
    for _ in range(4):
        page.click("#zoom-out")
    page.wait_for_timeout(150)
    assert "zoom in for claims" in status(page)
    assert box(page, "claim/sheep-2021/nobody") is None
    assert box(page, "article/sheep-2021") is not None


def test_the_wheel_opens_articles(visit: Visit) -> None:
    page = visit("library")
    before = drawn(page)
    place = box(page, "article/article-7")
    assert place is not None
    page.mouse.move(place["x"], place["y"])
    for _ in range(26):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(30)
    page.wait_for_timeout(300)
    page.mouse.move(5, 300)
    assert "claims of" in status(page)
    assert before <= MOST
    assert drawn(page) <= MOST


@pytest.mark.parametrize("zooms", range(7))
def test_never_more_than_two_thousand_of_ten_thousand(visit: Visit, zooms: int) -> None:
    page = visit("library")
    for _ in range(zooms):
        page.click("#zoom-in")
    page.wait_for_timeout(150)
    assert 50 < drawn(page) <= MOST


def test_dragging_brings_in_what_was_outside(visit: Visit) -> None:
    page = visit("library")
    for _ in range(5):
        page.click("#zoom-in")
    page.wait_for_timeout(150)
    before = status(page), page.evaluate("claimKg.viewBounds()")
    page.mouse.move(900, 200)
    page.mouse.down()
    page.mouse.move(400, 800, steps=6)
    page.mouse.up()
    page.mouse.move(5, 300)
    page.wait_for_timeout(250)
    after = status(page), page.evaluate("claimKg.viewBounds()")
    assert after[1] != before[1]
    assert "claims of" in after[0]


def test_search_finds_articles_references_and_claims(visit: Visit) -> None:
    page = visit("corpus")
    page.keyboard.press("/")
    page.keyboard.type("counting sheep")
    expect(page.locator("#hits")).to_contain_text("Noether 2012 Counting sheep")
    page.keyboard.press("Enter")
    assert f"node={SHEEP}" in address(page)
    page.keyboard.press("/")
    page.keyboard.type("nobody counted")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    assert "node=claim/sheep-2021/nobody" in address(page)
    assert box(page, "claim/sheep-2021/nobody") is not None


def test_a_deep_link_opens_what_it_says(visit: Visit) -> None:
    page = visit("corpus", "#view=map&node=claim/sheep-2021/sheep")
    assert "Sheep help to fall asleep." in panel(page)
    assert box(page, "claim/sheep-2021/sheep") is not None
    lost = visit("corpus", "#view=nowhere&node=article/%E0%A4%A&off=")
    assert "4 articles" in panel(lost)


def test_a_shared_reference_is_shown_with_all_that_list_it(visit: Visit) -> None:
    page = visit("corpus", f"#view=map&node={SHEEP}")
    assert box(page, SHEEP) is not None
    for article in ("article/sheep-2021", "article/sleep-2020"):
        place = box(page, article)
        assert place is not None
        assert 264 < place["x"] < 1088
        assert 54 < place["y"] < 900


def test_layers_are_turned_off_and_the_address_says_so(visit: Visit) -> None:
    page = visit("corpus")
    page.click('[data-toggle="works"]')
    assert box(page, SHEEP) is None
    assert "off=works" in address(page)
    again = visit("corpus", "#view=map&off=works")
    assert box(again, SHEEP) is None
    assert again.get_attribute('[data-toggle="works"]', "aria-pressed") == "false"


def test_a_picture_is_true_svg_of_what_the_map_shows(visit: Visit) -> None:
    page = visit("corpus", "#view=map&node=article/sheep-2021")
    root = svg_of(page)
    view = page.evaluate("claimKg.viewBounds()")
    box_of_picture = [view["left"], view["top"], view["right"] - view["left"], view["bottom"] - view["top"]]
    assert [*map(float, root.attrib["viewBox"].split())] == pytest.approx(box_of_picture, abs=0.01)
    frame = page.evaluate(
        "[document.querySelector('#canvas').clientWidth, document.querySelector('#canvas').clientHeight]"
    )
    assert [float(root.attrib["width"]), float(root.attrib["height"])] == pytest.approx(frame, abs=0.1)
    assert root.findtext(f"{SVG}title") == "4 articles: claims and what they share"
    assert "Sheep" in {text.text for text in root.iter(f"{SVG}text")}
    assert not list(root.iter(f"{SVG}image"))
    page.keyboard.press("Escape")
    assert len(list(root.iter())) > len(list(svg_of(page).iter()))


def claims_in_picture(page: Page) -> int:
    """Of all that is drawn only claims with a source or without need of one have straight sides."""
    return sum("H" in path.attrib["d"] for path in svg_of(page).iter(f"{SVG}path"))


def test_a_picture_holds_claims_when_they_are_near(visit: Visit) -> None:
    page = visit("library")
    assert claims_in_picture(page) == 0
    near(page, "article/article-7")
    assert claims_in_picture(page) > 10


def test_a_picture_of_points_is_three_times_as_fine(visit: Visit) -> None:
    page = visit("library")
    width, height, colours = page.evaluate(DIGEST_OF_PNG)
    frame = page.evaluate(
        "[document.querySelector('#canvas').clientWidth, document.querySelector('#canvas').clientHeight]"
    )
    assert [width, height] == pytest.approx([3 * side for side in frame], abs=2)
    assert colours > 100


@pytest.mark.parametrize(("button", "suffix"), [("save-png", "png"), ("save-svg", "svg")])
def test_pictures_are_saved(visit: Visit, button: str, suffix: str) -> None:
    page = visit("corpus", accept_downloads=True)
    page.click("#save summary")
    with page.expect_download() as download:
        page.click(f"#{button}")
    assert download.value.suggested_filename == f"corpus-map.{suffix}"
    start = {"png": b"\x89PNG", "svg": b"<svg"}[suffix]
    assert Path(download.value.path()).read_bytes().startswith(start)
    assert status(page).startswith(f"Saved as {suffix.upper()}")


def test_tables_have_no_picture_but_can_be_printed(visit: Visit) -> None:
    page = visit("corpus", "#view=articles")
    page.click("#save summary")
    expect(page.locator("#save-png")).to_be_hidden()
    expect(page.locator("#save-print")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#save-print")).to_be_hidden()


def test_the_link_can_be_copied(visit: Visit) -> None:
    page = visit("corpus", "#view=articles&node=article/sheep-2021")
    page.evaluate(HOLD_CLIPBOARD)
    page.click("#link-button")
    expect(page.locator("#status")).to_have_text("Link copied")
    assert page.evaluate("window.copied").endswith("#view=articles&node=article/sheep-2021")


def test_the_tables_hold_the_same_and_can_be_sorted(visit: Visit) -> None:
    page = visit("corpus", "#view=articles")
    titles = "rows => rows.map(row => row.querySelector('button').textContent)"
    assert len(page.eval_on_selector_all("#articles tbody tr", titles)) == 4
    page.click('#articles th:has-text("Claims") button')
    assert page.get_attribute('#articles th:has-text("Claims")', "aria-sort") == "descending"
    numbers = page.eval_on_selector_all(
        "#articles tbody tr", "rows => rows.map(row => +row.children[1].textContent)"
    )
    assert numbers == sorted(numbers, reverse=True)
    page.click('#articles th:has-text("Claims") button')
    assert page.inner_text("#articles tbody tr:first-child button") == "Empty"
    page.keyboard.press("3")
    assert page.locator("#references tbody tr").count() == 2
    page.click('#references button:has-text("Noether 2012")')
    assert page.locator("#references tr.on").count() == 1


def test_every_article_has_its_page_and_the_way_back(visit: Visit) -> None:
    page = visit("corpus", "#view=articles")
    for _ in range(2):
        page.click('#articles tr:has-text("Sheep") a.open')
        page.wait_for_function("window.claimKg")
        assert page.url.endswith("articles/sheep-2021.html")
        assert page.inner_text("#top .title") == "Sheep"
        page.click("#top .home")
        page.wait_for_function("window.claimKg")
        assert page.url.endswith("corpus.html")
        page.evaluate("location.hash = '#view=articles'")
    page.evaluate(f"location.hash = '#view=map&node={SHEEP}'")
    page.click("#panel a.open >> nth=1")
    page.wait_for_function("window.claimKg")
    assert "node=reference/" in address(page)
    assert "Counting sheep" in panel(page)


def test_the_whole_page_without_a_pointer(visit: Visit) -> None:
    page = visit("corpus", "#view=references")
    for number, view in enumerate(SIGHTS, start=1):
        page.keyboard.press(str(number))
        assert f"view={view}" in address(page)
    page.keyboard.press("1")
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    seen = {address(page)}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(address(page))
    assert len(seen) > 1
    assert all("node=article/" in place for place in seen)
    before = page.evaluate("claimKg.scaleNow()")
    page.keyboard.press("+")
    assert page.evaluate("claimKg.scaleNow()") > before
    page.keyboard.press("0")
    assert page.evaluate("claimKg.scaleNow()") == pytest.approx(before)
    page.keyboard.press("Escape")
    assert "node=" not in address(page)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_enter_opens_the_page_of_the_chosen_article(visit: Visit) -> None:
    page = visit("corpus", "#view=map&node=article/sheep-2021")
    page.focus("#canvas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/sheep-2021.html")
    page.wait_for_function("window.claimKg")


def test_tab_goes_through_the_page_in_reading_order(visit: Visit) -> None:
    page = visit("corpus")
    order = []
    for _ in TAB_ORDER:
        page.keyboard.press("Tab")
        order.append(page.evaluate(NAME_OF_FOCUS))
    assert order == TAB_ORDER


def test_the_skip_link_leads_to_the_table(visit: Visit) -> None:
    page = visit("corpus")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#articles")).to_be_visible()


def test_dark_takes_the_drawing_too(visit: Visit) -> None:
    page = visit("corpus", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 27)"
    dark = page.locator("#canvas").screenshot()
    page.click("#theme-button")
    assert page.locator("#canvas").screenshot() != dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(visit: Visit, theme: str, width: int) -> None:
    page = visit("corpus", color_scheme=theme, viewport={"width": width, "height": 860})
    chosen = ("", "&node=article/sheep-2021", f"&node={SHEEP}", "&node=claim/sheep-2021/nobody")
    for view in SIGHTS:
        for node in chosen:
            page.evaluate("address => { location.hash = address }", f"#view={view}{node}")
            page.wait_for_timeout(60)
            assert violations(page) == [], (view, node)


def test_on_a_telephone_the_table_comes_first(visit: Visit) -> None:
    page = visit("corpus", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    expect(page.locator("#articles")).to_be_visible()
    for view in SIGHTS:
        page.evaluate("view => { location.hash = `#view=${view}` }", view)
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view


def test_hostile_text_is_text(visit: Visit) -> None:
    page = visit("corpus")
    for node in ("article/hostile-2022", "claim/hostile-2022/c-8", "claim/hostile-2022/c-2"):
        for view in SIGHTS:
            page.evaluate("address => { location.hash = address }", f"#view={view}&node={node}")
            page.wait_for_timeout(60)
            assert page.evaluate("window.broken") is None
            assert page.evaluate("document.images.length") == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert pages.NASTY[1] in panel(page)
    assert pages.NASTY[0] in page.inner_text("#references, #articles")


def test_without_a_script_the_table_is_there(visit: Visit, browser: Browser, written: Written) -> None:
    visit("corpus")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written("corpus").as_uri())
    expect(page.locator("#articles a.open")).to_have_count(4)
    expect(page.locator("#articles")).to_be_visible()
    context.close()
