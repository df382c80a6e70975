"""No violation that axe-core can find, in any view, light and dark, large and small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.driving import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 390, "height": 844}}
CHOSEN = ("claim/share", "reference/5", "check/C01", "finding/N01-claim-share-claim-other-share")


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to, rule by rule, with the elements concerned."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


def go(page: Page, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_timeout(60)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_view(visit: Visit, size: str, theme: str) -> None:
    page = visit(viewport=SIZES[size], color_scheme=theme)
    for view in VIEWS:
        go(page, f"#view={view}")
        assert violations(page) == [], view


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_something_chosen(visit: Visit, theme: str) -> None:
    page = visit(color_scheme=theme)
    for view, chosen in zip(("map", "list", "matrix", "findings"), CHOSEN, strict=True):
        go(page, f"#view={view}&node={chosen}")
        assert violations(page) == [], chosen


def test_axe_finds_nothing_in_what_opens(visit: Visit) -> None:
    page = visit()
    page.click("#rail .notes summary")
    page.click("#save summary")
    page.fill("#query", "sleep")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("#help-button")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("name", "tail"), [("small", "&off=type/claim,type/reference"), ("nasty", ""), ("bare", "")]
)
def test_axe_finds_nothing_in_empty_views_and_hostile_text(visit: Visit, name: str, tail: str) -> None:
    page = visit(name)
    for view in VIEWS:
        go(page, f"#view={view}{tail}")
        assert violations(page) == [], view


def test_choices_are_announced(visit: Visit) -> None:
    page = visit()
    assert page.get_attribute("#status", "role") == "status"
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#status").startswith("Claim 1: Naps help")
    page.keyboard.press("3")
    assert (page.text_content("#status") or "").startswith("Claim 1: Naps help")
