"""Files that are added from the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.serving import Served

ARTICLE = b"# Another\n\n## Introduction\n\nCalcinosis occurs in 12 % of adults [@boulman2005].\n"


def test_nothing_is_taken_unless_it_was_switched_on(served: Served, writer: httpx.Client) -> None:
    answer = writer.post("/api/files", params={"name": "more.md"}, content=ARTICLE)
    assert answer.status_code == 403
    assert "--upload" in answer.json()["error"]
    assert not (served.folder / "more.md").exists()


def test_an_article_that_is_added_is_in_the_graph(serve: Callable[..., Served]) -> None:
    running = serve("--upload")
    with httpx.Client(base_url=running.address, headers=running.writing, timeout=60) as client:
        before = client.get("/api/state").json()["counts"]
        answer = client.post("/api/files", params={"name": "more.md"}, content=ARTICLE)
        assert answer.status_code == 201
        assert answer.json() == {"name": "more.md", "read": True, "problems": []}
        assert (running.folder / "more.md").read_bytes() == ARTICLE
        after = client.get("/api/state").json()["counts"]
        assert after["articles"] == before["articles"] + 1
        again = client.post("/api/files", params={"name": "more.md"}, content=b"other")
        assert again.status_code == 409
        assert (running.folder / "more.md").read_bytes() == ARTICLE


def test_what_cannot_be_read_is_told(serve: Callable[..., Served]) -> None:
    running = serve("--upload")
    url = running.url("/api/files?name=broken.xml")
    answer = httpx.post(url, content=b"not at all <article>", headers=running.writing, timeout=60)
    assert answer.status_code == 201
    assert answer.json()["problems"][0]["place"].startswith("broken.xml")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../evil.md",
        "a/b.md",
        "a\\b.md",
        ".hidden.md",
        "kg.toml",
        "verdicts.csv",
        "x.py",
        "x.md\n",
        "x\0.md",
        "a" * 200 + ".md",
    ],
)
def test_a_name_that_is_a_path_or_of_no_kind_is_refused(serve: Callable[..., Served], name: str) -> None:
    running = serve("--upload")
    before = sorted(running.folder.parent.rglob("*"))
    answer = httpx.post(
        running.url("/api/files"), params={"name": name}, content=ARTICLE, headers=running.writing
    )
    assert answer.status_code == 400
    assert sorted(running.folder.parent.rglob("*")) == before


def test_writing_a_file_needs_the_token(serve: Callable[..., Served]) -> None:
    running = serve("--upload")
    assert httpx.post(running.url("/api/files?name=more.md"), content=ARTICLE).status_code == 401
