"""Folders of small articles, and the builds of them, for tests of corpora."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import store
from kg.names import BASE
from kg.workspace import corpus, open_workspace
from kg.workspace.corpus.shards import FOLDER
from tests.jats import link, refs, xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.workspace.corpus import Pool
    from kg.workspace.sources import Sources


SERIAL = corpus.pool(1)


def article(number: int) -> str:
    """Return a Markdown article that cites two references of its own printed list."""
    return (
        f"# On matter {number}\n\n"
        f"## Discussion\n\nIt is found in {number + 10} % of all patients [1]. "
        f"It heals by itself in most of them [1, 2]. Nobody knows why it does so.\n\n"
        f"## References\n\n1. Doe J. First of {number}. Lancet 2001;1:1-9.\n"
        f"2. Roe A. Shared by all. Lancet 2002;2:1-9.\n"
    )


def fill(folder: Path, number: int = 6) -> Path:
    """Write ``number`` Markdown articles and one in JATS; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in range(number):
        (folder / f"paper{each}.md").write_text(article(each), "utf-8")
    body = f"<sec><title>Results</title><p>It grows {link('1', 1)}. It shrinks {link('2', 2)}.</p></sec>"
    (folder / "paper.xml").write_bytes(xml(body=body, back=refs(1, 2)))
    return folder


def sources(folder: Path) -> Sources:
    return open_workspace(folder).sources


def build(
    folder: Path,
    output: Path,
    pool: Pool = SERIAL,
    finish: Callable[[corpus.Corpus, Path], None] = lambda _corpus, _store: None,
    **changed: object,
) -> corpus.Corpus:
    """Build a folder as a corpus; ``changed`` are other sources than the folder's."""
    found = replace(sources(folder), **changed)  # type: ignore[arg-type]  # whatever the test wants to change
    return corpus.build(found, BASE, output, pool=pool, progress=lambda *_: None, finish=finish)


def shards(output: Path) -> dict[str, bytes]:
    """Return the bytes of all shards by name."""
    folder = output / FOLDER
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stored(output: Path) -> list[str]:
    """Return the quads of the store that readers see, as sorted lines."""
    return sorted(str(quad) for quad in store.open_graph(output))


def sharded(output: Path) -> list[str]:
    """Return the quads of all shards, as sorted lines."""
    return sorted(
        str(quad)
        for shard in shards(output).values()
        for quad in ox.parse(gzip.decompress(shard), format=ox.RdfFormat.N_QUADS)
    )
