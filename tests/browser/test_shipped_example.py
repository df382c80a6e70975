"""The shipped example as a reader meets it: each interaction once, on the page that ``kg build`` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SCENES, VIEWS, address, box, click, count, pixels, point_at, status
from tests.browser.test_accessibility import violations
from tests.browser.test_output import HOLD_CLIPBOARD

if TYPE_CHECKING:
    from collections.abc import Callable

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

CLAIM = "claim/juvenile-incidence"
REFERENCE = "reference/boulman2005"


def test_hover_click_and_back(visit: Visit) -> None:
    page = visit("example")
    point_at(page, "claim/childhood-incidence")
    assert status(page).startswith("Claim 7: ")
    click(page, "claim/childhood-incidence")
    assert "Cited as evidence (1)" in page.inner_text("#panel")
    assert "Conflicts with" in page.inner_text("#panel")
    page.click('#panel .card:has-text("Callen 2000")')
    assert "node=reference/callen2000" in address(page)
    page.go_back()
    assert "node=claim/childhood-incidence" in address(page)


def test_search_filter_and_counts(visit: Visit) -> None:
    page = visit("example")
    page.keyboard.press("/")
    page.keyboard.type("boulman")
    page.keyboard.press("Enter")
    assert f"node={REFERENCE}" in address(page)
    page.keyboard.press("Escape")
    claims, bare = count(page, "type/claim"), count(page, "support/none")
    page.click('[data-toggle="support/none"]')
    assert count(page, "type/claim") == claims - bare
    page.click(".reset")
    assert count(page, "type/claim") == claims


def test_the_keyboard_leads_through_all_views_and_along_a_citation(visit: Visit) -> None:
    page = visit("example", f"#view=map&node={CLAIM}")
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    assert "node=reference/" in address(page)
    page.keyboard.press("ArrowLeft")
    assert "node=claim/" in address(page)
    for number, view in enumerate(VIEWS, start=1):
        page.keyboard.press(str(number))
        expect(page.locator("#views [aria-current]")).to_have_attribute("data-view", view)


@pytest.mark.parametrize("view", VIEWS)
def test_a_deep_link_is_the_one_that_is_copied(visit: Visit, view: str) -> None:
    page = visit("example", f"#view={view}&node={CLAIM}")
    assert "40–70 %" in page.inner_text("#panel h2")
    page.evaluate(HOLD_CLIPBOARD)
    page.keyboard.press("l")
    expect(page.locator("#status")).to_have_text("Link copied")
    assert page.evaluate("window.copied").endswith(f"#view={view}&node={CLAIM}")


@pytest.mark.parametrize("view", SCENES)
def test_pictures_are_whole_in_both_themes(visit: Visit, view: str) -> None:
    for theme in ("light", "dark"):
        page = visit("example", f"#view={view}", color_scheme=theme)
        root = ET.fromstring(page.evaluate("claimKg.svgPicture()"))  # noqa: S314 - our own page
        assert any(
            "Boulman 2005" in (text.text or "") for text in root.iter("{http://www.w3.org/2000/svg}text")
        )
        assert page.evaluate("claimKg.pngPicture().width") > 1500
        assert pixels(page)["colours"] > 100
    assert box(page, REFERENCE) is not None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, theme: str) -> None:
    page = visit("example", color_scheme=theme)
    for view in VIEWS:
        page.evaluate("address => { location.hash = address }", f"#view={view}&node={CLAIM}")
        page.wait_for_timeout(60)
        assert violations(page) == [], view
