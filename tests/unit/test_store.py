from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import store
from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

LINES = ["<urn:b> <urn:p> <urn:c> <urn:g> .\n", '<urn:a> <urn:p> "x" <urn:g> .\n']


def test_the_same_lines_in_any_order_are_the_same_bytes() -> None:
    data = store.serialise([*LINES, LINES[0]])
    assert data == store.serialise(reversed(LINES)) == "".join(sorted(LINES)).encode()


def test_a_graph_is_read_back_as_it_was_written() -> None:
    data = store.serialise(LINES)
    assert store.to_nquads(store.from_nquads(data)) == data
    assert store.to_nquads(store.from_nquads(b"")) == b""


def test_what_is_no_graph_is_said_with_a_remedy() -> None:
    with pytest.raises(StoreError, match=r"the graph is damaged.*kg build"):
        store.from_nquads(b"<urn:a> <urn:p> .\n")


def test_a_folder_without_a_graph_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no graph in .*kg build"):
        store.open_graph(tmp_path)


def test_a_graph_is_opened_from_its_folder(tmp_path: Path) -> None:
    store.replace_file(tmp_path / "deep" / store.GRAPH_FILE, store.serialise(LINES))
    assert len(store.open_graph(tmp_path / "deep")) == 2


def test_a_file_is_replaced_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "file"
    store.replace_file(path, b"old")
    store.replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    store.replace_file(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_trig_says_the_same_with_our_prefixes() -> None:
    trig = store.to_trig(b"<urn:a> <http://purl.org/spar/cito/cites> <urn:b> <urn:g> .\n").decode()
    assert "@prefix cito: <http://purl.org/spar/cito/> ." in trig
    assert "cito:cites" in trig
    assert "<urn:g> {" in trig


def test_triples_of_all_graphs_stand_once() -> None:
    both = store.serialise([LINES[0], LINES[0].replace("urn:g", "urn:h"), LINES[1]])
    assert store.to_triples(both) == b'<urn:a> <urn:p> "x" .\n<urn:b> <urn:p> <urn:c> .\n'
