"""A browser, pages in it, and what every page must keep: no request, no error."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from benchmarks import synthetic
from kg import network, store
from kg.workspace import open_workspace
from kg.workspace.sources import example
from kg.write import corpus_page
from kg.write import page as pages_of
from tests import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CANDIDATES = ("chromium", "chromium-browser", "google-chrome")
LOCAL = ("file:", "data:", "blob:")


def executable() -> str | None:
    """Return the browser to use: the one the environment names, or the system's."""
    named = os.environ.get("KG_BROWSER", "")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, CANDIDATES)), None)


def _leaving(url: str) -> list[str]:
    return [] if url.startswith(LOCAL) else [f"request: {url}"]


def _corpus(folder: Path) -> str:
    """Write the pages of a corpus's articles; return its own."""
    graph = pages.corpus()
    found = network.corpus(graph)
    (folder / "articles").mkdir()
    for paper in found.papers:
        html = pages_of.render(graph, article=paper.iri, home="../corpus.html")
        (folder / "articles" / f"{paper.slug}.html").write_text(html, encoding="utf-8")
    names = {paper.iri: f"articles/{paper.slug}.html" for paper in found.papers}
    return corpus_page.render(found, findings=pages.findings(), pages=names)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        pytest.skip("no browser: install Debian's 'chromium', or name one in KG_BROWSER")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that writes a page once, by its name, and gives its path."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[str, Callable[[], str]] = {
        "small": lambda: pages_of.render(pages.graph(), findings=pages.findings()),
        "nasty": lambda: pages_of.render(pages.nasty(), findings=pages.nasty_findings()),
        "many": lambda: pages_of.render(pages.many(1600, 400)),
        "bare": lambda: pages_of.render(pages.bare()),
        "example": lambda: open_workspace(example(), folder / "build").page().html,
        "corpus": lambda: _corpus(folder),
        "library": lambda: corpus_page.render(network.corpus(store.from_nquads(synthetic.graph(210)))),
    }

    def write(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(made[name](), encoding="utf-8")
        return path

    return write


@pytest.fixture
def visit(browser: Browser, written: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page; at the end nothing may have been requested or have failed."""
    faults: list[str] = []
    contexts = []

    def visit(name: str = "small", address: str = "", **settings: Any) -> Page:  # noqa: ANN401 - playwright's own
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"} | settings
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: faults.append(f"{said.type}: {said.text}"))
        page.on("request", lambda asked: faults.extend(_leaving(asked.url)))
        page.goto(f"{written(name).as_uri()}{address}")
        page.wait_for_function("window.claimKg")
        page.wait_for_timeout(60)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []
