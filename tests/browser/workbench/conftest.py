"""The workbench in a browser: nothing may leave the machine, nothing may fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.serving import Served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a server of a fresh copy of the example."""
    running = serving.start(serving.copy_of_example(tmp_path))
    yield running
    running.stop()


@pytest.fixture
def allowed() -> list[str]:
    """Return what a test lets pages complain of, as words of the message: nothing, unless it adds to this list."""
    return []


@pytest.fixture
def browse(browser: Browser, served: Served, allowed: list[str]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path, let in to write unless ``admitted`` says otherwise."""
    faults: list[str] = []
    contexts = []

    def browse(path: str = "/", *, admitted: bool = True, **settings: Any) -> Page:  # noqa: ANN401 - playwright's own
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"} | settings
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: faults.append(f"{said.type}: {said.text}"))
        page.on("request", lambda asked: faults.extend(_leaving(served, asked.url)))
        if admitted:
            page.goto(served.url(f"/?token={served.token}"))
        page.goto(served.url(path))
        return page

    yield browse
    for context in contexts:
        context.close()
    assert [fault for fault in faults if not any(words in fault for words in allowed)] == []


def _leaving(served: Served, url: str) -> list[str]:
    local = (f"{served.address}/", "data:", "blob:")
    return [] if url.startswith(local) else [f"request: {url}"]
