from __future__ import annotations

import asyncio
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from watchfiles import Change

from kg.errors import InputError
from kg.serve import snapshot, watching
from kg.serve.news import News
from kg.serve.options import Options
from kg.serve.watching import Relevant, relevant
from kg.workspace import open_workspace
from tests import loops


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("article.md", True),
        ("new/deep/study.XML", True),
        ("kg.toml", True),
        ("verdicts.csv", True),
        ("texts/doe1999.txt", True),
        ("queries/mine.rq", True),
        ("texts", True),
        ("build/graph.nq", False),
        ("build/evidence.csv", False),
        ("build/kept.md", True),
        (".kg.toml.lock", False),
        (".verdicts.csv.12.tmp", False),
        (".git/config", False),
        (".article.md.swp", False),
        ("article.md~", False),
        ("photo.png", False),
    ],
)
def test_what_may_be_a_source_matters(name: str, matters: bool) -> None:  # noqa: FBT001 - a column of the table
    root = Path("/w")
    asked = Relevant(root, root / "build", frozenset({root / "build" / "kept.md"}))
    assert asked(Change.modified, f"/w/{name}") is matters


def test_the_sources_of_a_workspace_matter_even_where_it_is_built_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# Sleep\n\nNaps help.\n")
    (tmp_path / "verdicts.csv").write_text("claim,reference,verdict\n")
    asked = relevant(open_workspace(tmp_path, tmp_path))
    known = [
        name
        for name in ("article.md", "verdicts.csv", "evidence.csv")
        if asked(Change.added, str(tmp_path / name))
    ]
    assert known == ["article.md", "verdicts.csv"]


def test_what_is_written_while_a_state_is_built_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# Sleep\n\nNaps help.\n")
    time.sleep(0.05)
    now = snapshot.make(open_workspace(tmp_path), 1)
    assert not watching.is_behind(now)
    (tmp_path / "build" / "later.md").write_text("x")
    (tmp_path / ".later.md.swp").write_text("x")
    (tmp_path / "gone.md").symlink_to("nowhere")
    assert not watching.is_behind(now)
    (tmp_path / "later.md").write_text("# Later\n")
    assert watching.is_behind(now)


def test_a_server_that_is_behind_builds_before_it_answers(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# Sleep\n")

    async def run() -> int:
        bench = _Bench(tmp_path, watch=True)
        bench.now.began = 0
        async with watching.watching(cast("Any", bench)):
            return bench.asked

    assert loops.run(run()) == 1


class _Bench:
    """Fails at its first refresh, for want of a source, and counts the others."""

    def __init__(self, folder: Path, *, watch: bool) -> None:
        self.options = Options(watch=watch)
        self.now = SimpleNamespace(workspace=open_workspace(folder), began=time.time_ns() + 10**9)
        self.news = News()
        self.asked = 0
        self.again = asyncio.Event()

    async def refresh(self) -> None:
        self.asked += 1
        self.again.set()
        if self.asked == 1:
            raise InputError("there is nothing to read")


def test_it_goes_on_after_a_fault_and_ends_with_the_block(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("# Sleep\n")

    async def run() -> int:
        bench = _Bench(tmp_path, watch=True)
        async with watching.watching(cast("Any", bench)):
            for number in (1, 2):
                article.write_text(f"# Sleep {number}\n")
                async with asyncio.timeout(20):
                    await bench.again.wait()
                bench.again.clear()
        article.write_text("# Sleep again\n")
        await asyncio.sleep(0.4)
        return bench.asked

    assert loops.run(run()) == 2


def test_nobody_watches_unless_asked(tmp_path: Path) -> None:
    async def run() -> int:
        bench = _Bench(tmp_path, watch=False)
        async with watching.watching(cast("Any", bench)):
            (tmp_path / "article.md").write_text("# Sleep\n")
            await asyncio.sleep(0.4)
        return bench.asked

    assert loops.run(run()) == 0


def test_a_fault_of_ours_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    article = tmp_path / "article.md"
    article.write_text("# Sleep\n")

    async def run() -> str:
        bench = _Bench(tmp_path, watch=True)
        bench.refresh = _broken  # type: ignore[method-assign]
        stream = bench.news.stream({})
        await anext(stream)
        async with watching.watching(cast("Any", bench)), asyncio.timeout(20):
            article.write_text("# Sleep again\n")
            said = await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]
        return said

    assert "no longer noticed" in loops.run(run())
    assert "no longer noticed" in caplog.text


async def _broken() -> None:
    raise ZeroDivisionError
