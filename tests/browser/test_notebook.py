"""The page in the cell of a notebook: a frame that has no address and touches nothing around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import network
from kg.workspace.pages import Page as Shown
from kg.write import corpus_page, page
from tests import pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Frame

pytestmark = pytest.mark.browser


def framed(browser: Browser, tmp_path: Path, html: str, faults: list[str]) -> Frame:
    """Return the frame of a page in the cell of a notebook that is 980 pixels wide."""
    notebook = tmp_path / "notebook.html"
    cell = Shown(html, "shown")._repr_html_()
    notebook.write_text(f'<!DOCTYPE html><html lang="en"><title>n</title><body>{cell}', encoding="utf-8")
    around = browser.new_page(viewport={"width": 1000, "height": 800})
    around.on("pageerror", lambda error: faults.append(f"error: {error}"))
    around.on("console", lambda said: faults.append(f"{said.type}: {said.text}"))
    around.goto(notebook.as_uri())
    around.wait_for_timeout(700)
    return around.frames[1]


def test_an_article_works_in_a_cell(browser: Browser, tmp_path: Path) -> None:
    faults: list[str] = []
    html = page.render(pages.graph(), findings=pages.findings())
    frame = framed(browser, tmp_path, html, faults)
    for view in ("matrix", "list", "findings", "timeline", "network", "map"):
        frame.click(f'[data-view="{view}"]')
    frame.click('[data-view="list"]')
    frame.click("#text a >> nth=3")
    assert frame.inner_text("#panel h2") == "Sleep of adults"
    assert frame.evaluate("document.documentElement.scrollWidth") <= 1000
    frame.click('[data-toggle="support/none"]')
    assert frame.page.url.endswith("notebook.html")
    assert faults == []


def test_a_corpus_works_in_a_cell(browser: Browser, tmp_path: Path) -> None:
    faults: list[str] = []
    frame = framed(browser, tmp_path, corpus_page.render(network.corpus(pages.corpus())), faults)
    frame.click('[data-view="articles"]')
    frame.click('#articles button:has-text("Sheep")')
    assert frame.inner_text("#panel h2") == "Sheep"
    assert frame.locator("a[href^=articles]").count() == 0
    frame.click('[data-view="map"]')
    assert faults == []
