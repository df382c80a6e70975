"""What the graph says of a thing, and who says something of it, for a person and for a program."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg import query
from kg.query import Iri
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

MOST = 1000
"""Statements that others make of a thing which are shown: a term of the model may have millions."""

_SAYS = query.parse(
    "says",
    """SELECT DISTINCT ?says ?value (SAMPLE(?name) AS ?label) WHERE {
  VALUES ?it { UNDEF }
  ?it ?says ?value
  OPTIONAL { ?value rdfs:label|dcterms:title|skos:prefLabel|foaf:name|schema:text ?name }
} GROUP BY ?says ?value ORDER BY ?says ?value""",
)
_SAID = query.parse(
    "said",
    f"""SELECT DISTINCT ?says ?value (SAMPLE(?name) AS ?label) WHERE {{
  {{ SELECT DISTINCT ?value ?says WHERE {{ VALUES ?it {{ UNDEF }} ?value ?says ?it }} ORDER BY ?says ?value LIMIT {MOST} }}
  OPTIONAL {{ ?value rdfs:label|dcterms:title|skos:prefLabel|foaf:name|schema:text ?name }}
}} GROUP BY ?says ?value ORDER BY ?says ?value""",
)
_STATEMENTS = query.parse(
    "statements",
    f"""CONSTRUCT {{ ?it ?says ?value . ?other ?of ?it }} WHERE {{
  {{ VALUES ?it {{ UNDEF }} ?it ?says ?value }} UNION
  {{ SELECT DISTINCT ?other ?of ?it WHERE {{ VALUES ?it {{ UNDEF }} ?other ?of ?it }} ORDER BY ?of ?other LIMIT {MOST} }}
}}""",
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown: text, and the IRI that it is or names."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A property with its values, in the order of their terms."""

    term: str
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A thing, what is said of it, and in which statements of others it is the value."""

    iri: str
    label: str
    says: tuple[Statement, ...]
    said: tuple[Statement, ...]


def describe(store: ox.Store, iri: str) -> Description | None:
    """Return what the graph says of a thing; nothing when it does not know it."""
    says = _statements(store, _SAYS, iri)
    said = _statements(store, _SAID, iri)
    if not says and not said:
        return None
    return Description(iri, _label(says) or short(iri), says, said)


def serialise(store: ox.Store, iri: str, form: str) -> bytes:
    """Return the same statements in a form of :data:`kg.query.GRAPH_FORMATS`."""
    return query.serialise(store, query.bind(_STATEMENTS, {"it": (f"<{iri}>",)}), form)


def short(iri: str) -> str:
    """Return an IRI with a prefix in the place of its beginning, where there is one.

    >>> short("http://purl.org/spar/cito/cites")
    'cito:cites'
    """
    fitting = [(len(start), prefix) for prefix, start in PREFIXES.items() if iri.startswith(start)]
    return f"{max(fitting)[1]}:{iri[max(fitting)[0] :]}" if fitting else iri


def _statements(store: ox.Store, question: query.Question, iri: str) -> tuple[Statement, ...]:
    rows = query.select(store, query.bind(question, {"it": (f"<{iri}>",)})).rows
    return tuple(
        Statement(str(term), short(str(term)), tuple(_values(group)))
        for term, group in groupby(rows, key=lambda row: row[0])
    )


def _values(rows: Iterable[tuple[query.Value, ...]]) -> Iterable[Value]:
    for _, value, label in rows:
        if isinstance(value, Iri):
            yield Value(str(label or short(value)), str(value))
        else:
            yield Value(str(value))


def _label(says: Iterable[Statement]) -> str:
    known = {statement.name: statement.values[0].text for statement in says}
    names = ("schema:text", "dcterms:title", "rdfs:label", "skos:prefLabel", "foaf:name", "oa:exact")
    return next((known[name] for name in names if name in known), "")
