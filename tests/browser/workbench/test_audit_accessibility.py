"""The Audit room for everyone: axe-core in each state, hostile text, a small screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serving import Served

    Browse = Callable[..., Page]

pytestmark = pytest.mark.browser

SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 390, "height": 844}}
FIRST = ".finding.card >> nth=0"


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to, rule by rule, with the elements concerned."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_state(browse: Browse, size: str, theme: str) -> None:
    page = browse("/audit", viewport=SIZES[size], color_scheme=theme)
    page.wait_for_selector("body[data-ready]")
    assert violations(page) == [], "at first"
    page.click("#state-not-checked summary")
    page.click("#state-pass summary")
    page.click("details.why summary >> nth=0")
    assert violations(page) == [], "with all open"
    page.click("button.suppress >> nth=0")
    assert violations(page) == [], "asked for a reason"
    page.keyboard.type("known")
    page.keyboard.press("Enter")
    page.wait_for_selector("#undo:visible")
    page.check("#suppressed")
    assert violations(page) == [], "suppressed"
    page.check("#references input >> nth=0")
    page.wait_for_selector("#fallen .sum")
    page.click("#fallen summary")
    assert violations(page) == [], "what if"
    page.fill("#words", "nothing has these words")
    page.fill("#seek", "nothing has these words")
    assert violations(page) == [], "nothing left"
    page.click("#keys")
    assert violations(page) == [], "keys"


def test_nothing_is_wider_than_a_small_screen(browse: Browse) -> None:
    page = browse("/audit", viewport=SIZES["small"])
    page.wait_for_selector("body[data-ready]")
    page.check("#references input >> nth=0")
    page.wait_for_selector("#fallen .sum")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#coverage").bounding_box()["y"] < page.locator("#rail").bounding_box()["y"]  # type: ignore[index]


def test_hostile_text_is_shown_as_text(browse: Browse, served: Served) -> None:
    nasty = [text.replace("<", "\\<") for text in pages.NASTY if "\u2028" not in text]
    claims = "\n\n".join(
        f"Insomnia affects {number + 10} % of adults {text}." for number, text in enumerate(nasty)
    )
    (served.folder / "article.md").write_text(
        f"# Sleep {nasty[0]}\n\n{claims}\n\n{nasty[1]} is common in adults [@callen2000].\n"
    )
    reason = '<img src=x onerror="window.broken = 3">'
    page = browse("/audit")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("fetch('/api/refresh', { method: 'POST' })")
    page.wait_for_selector(".finding.card:has-text('window.broken = 1')")
    page.click("button.suppress >> nth=0")
    page.keyboard.type(reason)
    page.keyboard.press("Enter")
    page.wait_for_selector("#undo:visible")
    page.check("#suppressed")
    assert page.inner_text(".finding .reason") == f"Suppressed: {reason}"
    page.fill("#words", "<script>")
    assert page.locator(".finding.card").count() >= 1
    assert page.locator("#found script, #found img").count() == 0
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
