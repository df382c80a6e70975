from __future__ import annotations

import os
import shutil
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from kg import query
from kg.errors import InputError, StoreError
from kg.store import generations
from kg.workspace import open_workspace
from kg.workspace.corpus import Corpus, loader, outputs, state
from kg.workspace.sources import LARGEST_ARTICLE
from tests.corpora import SERIAL, article, build, fill, sharded, shards, sources, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.workspace.corpus.pools import Job, R, T


def age(folder: Path) -> None:
    """Make all files older than the time within which a change may go unseen."""
    for path in folder.iterdir():
        os.utime(path, ns=(0, path.stat().st_mtime_ns - 10_000_000_000))


def slugs(corpus: Corpus) -> list[str]:
    return [outcome.graph.rpartition("/")[2] for outcome in corpus.outcomes]


def test_the_store_holds_what_the_shards_hold(tmp_path: Path) -> None:
    corpus = build(fill(tmp_path / "in"), tmp_path / "out")
    assert slugs(corpus) == ["paper", *(f"paper{number}" for number in range(6))]
    assert corpus.made == 7
    assert stored(tmp_path / "out") == sharded(tmp_path / "out")
    assert len(shards(tmp_path / "out")) == 8


def test_file_order_does_not_matter(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in")
    build(folder, tmp_path / "one")
    build(folder, tmp_path / "two", articles=sources(folder).articles[::-1])
    assert shards(tmp_path / "one") == shards(tmp_path / "two")


def test_a_second_build_reads_nothing_and_changes_nothing(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    first = build(folder, output)
    before = (shards(output), generations.current(output))
    finished: list[Corpus] = []
    second = build(folder, output, finish=lambda corpus, _: finished.append(corpus))
    assert (second.made, finished) == (0, [])
    assert (shards(output), generations.current(output)) == before
    assert [outcome.digest for outcome in first.outcomes] == [outcome.digest for outcome in second.outcomes]
    assert first.problems == second.problems


def test_only_a_changed_article_is_read_again(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    build(folder, output)
    (folder / "paper3.md").write_text(article(3).replace("heals", "comes back"), "utf-8")
    assert build(folder, output).made == 1
    build(folder, tmp_path / "anew")
    assert shards(output) == shards(tmp_path / "anew")
    assert stored(output) == stored(tmp_path / "anew")


def test_a_file_that_was_only_touched_is_not_read_again(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    build(folder, output)
    os.utime(folder / "paper3.md", ns=(0, 0))
    assert build(folder, output).made == 0


def test_a_change_that_keeps_size_and_time_is_seen_while_it_is_fresh(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    build(folder, output)
    path = folder / "paper3.md"
    time = path.stat().st_mtime_ns
    path.write_text(article(3).replace("heals", "hurts"), "utf-8")
    os.utime(path, ns=(time, time))
    assert build(folder, output).made == 1


def test_old_files_are_known_by_size_and_time_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    age(folder)
    build(folder, output)
    monkeypatch.setattr("kg.workspace.corpus.changes.used", lambda path: pytest.fail(f"{path} was read"))
    assert build(folder, output).made == 0


def test_articles_come_and_go(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    build(folder, output)
    (folder / "paper2.md").unlink()
    (folder / "paper9.md").write_text(article(9), "utf-8")
    assert build(folder, output).made == 1
    build(folder, tmp_path / "anew")
    assert stored(output) == stored(tmp_path / "anew")
    assert shards(output) == shards(tmp_path / "anew")


def test_of_two_articles_with_one_name_the_first_file_keeps_it(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    for name in ("b", "c"):
        (folder / name).mkdir()
        (folder / name / "paper1.md").write_text(article(7), "utf-8")
    found = tuple(folder.rglob("*.*"))
    corpus = build(folder, output, articles=found)
    assert slugs(corpus) == ["paper1", "paper1-2", "paper", "paper0", "paper1-3"]
    assert [p.code for p in corpus.problems].count("same-article-twice") == 2
    shutil.rmtree(folder / "b")
    again = build(folder, output, articles=[path for path in found if path.is_file()])
    assert slugs(again) == ["paper1", "paper", "paper0", "paper1-2"]
    build(folder, tmp_path / "anew", articles=[path for path in found if path.is_file()])
    assert stored(output) == stored(tmp_path / "anew")


def test_a_bad_file_costs_itself_alone(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in")
    with (folder / "huge.md").open("wb") as stream:
        stream.truncate(LARGEST_ARTICLE + 1)
    (folder / "zip.xml").write_bytes(b"PK\x03\x04" + bytes(1000))
    (folder / "cut.xml").write_bytes((folder / "paper.xml").read_bytes()[:-60])
    (folder / "utf16.md").write_bytes(article(5).encode("utf-16"))
    corpus = build(folder, tmp_path / "out")
    unread = [problem for problem in corpus.problems if problem.code == "unread-article"]
    assert [problem.source for problem in unread] == ["huge.md"]
    assert {problem.source for problem in corpus.problems} >= {"huge.md", "zip.xml", "cut.xml"}
    assert set(slugs(corpus)) >= {"paper", *(f"paper{number}" for number in range(6))}
    assert outputs.counts(corpus)["  could not be read"] == 1


def test_a_fault_of_ours_is_reported_and_costs_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.workspace.reading import Reader

    read = Reader.article

    def faulty(self: Reader, path: Path) -> object:
        if path.name == "paper1.md":
            raise KeyError("nothing")
        return read(self, path)

    monkeypatch.setattr(Reader, "article", faulty)
    corpus = build(fill(tmp_path / "in"), tmp_path / "out")
    (problem,) = [problem for problem in corpus.problems if problem.code == "unread-article"]
    assert problem.source == "paper1.md"
    assert "KeyError('nothing') in faulty" in problem.message
    assert len(shards(tmp_path / "out")) == 7


def test_an_unread_article_is_tried_again_when_it_changes(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    with (folder / "huge.md").open("wb") as stream:
        stream.truncate(LARGEST_ARTICLE + 1)
    build(folder, output)
    assert build(folder, output).made == 0
    (folder / "huge.md").write_text(article(8), "utf-8")
    assert "huge" in slugs(build(folder, output))


def test_a_bibliography_called_like_an_article_is_its_own(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.md").write_text("# A\n\nIt is rare [@doe].\n", "utf-8")
        (folder / f"{name}.bib").write_text(f"@article{{doe, title={{Of {name}}}, year={{2001}}}}", "utf-8")
    build(folder, output)
    titles = (
        "SELECT ?title WHERE { ?work dcterms:title ?title FILTER(STRSTARTS(?title, 'Of')) } ORDER BY ?title"
    )
    graph = open_workspace(folder, output).store
    assert query.select(graph, titles).rows == (("Of a",), ("Of b",))
    del graph
    (folder / "b.bib").write_text("@article{doe, title={Of other}, year={2001}}", "utf-8")
    assert build(folder, output).made == 1
    assert query.select(open_workspace(folder, output).store, titles).rows == (("Of a",), ("Of other",))


def test_verdicts_are_attached_and_taken_away(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    build(folder, output)
    graph = open_workspace(folder, output)
    claim = graph.query(
        "SELECT ?id WHERE { ?c kg:pointer ?p ; dcterms:identifier ?id ; dcterms:isPartOf ?a . "
        "?a dcterms:identifier 'paper1' } ORDER BY ?id"
    ).rows[0][0]
    table = folder / "verdicts.csv"
    head = "claim,reference,verdict,basis,quote,note,reviewer,date,sentence\n"
    table.write_text(
        f"{head}paper1/{claim},1,supported,abstract,,,A. Doe,2026-01-02,\n{claim},1,supported,abstract,,,A. Doe,2026-01-02,\n",
        "utf-8",
    )
    corpus = build(folder, output, verdicts=table)
    assert "verdict-without-article" in {problem.code for problem in corpus.problems}
    assert sum("motivatedBy" in line for line in stored(output)) == 1
    assert "paper1/verdicts.nq.gz" in shards(output)
    build(folder, output, verdicts=None)
    assert not any("motivatedBy" in line for line in stored(output))
    assert "paper1/verdicts.nq.gz" not in shards(output)


def test_readers_see_the_old_graph_until_the_new_is_whole(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    build(folder, output)
    old = stored(output)
    (folder / "paper7.md").write_text(article(7), "utf-8")
    seen: list[list[str]] = []
    build(folder, output, finish=lambda _corpus, _store: seen.append(stored(output)))
    assert seen == [old]
    assert len(stored(output)) > len(old)


def test_a_build_that_fails_at_the_end_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"

    def fail(_corpus: Corpus, _store: Path) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        build(folder, output, finish=fail)
    with pytest.raises(StoreError, match="no graph"):
        stored(output)
    assert build(folder, output).made == 0
    assert stored(output) == sharded(output)
    assert [path.name for path in sorted((output / generations.FOLDER).iterdir())] == ["CURRENT", "g1"]


def test_a_build_that_fails_while_it_loads_lets_go_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loader, "_LOAD", 1)
    folder, output = fill(tmp_path / "in", 70), tmp_path / "out"

    def failing(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        yield from islice(SERIAL(job, tasks), 40)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        build(folder, output, pool=failing)
    assert build(folder, output).made == 71 - 32
    assert stored(output) == sharded(output)


def test_a_build_killed_while_articles_of_one_name_are_numbered_can_be_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("kg.workspace.corpus.build"), "_NOTED_AT_ONCE", 1)
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    (folder / "b").mkdir()
    (folder / "b" / "paper1.md").write_text(article(7), "utf-8")
    found = tuple(folder.rglob("*.*"))
    calls = 0

    def failing(job: Job[T, R], tasks: Iterable[T]) -> Iterator[R]:
        nonlocal calls
        calls += 1
        if calls == 1:
            yield from SERIAL(job, tasks)
        else:
            yield list(SERIAL(job, tasks))[-1]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build(folder, output, pool=failing, articles=found)
    assert slugs(build(folder, output, articles=found)) == ["paper1", "paper", "paper0", "paper1-2"]
    build(folder, tmp_path / "anew", articles=found)
    assert shards(output) == shards(tmp_path / "anew")
    assert stored(output) == sharded(output)


@pytest.mark.parametrize("damage", [b"", b"no shard", None])
def test_a_damaged_shard_is_named_and_what_was_there_stays(tmp_path: Path, damage: bytes | None) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    build(folder, output)
    before = stored(output)
    with state.opened(output) as memory:
        memory.release("g1", memory.held("g1"))
    shard = output / "shards" / "paper1.nq.gz"
    shard.write_bytes(shard.read_bytes()[:-20] if damage is None else damage)
    with pytest.raises(StoreError, match=r"paper1\.nq\.gz: a shard of the corpus is damaged"):
        build(folder, output)
    assert stored(output) == before


def test_what_was_being_loaded_is_loaded_again(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    build(folder, output)
    with state.opened(output) as memory:
        name = generations.create(output, "g2").name
        memory.hold(name, {f"https://w3id.org/claim-kg/graph/paper{number}": "" for number in range(3)})
    (folder / "paper1.md").write_text(article(8), "utf-8")
    build(folder, output)
    assert stored(output) == sharded(output)


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_without_its_memory_a_corpus_is_built_anew(tmp_path: Path, damage: bytes) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    build(folder, output)
    before = (shards(output), stored(output))
    for path in output.glob("state.sqlite*"):
        path.unlink()
    (output / state.FILE_NAME).write_bytes(damage)
    assert build(folder, output).made == 3
    assert (shards(output), stored(output)) == before


def test_a_lost_shard_is_made_again(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    build(folder, output)
    (output / "shards" / "paper1.nq.gz").unlink()
    assert build(folder, output).made == 1
    assert stored(output) == sharded(output)


def test_two_builds_at_once_are_kept_apart(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 2)
    with state.opened(tmp_path / "out"), pytest.raises(InputError, match="another build"):
        build(folder, tmp_path / "out")


def test_without_an_article_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError, match="no article"):
        build(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()
