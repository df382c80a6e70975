"""The interactive page, served live: it says when the graph has changed, and no sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serving import Served

    Browse = Callable[..., Page]

pytestmark = pytest.mark.browser

ARTICLE = "/article/kerala-medical-journal-2010-3-122"
STATE = "#view=list&node=claim/deposits-on-the-trunk"


@pytest.mark.parametrize(("path", "theme"), [(f"{ARTICLE}{STATE}", "light"), ("/map", "dark")])
def test_a_page_says_that_the_graph_has_changed(
    browse: Browse, served: Served, path: str, theme: str
) -> None:
    page = browse(path, color_scheme=theme)
    page.wait_for_timeout(500)
    assert page.inner_text("#stale") == ""
    article = served.folder / "article.md"
    article.write_text(article.read_text().replace("The trunk, too, can be", "The back, too, can be"))
    httpx.post(served.url("/api/refresh"), headers=served.writing, timeout=30)
    page.wait_for_selector("#stale button")
    assert page.inner_text("#stale").startswith("The graph has changed.")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [item["id"] for item in found] == []
    with page.expect_navigation():
        page.click("#stale button")
    page.wait_for_timeout(500)
    assert page.inner_text("#stale") == ""
    if STATE in path:
        assert page.url.endswith(STATE)
        assert "The back, too" in page.inner_text("main")
