"""What was built before, so that only what changed is built again: an SQLite file beside the graph.

It is a memory, not a result: without it the next build makes everything anew, with the same bytes. Its lock also keeps
two builds of one corpus apart, and falls when the process that holds it dies.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Listed, Problem, Severity
from kg.workspace.corpus.records import Outcome, Task, Used
from kg.workspace.corpus.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE_NAME = "state.sqlite"
_VERSION = 2
_TABLES = """
CREATE TABLE article (path TEXT PRIMARY KEY, context TEXT NOT NULL, outcome TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE held (generation TEXT, graph TEXT, digest TEXT NOT NULL, PRIMARY KEY (generation, graph)) WITHOUT ROWID;
"""


class State:
    """The memory of one corpus; open it with :func:`opened`. Every method is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def outcomes(self, context: str) -> dict[Path, Outcome]:
        """Return what became of each article under ``context``, without the shards."""
        rows = self._connection.execute("SELECT path, outcome FROM article WHERE context = ?", (context,))
        return {Path(path): _decoded(Path(path), text) for path, text in rows}

    def entries(self) -> list[Listed]:
        """Return the entries of all reference lists, by article."""
        rows = self._connection.execute("SELECT outcome FROM article ORDER BY path")
        return [Listed(*entry) for (text,) in rows for entry in json.loads(text)["entries"]]

    def remember(self, context: str, outcomes: Iterable[Outcome]) -> None:
        """Keep what became of articles."""
        rows = [(str(outcome.task.path), context, _encoded(outcome)) for outcome in outcomes]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", rows)

    def forget(self, paths: Iterable[Path]) -> None:
        """Know nothing more of articles."""
        with self._connection:
            self._connection.executemany(
                "DELETE FROM article WHERE path = ?", [(str(path),) for path in paths]
            )

    def keep_only(self, paths: Iterable[Path]) -> None:
        """Forget the articles that are no longer among ``paths``."""
        known = {Path(path) for (path,) in self._connection.execute("SELECT path FROM article")}
        self.forget(known.difference(paths))

    def generations(self) -> set[str]:
        """Return the generations of which something is known."""
        return {name for (name,) in self._connection.execute("SELECT DISTINCT generation FROM held")}

    def held(self, generation: str) -> dict[str, str]:
        """Return the graphs that a generation holds, with the digest of each; none where a load was cut short."""
        query = "SELECT graph, digest FROM held WHERE generation = ?"
        return dict(self._connection.execute(query, (generation,)))

    def hold(self, generation: str, graphs: Mapping[str, str]) -> None:
        """Note that a generation holds ``graphs``."""
        rows = [(generation, graph, digest) for graph, digest in graphs.items()]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", rows)

    def release(self, generation: str, graphs: Iterable[str]) -> None:
        """Note that a generation no longer holds ``graphs``."""
        rows = [(generation, graph) for graph in graphs]
        with self._connection:
            self._connection.executemany("DELETE FROM held WHERE generation = ? AND graph = ?", rows)

    def only(self, generation: str) -> None:
        """Forget all other generations."""
        with self._connection:
            self._connection.execute("DELETE FROM held WHERE generation != ?", (generation,))


@contextmanager
def opened(folder: Path) -> Iterator[State]:
    """Open the memory of the corpus built in ``folder``, alone, for as long as the block runs.

    Raises :class:`InputError` when another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    with closing(_connected(path)) as connection:
        yield State(connection)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2)
    try:
        connection.executescript(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE; COMMIT"
        )
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            _make(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        message = f"another build is writing here, or the file cannot be written: {error}"
        raise InputError(message, place=str(path)) from error
    except sqlite3.DatabaseError:
        connection.close()
        path.unlink()
        return _connected(path)
    return connection


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, dropping those of another version of this program."""
    connection.executescript("DROP TABLE IF EXISTS article; DROP TABLE IF EXISTS held;" + _TABLES)
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _encoded(outcome: Outcome) -> str:
    """Return an outcome as JSON, its shard left out: never a form that could run code when it is read."""
    return json.dumps(
        {
            "number": outcome.task.number,
            "uses": [[str(one.path), one.size, one.changed, one.read, one.digest] for one in outcome.uses],
            "slug": outcome.slug,
            "graph": outcome.graph,
            "digest": outcome.digest,
            "tally": astuple(outcome.tally) if outcome.tally else None,
            "entries": [astuple(entry) for entry in outcome.entries],
            "problems": [astuple(problem) for problem in outcome.problems],
        }
    )


def _decoded(path: Path, text: str) -> Outcome:
    found = json.loads(text)
    return Outcome(
        task=Task(path, found["number"]),
        uses=tuple(Used(Path(name), *state) for name, *state in found["uses"]),
        slug=found["slug"],
        graph=found["graph"],
        digest=found["digest"],
        tally=Tally(*found["tally"]) if found["tally"] else None,
        entries=tuple(Listed(*entry) for entry in found["entries"]),
        problems=tuple(
            Problem(source, line, code, message, Severity(severity), raw)
            for source, line, code, message, severity, raw in found["problems"]
        ),
    )
