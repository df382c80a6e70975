"""Concepts of a SKOS vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Concept:
    """A ``skos:Concept``.

    ``label`` is the preferred one, ``synonyms`` the alternative and hidden ones, each in the file's order;
    ``broader``, ``related`` and ``matches`` (``skos:exactMatch``) are IRIs, sorted.
    """

    iri: str
    label: str
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The concepts of one or more SKOS files, sorted by IRI."""

    concepts: tuple[Concept, ...] = ()
    problems: tuple[Problem, ...] = ()
