"""``audit.html`` in a real browser: accessible, light and dark, large, small and printed, with the network off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.workspace import open_workspace
from kg.workspace.sources import example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

    Open = Callable[..., Page]

pytestmark = pytest.mark.browser

SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the reports of the example, of an article without anything to find, and of several articles."""
    folder = tmp_path_factory.mktemp("reports")
    texts = {
        "clean": {"a.md": "# Gout\n\n## Case\n\nOur patient slept well.\n"},
        "several": {
            "a.md": "# Gout & <lumps>\n\nGout is rare in adults [1]. It hurts [7].\n\n## References\n\n1. Berg A. Gout. Lancet 2001.\n",
            "b.md": "# Lumps\n\nLumps are seen in 40 % of children.\n",
        },
    }
    made = {"example": folder / "example.html"}
    made["example"].write_text(open_workspace(example()).audit().render("html"), "utf-8")
    for name, files in texts.items():
        (folder / name).mkdir()
        for file, text in files.items():
            (folder / name / file).write_text(text, "utf-8")
        made[name] = folder / f"{name}.html"
        made[name].write_text(open_workspace(folder / name).audit().render("html"), "utf-8")
    return made


@pytest.fixture
def opened(browser: Browser, reports: dict[str, Path]) -> Iterator[Open]:
    """Return a function that opens a report with the network off; at the end it alone may have been asked for."""
    asked: list[str] = []
    faults: list[str] = []
    contexts = []

    def open_report(name: str = "example", **settings: object) -> Page:
        options = {"viewport": SIZES["large"], "offline": True} | settings
        context = browser.new_context(**options)  # type: ignore[arg-type]  # playwright names what it takes
        contexts.append(context)
        page = context.new_page()

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.goto(reports[name].as_uri())
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert asked == [url for url in asked if url in {path.as_uri() for path in reports.values()}]
    assert len(asked) == len(contexts)
    assert faults == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["example", "clean", "several"])
def test_axe_finds_nothing(opened: Open, name: str, size: str, theme: str) -> None:
    page = opened(name, viewport=SIZES[size], color_scheme=theme)
    for summary in page.locator("summary").all()[:2]:
        summary.click()
    assert violations(page) == []


def test_dark_is_dark(opened: Open) -> None:
    shades = [
        opened(color_scheme=theme).evaluate("getComputedStyle(document.body).backgroundColor")
        for theme in ("light", "dark")
    ]
    assert shades[0] != shades[1]


def test_a_narrow_page_scrolls_within_its_tables_only(opened: Open) -> None:
    page = opened(viewport=SIZES["small"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_finding_can_be_reached_and_is_explained(opened: Open) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    assert page.url.endswith("#findings")
    for finding in page.locator(".finding").all()[:5]:
        assert finding.locator("blockquote, p").count() > 1
        finding.locator("summary").click()
        assert "[[audit.suppress]]" in finding.locator("pre").last.inner_text()


def test_it_prints_every_finding(opened: Open) -> None:
    page = opened()
    number = page.locator(".finding h3").count()
    page.emulate_media(media="print")
    assert page.locator(".finding h3:visible").count() == number
    assert page.pdf()[:5] == b"%PDF-"
