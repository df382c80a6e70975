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
CHOSEN = (
    "",
    "&node=claim/share",
    "&node=reference/5",
    "&node=check/C01",
    "&node=finding/N01-claim-share-claim-other-share",
)


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to, rule by rule, with the elements concerned."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(visit: Visit, view: str, size: str, theme: str) -> None:
    page = visit(address=f"#view={view}", viewport=SIZES[size], color_scheme=theme)
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("chosen", CHOSEN[1:])
def test_axe_finds_nothing_with_something_chosen(visit: Visit, chosen: str, theme: str) -> None:
    for view in ("map", "list", "matrix"):
        assert violations(visit(address=f"#view={view}{chosen}", color_scheme=theme)) == []


def test_axe_finds_nothing_in_what_opens(visit: Visit) -> None:
    page = visit()
    page.fill("#query", "sleep")
    page.click("#save summary")
    page.fill("#query", "sleep")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("#help-button")
    assert violations(page) == []


def test_axe_finds_nothing_when_all_is_filtered_out(visit: Visit) -> None:
    for view in VIEWS:
        page = visit(address=f"#view={view}&off=type/claim,type/reference")
        assert violations(page) == []


def test_axe_finds_nothing_in_hostile_text_or_an_empty_article(visit: Visit) -> None:
    for name in ("nasty", "bare"):
        for view in VIEWS:
            assert violations(visit(name, f"#view={view}")) == []


def test_choices_are_announced(visit: Visit) -> None:
    page = visit()
    assert page.get_attribute("#status", "role") == "status"
    page.focus("#canvas")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#status").startswith("Claim 1: Naps help")
    page.keyboard.press("3")
    assert (page.text_content("#status") or "").startswith("Claim 1: Naps help")
