"""Quads as the engine reads them back, as plain text."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

Statements: TypeAlias = "set[tuple[str, str, str]]"


def statements(nquads: bytes) -> Statements:
    """Return subject, predicate and object of every quad: IRIs bare, literals by their words."""
    return {
        (_text(quad.subject), quad.predicate.value, _text(quad.object))
        for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    }


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def values_of(subject: str, name: str, among: Statements) -> list[str]:
    """Return the objects of a property by the end of its IRI, sorted."""
    return sorted(target for s, p, target in among if s == subject and p.endswith(("#" + name, "/" + name)))
