"""The index: one SQLite file of all that is searched, the same for the same graph."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from kg import query
from kg.errors import StoreError
from kg.search import collect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

FILE_NAME = "search.sqlite"
_VERSION = "1"
"""Of the tables below; an index of another version is made anew. ``more`` are a work's authors, ``also`` is not shown."""

_TABLES = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, iri TEXT NOT NULL, article TEXT NOT NULL,
  place TEXT NOT NULL, text TEXT NOT NULL, more TEXT NOT NULL, also TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(
  text, more, also, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TEMP TABLE claim (iri, name, text, article, place);
CREATE TEMP TABLE cited (work, name, article);
CREATE TEMP TABLE titled (work, title, PRIMARY KEY (work, title)) WITHOUT ROWID;
CREATE TEMP TABLE dated (work, year, PRIMARY KEY (work, year)) WITHOUT ROWID;
CREATE TEMP TABLE article (iri, name, place);
CREATE TEMP TABLE author (work, position, person, name);
"""
_SOURCES = (
    ("claim", collect.CLAIMS),
    ("cited", collect.CITED),
    ("titled", collect.TITLES),
    ("titled", collect.UNTITLED),
    ("dated", collect.YEARS),
    ("article", collect.ARTICLES),
    ("author", collect.AUTHORS),
)

_FILL = """
CREATE TEMP TABLE byline AS
  SELECT work, group_concat(name, '; ') AS names FROM (
    SELECT work, CAST(position AS INTEGER) AS place, min(name) AS name FROM author GROUP BY work, place, person
    ORDER BY work, place, person
  ) GROUP BY work;
CREATE UNIQUE INDEX temp.of_work ON byline (work);
INSERT INTO entry (kind, name, iri, article, place, text, more, also)
  SELECT DISTINCT 'claim', name, iri, article, place, text, '', name FROM claim ORDER BY article, iri, place, text;
INSERT INTO entry (kind, name, iri, article, place, text, more, also)
  SELECT 'reference', min(name), cited.work,
    CASE count(DISTINCT article) WHEN 1 THEN min(article) ELSE count(DISTINCT article) || ' articles' END, '',
    coalesce((SELECT min(title) FROM titled WHERE titled.work = cited.work), ''), coalesce(names, ''),
    min(name) || ' ' || coalesce((SELECT min(year) FROM dated WHERE dated.work = cited.work), '')
  FROM cited LEFT JOIN byline ON byline.work = cited.work GROUP BY cited.work ORDER BY cited.work;
INSERT INTO entry (kind, name, iri, article, place, text, more, also)
  SELECT 'article', min(name), iri, min(name), min(place),
    coalesce((SELECT min(title) FROM titled WHERE titled.work = iri), ''), coalesce(names, ''), min(name)
  FROM article LEFT JOIN byline ON byline.work = iri GROUP BY iri ORDER BY iri;
INSERT INTO entry (kind, name, iri, article, place, text, more, also)
  SELECT 'author', min(name), person, works || CASE works WHEN 1 THEN ' work' ELSE ' works' END, '', group_concat(name, ' · '), '', ''
  FROM (SELECT DISTINCT person, name FROM author ORDER BY person, name)
    JOIN (SELECT person AS same, count(DISTINCT work) AS works FROM author GROUP BY person) ON same = person
  GROUP BY person ORDER BY person;
INSERT INTO about SELECT kind, min(id) || ' ' || max(id) FROM entry GROUP BY kind;
INSERT INTO words (words) VALUES ('rebuild');
INSERT INTO words (words) VALUES ('optimize');
"""


def make(graph: ox.Store, path: Path, identity: str) -> None:
    """Write the index of a graph; ``identity`` says what it was made from.

    Raises :class:`StoreError` when the folder cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _fill(connection, graph, identity)
        temporary.replace(path)
    except (OSError, sqlite3.Error) as error:
        message = f"the search index cannot be written: {error}"
        raise StoreError(message, place=str(path), remedy="Name another folder with --output.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def made_from(path: Path) -> str:
    """Return the identity an index was made from; nothing when there is none that can be used."""
    try:
        with closing(opened(path)) as connection:
            found = dict(connection.execute("SELECT name, value FROM about"))
    except sqlite3.Error:
        return ""
    identity: str = found.get("identity", "") if found.get("version") == _VERSION else ""
    return identity


def opened(path: Path) -> sqlite3.Connection:
    """Open an index for reading; it never changes once it is there."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _fill(connection: sqlite3.Connection, graph: ox.Store, identity: str) -> None:
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    for table, sparql in _SOURCES:
        columns = ", ".join("?" * len(connection.execute(f"SELECT * FROM temp.{table}").description))  # noqa: S608 - our own table
        rows = _clean(query.stream(graph, sparql))
        connection.executemany(f"INSERT OR IGNORE INTO temp.{table} VALUES ({columns})", rows)  # noqa: S608 - our own table
    for statement in _FILL.split(";\n"):
        connection.execute(statement)
    about = {"identity": identity, "version": _VERSION}
    connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    connection.execute("COMMIT")


def _clean(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Take out the signs that mark words in what is found, and NUL, at which SQLite would stop."""
    return (tuple(text.translate(_SIGNS) for text in row) for row in rows)


_SIGNS = dict.fromkeys((0, 2, 3), " ")
