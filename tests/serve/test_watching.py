"""A server that watches: what changes on disk is built, and told."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serving import Served


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = serving.start(serving.copy_of_example(tmp_path_factory.mktemp("watched")), "--watch")
    yield running
    assert running.stop() == 0


@contextmanager
def listening(served: Served) -> Iterator[Iterator[tuple[str, dict[str, Any]]]]:
    """Yield the events after the first, which says the present state."""
    with httpx.stream("GET", served.url("/api/events"), timeout=30) as answer:
        heard = _events(answer.iter_lines())
        next(heard)
        yield heard


def _events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def number(served: Served) -> int:
    return int(httpx.get(served.url("/api/state")).json()["number"])


def holds(served: Served, words: str) -> bool:
    """Say whether the graph, as the endpoint has it, holds a claim with some words."""
    asked = f'ASK {{ ?claim <https://schema.org/text> ?text FILTER(CONTAINS(?text, "{words}")) }}'
    return bool(httpx.get(served.url("/sparql"), params={"query": asked}).json()["boolean"])


def test_an_edit_is_built_and_told(watched: Served) -> None:
    article = watched.folder / "article.md"
    with listening(watched) as heard:
        article.write_text(article.read_text().replace("The trunk, too, can be", "The back, too, can be"))
        event, state = next(heard)
    assert event == "graph"
    assert state["number"] == number(watched)
    assert holds(watched, "The back, too, can be")
    assert not holds(watched, "The trunk, too, can be")


def test_what_the_build_writes_builds_nothing(watched: Served) -> None:
    with listening(watched) as heard:
        (watched.folder / "kg.toml").write_text("[audit]\nstrict = true\n")
        assert next(heard)[0] == "graph"
    before = number(watched)
    (watched.folder / ".article.md.swp").write_text("x")
    (watched.folder / "photo.png").write_bytes(b"x")
    (watched.folder / "build" / "note.md").write_text("x")
    time.sleep(1.5)
    assert number(watched) == before


def test_a_fault_is_told_and_the_last_state_stays(watched: Served) -> None:
    settings = watched.folder / "kg.toml"
    before = number(watched)
    with listening(watched) as heard:
        settings.write_text("output = \n")
        event, told = next(heard)
        assert event == "fault"
        assert "kg.toml:1" in told["message"]
        assert number(watched) == before
        settings.unlink()
        assert next(heard)[0] == "graph"
    assert number(watched) > before


@pytest.mark.parametrize("name", ["queries/mine.rq", "texts/callen2000.txt", "second.md"])
def test_what_is_new_is_seen(watched: Served, name: str) -> None:
    path = watched.folder / name
    path.parent.mkdir(exist_ok=True)
    with listening(watched) as heard:
        path.write_text("# Sleep\n\nNaps help most adults.\n")
        assert next(heard)[0] == "graph"


def test_many_changes_at_once_are_one_build(watched: Served) -> None:
    before = number(watched)
    article = watched.folder / "article.md"
    text = article.read_text()
    with listening(watched) as heard:
        for count in range(20):
            article.write_text(text.replace("large tumoral deposits", f"{count} large tumoral deposits"))
            time.sleep(0.01)
        while not holds(watched, "19 large tumoral deposits"):
            assert next(heard)[0] == "graph"
    assert number(watched) - before <= 3
