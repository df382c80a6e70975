"""What a reader does with the page, in the words of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ("map", "matrix", "list", "findings", "timeline", "network")
SCENES = ("map", "timeline", "network")


def box(page: Page, name: str) -> dict[str, float] | None:
    """Return where an item is drawn: the middle and the size, in CSS pixels."""
    found: dict[str, float] | None = page.evaluate("name => claimKg.boxOnScreen(name)", name)
    return found


def point_at(page: Page, name: str) -> None:
    """Move the pointer over an item on the canvas."""
    place = box(page, name)
    assert place is not None, f"{name} is not drawn"
    page.mouse.move(place["x"] + 3, place["y"])
    page.mouse.move(place["x"], place["y"])
    page.wait_for_timeout(40)


def click(page: Page, name: str) -> None:
    """Click an item on the canvas."""
    point_at(page, name)
    place = box(page, name)
    assert place is not None
    page.mouse.click(place["x"], place["y"])
    page.wait_for_timeout(350)


def status(page: Page) -> str:
    """Return what the live region says."""
    return page.inner_text("#status") or page.text_content("#status") or ""


def address(page: Page) -> str:
    """Return the part of the address after the hash, decoded."""
    return unquote(str(page.evaluate("location.hash")))


def rows(page: Page) -> list[str]:
    """Return the claims and references of the list, in order."""
    found: list[str] = page.eval_on_selector_all("[data-row]", "rows => rows.map(r => r.dataset.row)")
    return found


def count(page: Page, key: str) -> int:
    """Return the number beside a filter."""
    return int(page.inner_text(f'[data-toggle="{key}"] .count'))


def pixels(page: Page) -> dict[str, Any]:
    """Return how many colours the canvas shows, and the colour of its corner."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const canvas = document.querySelector("#canvas canvas");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 24) + (data[i + 1] << 16) + (data[i + 2] << 8) + data[i + 3]);
          return { colours: colours.size };
        }"""
    )
    return found
