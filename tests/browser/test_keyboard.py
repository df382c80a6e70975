"""The whole page without a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import VIEWS, address, box

if TYPE_CHECKING:
    from collections.abc import Callable

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

TAB_ORDER = [
    "skip",
    *(f"view {view}" for view in VIEWS),
    "query",
    "link-button",
    "Save",
    "theme-button",
    "help-button",
    *(f"check/{check}" for check in ("N01", "C01", "S02")),
    "notes",
    *(
        key
        for name in ("several", "one", "none", "own")
        for key in (f"support/{name}", f"only support/{name}")
    ),
    *(f"type/{name}" for name in ("claim", "reference", "section", "concept", "author", "journal")),
    *(f"link/{name}" for name in ("cites", "conflicts", "mentions", "holds")),
    *("year-from", "year-to"),
    *(
        key
        for name in ("", "introduction", "discussion", "case")
        for key in (f"section/{name}", f"only section/{name}")
    ),
    "canvas",
    "zoom-in",
    "zoom-out",
    "zoom-fit",
    *(f"node R{number}" for number in (1, 2, 3, 4, 5)),
]
"""From the top of the page to its end: header, rail, stage, details."""

NAME_OF_FOCUS = """() => {
  const { id, dataset, textContent } = document.activeElement;
  if (dataset.view) return `view ${dataset.view}`;
  if (dataset.key) return dataset.key;
  if (id) return id;
  return dataset.node ? `node ${dataset.node}` : textContent.trim();
}"""


def test_tab_goes_through_the_page_in_reading_order(visit: Visit) -> None:
    page = visit()
    order = []
    for _ in TAB_ORDER:
        page.keyboard.press("Tab")
        order.append(page.evaluate(NAME_OF_FOCUS))
    assert order == TAB_ORDER


def test_numbers_lead_through_all_views(visit: Visit) -> None:
    page = visit(address="#view=network")
    for number, view in enumerate(VIEWS, start=1):
        page.keyboard.press(str(number))
        expect(page.locator("#views [aria-current]")).to_have_attribute("data-view", view)
        assert f"view={view}" in address(page)


def test_arrows_go_down_the_column_and_along_citations(visit: Visit) -> None:
    page = visit()
    page.focus("#canvas")
    steps = [
        ("ArrowDown", "claim/naps-help"),
        ("ArrowDown", "claim/insomnia"),
        ("ArrowDown", "claim/share"),
        ("ArrowRight", "reference/1"),
        ("ArrowLeft", "claim/early"),
        ("ArrowUp", "claim/light"),
        ("ArrowUp", "claim/other-share"),
        ("ArrowLeft", "claim/share"),
    ]
    for key, name in steps:
        page.keyboard.press(key)
        assert f"node={name}" in address(page), key


def test_arrows_move_in_the_other_drawings_too(visit: Visit) -> None:
    for view in ("timeline", "network"):
        page = visit(address=f"#view={view}&node=reference/2")
        page.focus("#canvas")
        seen = set()
        for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
            page.keyboard.press(key)
            seen.add(address(page))
        assert len(seen) > 1


def test_escape_clears_and_zero_fits(visit: Visit) -> None:
    page = visit(address="#node=claim/share")
    page.keyboard.press("Escape")
    assert "node=" not in address(page)
    fitted = box(page, "claim/share")
    page.click("#zoom-in")
    page.wait_for_timeout(50)
    page.keyboard.press("0")
    page.wait_for_timeout(50)
    assert box(page, "claim/share") == pytest.approx(fitted)


def test_the_keys_are_explained(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    assert "follow a citation" in page.inner_text("#help")
    page.keyboard.press("4")
    expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.click("#help-button")
    page.click("#help .close")
    expect(page.locator("#help")).to_be_hidden()


def test_letters_typed_into_the_search_are_no_commands(visit: Visit) -> None:
    page = visit()
    page.focus("#query")
    page.keyboard.type("3 ? l 0")
    expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
    assert page.input_value("#query") == "3 ? l 0"


def test_the_skip_link_leads_to_the_text(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#views [aria-current]")).to_have_text("List")
    assert page.evaluate("document.activeElement.id") == "text"


def test_the_menu_closes_with_escape(visit: Visit) -> None:
    page = visit(address="#node=claim/share")
    page.focus("#save summary")
    page.keyboard.press("Enter")
    expect(page.locator("#save-svg")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#save-svg")).to_be_hidden()
    assert "node=claim/share" in address(page)
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_rows_of_the_list_are_real_links(visit: Visit) -> None:
    page = visit(address="#view=list")
    link = page.locator("#text a", has_text="Coffee delays sleep.")
    assert link.get_attribute("href") == "#view=list&node=claim/coffee"
    link.focus()
    page.keyboard.press("Enter")
    assert "node=claim/coffee" in address(page)


def test_a_control_keeps_the_browser_s_own_keys(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Control+2")
    page.keyboard.press("Alt+3")
    expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
