"""What falls when references fall: claims left without support, and claims left with one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query import select

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyoxigraph as ox

_SUPPORT = """
SELECT DISTINCT ?claim ?id ?text ?reference ?name WHERE {
  ?claim a schema:Claim ; dcterms:identifier ?id ; schema:text ?text ; schema:position ?position ;
    dcterms:isPartOf ?article ; kg:pointer/c4o:denotes ?reference .
  ?reference rdfs:label ?name ; schema:position ?number .
} ORDER BY ?article ?position ?claim ?number ?reference
"""


@dataclass(frozen=True, slots=True)
class Fallen:
    """A claim that loses support: ``left`` names the references that remain, none or one."""

    claim: str
    id: str
    text: str
    lost: tuple[str, ...]
    left: tuple[str, ...]


def without(store: ox.Store, references: Collection[str]) -> tuple[Fallen, ...]:
    """Return the claims that would rest on nothing, or on one reference, if ``references`` (IRIs) were gone.

    Only claims that lose a reference are named, first those that lose all; each group in the order of the text.
    """
    support: dict[str, list[tuple[str, str]]] = {}
    said: dict[str, tuple[str, str]] = {}
    for claim, identifier, text, reference, name in select(store, _SUPPORT).rows:
        said[str(claim)] = (str(identifier), str(text))
        support.setdefault(str(claim), []).append((str(reference), str(name)))
    fallen = []
    for claim, held in support.items():
        lost = tuple(name for reference, name in held if reference in references)
        left = tuple(name for reference, name in held if reference not in references)
        if lost and len(left) <= 1:
            fallen.append(Fallen(claim, *said[claim], lost, left))
    return tuple(sorted(fallen, key=lambda claim: len(claim.left)))
