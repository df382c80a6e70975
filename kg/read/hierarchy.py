"""What a vocabulary says of its concepts: what is broader, and which disease belongs to which age."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.read.phrases import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model.concept import Concept, Vocabulary

_GROUPS = words(
    """
    child children adult adults adolescent adolescents infant infants newborn newborns neonate neonates toddler toddlers
    teenager teenagers youth elderly aged preschooler preschoolers octogenarian centenarian
    """
)


class Hierarchy(NamedTuple):
    """``broader`` by concept, the ``groups`` of age, and for a concept and a group the one narrower concept of both."""

    broader: Mapping[str, tuple[str, ...]]
    groups: frozenset[str]
    narrower: Mapping[tuple[str, str], str]

    def ancestors(self, concept: str) -> list[str]:
        """Return what is broader than ``concept``, nearest first."""
        found = {concept: None}
        for each in (waiting := [concept]):
            new = [above for above in self.broader.get(each, ()) if above not in found]
            found |= dict.fromkeys(new)
            waiting += new
        return list(found)[1:]

    def within(self, concept: str, group: str) -> str:
        """Return ``concept`` as it is in ``group``: juvenile dermatomyositis for dermatomyositis and children.

        Empty when the vocabulary has no such concept, or several.
        """
        names = (self.narrower.get((each, group), "") for each in (concept, *self.ancestors(concept)))
        return next((name for name in names if name), "")


class _Same:
    """A vocabulary compared by identity: to compare all its concepts costs more than what is cached."""

    __slots__ = ("vocabulary",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.vocabulary is other.vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)


def of(vocabulary: Vocabulary) -> Hierarchy:
    """Return the hierarchy of ``vocabulary``; made once."""
    return _made(_Same(vocabulary))


@lru_cache(maxsize=4)
def _made(same: _Same) -> Hierarchy:
    concepts = same.vocabulary.concepts
    broader = {concept.iri: concept.broader for concept in concepts if concept.broader}
    groups = frozenset(concept.iri for concept in concepts if _is_group(concept))
    bare = Hierarchy(broader, groups, {})
    return bare._replace(
        narrower=_narrower(bare, [concept for concept in concepts if concept.iri not in groups])
    )


def _is_group(concept: Concept) -> bool:
    return any(name.casefold() in _GROUPS for name in (concept.label, *concept.synonyms))


def _narrower(bare: Hierarchy, concepts: list[Concept]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], set[str]] = {}
    for concept in concepts:
        for group in bare.groups.intersection(concept.related):
            found.setdefault((concept.iri, group), set()).add(concept.iri)
            for above in bare.ancestors(concept.iri):
                found.setdefault((above, group), set()).add(concept.iri)
    # A concept that is itself of the group stands for those narrower than it.
    own = {key: {key[0]} if key[0] in names else names for key, names in found.items()}
    return {key: names.pop() for key, names in own.items() if len(names) == 1}
