"""The terms of the model, as an editor offers them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.model import Basis, ClaimKind, Judgement, Measure
from kg.serve.asking.notes import NOTES
from kg.vocabulary import BASIS_IRI, KIND_IRI, MEASURE_IRI, NAMESPACES, PREFIXES, UNIT_IRI, VERDICT_IRI

_SCHEMES = {KIND_IRI: ClaimKind, MEASURE_IRI: Measure, VERDICT_IRI: Judgement, BASIS_IRI: Basis}
_VALUES = frozenset({"sh:Info", "sh:Violation", "sh:Warning", "oa:assessing", "pro:author", "pro:editor"})


@dataclass(frozen=True, slots=True)
class Term:
    """A term by its prefixed name; ``kind`` is class, property, value or datatype, ``note`` says what it means, if anything."""

    term: str
    kind: str
    note: str


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms that a graph can hold, by name: those of the ontologies, and the values of the project's schemes."""
    of_model = [
        Term(name, _kind(name), NOTES.get(name, ""))
        for namespace in NAMESPACES
        for name in (f"{namespace.PREFIX}:{term}" for term in namespace.TERMS)
    ]
    return tuple(sorted([*of_model, *_values()], key=lambda one: (one.term.lower(), one.term)))


def _values() -> list[Term]:
    prefixes = {iri: prefix for prefix, iri in PREFIXES.items()}
    return [
        Term(f"{prefixes[iri]}:{value}", "value", "") for iri, scheme in _SCHEMES.items() for value in scheme
    ]


def _kind(name: str) -> str:
    prefix, _, local = name.partition(":")
    if prefix == "xsd":
        return "datatype"
    if name in _VALUES or PREFIXES[prefix] == UNIT_IRI or prefix == "quantitykind":
        return "value"
    return "class" if local[0].isupper() else "property"
