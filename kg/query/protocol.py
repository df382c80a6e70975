"""One query as the SPARQL Protocol asks it: over a dataset of its own, written in the media type that was asked for.

Source: SPARQL 1.1 Protocol, 2.1.4 Specifying an RDF Dataset; SPARQL 1.1 Query Language, 13.2 Specifying RDF Datasets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.engine import Terms, ask
from kg.vocabulary import DESCRIBING, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROW_MEDIA = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""Media types that hold rows or a truth value, the one that is given unasked first."""

GRAPH_MEDIA = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "text/n3": ox.RdfFormat.N3,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
"""Media types that hold a graph, the one that is given unasked first."""


class NotAcceptable(QueryError):  # noqa: N818 - HTTP's own name
    """An answer that none of the media types that were asked for can hold."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked over, by their IRIs; what the query itself says of them no longer holds."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer(  # noqa: PLR0913 - what the protocol lets a client choose
    store: ox.Store,
    sparql: str,
    output: IO[bytes],
    *,
    rows: Sequence[str],
    graph: Sequence[str],
    dataset: Dataset | None = None,
    base: str | None = None,
) -> str:
    """Write the answer to ``output`` as it comes, in the first fitting media type; return that.

    ``rows`` are those that a SELECT or ASK may be written in, ``graph`` those for a CONSTRUCT or DESCRIBE, best first.
    Raises :class:`QueryError`: syntax (with its line), ``SERVICE``, or an IRI that is none; :class:`NotAcceptable`; and
    whatever ``output`` raises.
    """
    found = ask(store, sparql, dataset=_terms(dataset), base=_checked(base))
    if isinstance(found, ox.QueryTriples):
        media = _first(graph, GRAPH_MEDIA, "a graph")
        ox.serialize(found, output, format=GRAPH_MEDIA[media], prefixes=PREFIXES)
    else:
        media = _first(rows, ROW_MEDIA, "rows")
        found.serialize(output, format=ROW_MEDIA[media])
    return media


def _first(wanted: Sequence[str], known: Mapping[str, object], kind: str) -> str:
    for media in wanted:
        if media in known:
            return media
    message = f"this query yields {kind}, which no media type that was asked for can hold"
    raise NotAcceptable(message, remedy=f"Ask for one of: {', '.join(known)}.")


def written(ntriples: bytes, media: str) -> bytes:
    """Return N-Triples in another media type that holds a graph, with our prefixes."""
    triples = ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)
    return (
        ox.serialize(
            (one.triple for one in triples), format=GRAPH_MEDIA[media], prefixes=PREFIXES | DESCRIBING
        )
        or b""
    )


def _terms(dataset: Dataset | None) -> Terms | None:
    if dataset is None:
        return None
    default, named = ([_iri(iri) for iri in iris] for iris in (dataset.default, dataset.named))
    return list(default), list(named)


def _iri(text: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError as error:
        message = f"{text!r} is no IRI of a graph: {error}"
        raise QueryError(message) from error


def _checked(base: str | None) -> str | None:
    return None if base is None else _iri(base).value
