"""One question asked of two engines, cell by cell comparable."""

from __future__ import annotations

import warnings
from decimal import Decimal
from typing import TYPE_CHECKING

import rdflib

from kg.query import Iri

if TYPE_CHECKING:
    from kg.query import Value


def dataset(nquads: bytes) -> rdflib.Dataset:
    """Return the quads in rdflib's own store, all graphs in union."""
    with _quiet():
        graphs = rdflib.Dataset(default_union=True)
        graphs.parse(data=nquads, format="nquads")
        return graphs


def rows(graphs: rdflib.Dataset, sparql: str) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    """Return columns and rows as :func:`kg.query.select` would."""
    with _quiet():
        result = graphs.query(sparql)
        columns = tuple(str(variable) for variable in result.vars or ())
        return columns, tuple(
            tuple(map(_value, row)) for row in result if isinstance(row, rdflib.query.ResultRow)
        )


def triples(graphs: rdflib.Dataset, sparql: str) -> list[str]:
    """Return the statements of a CONSTRUCT, sorted."""
    with _quiet():
        found = graphs.query(sparql).graph or rdflib.Graph()
        return sorted(found.serialize(format="nt").splitlines())


def _value(term: rdflib.term.Node | None) -> Value:
    if isinstance(term, rdflib.URIRef):
        return Iri(term)
    if isinstance(term, rdflib.Literal) and isinstance(term.value, int | Decimal):
        return term.value
    return None if term is None else str(term)


def _quiet() -> warnings.catch_warnings[None]:
    """Silence rdflib where it calls its own deprecated properties."""
    return warnings.catch_warnings(action="ignore", category=DeprecationWarning)
