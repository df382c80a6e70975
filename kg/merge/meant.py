"""Which entries a person means by a word: a DOI, a PubMed id, an IRI, a citation key, or an entry of an article."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.names import doi_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Listed

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = re.compile(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)?(\d+)/?", re.IGNORECASE | re.ASCII)


class Names:
    """The entries by all names that a person may use for them."""

    def __init__(self, works: Iterable[Listed], chosen: Mapping[Listed, str] | None = None) -> None:
        self._named: defaultdict[str, dict[Listed, None]] = defaultdict(dict)
        for entry in works:
            for name in _names(entry):
                self._named[name][entry] = None
        self._chosen: defaultdict[str, dict[Listed, None]] = defaultdict(dict)
        for entry, name in (chosen or {}).items():
            self._chosen[name][entry] = None

    def find(self, word: str) -> tuple[Listed, ...]:
        """Return the entries that ``word`` means, none when it means none."""
        for name in _forms(word.strip().removeprefix("<").removesuffix(">")):
            if found := self._named.get(name) or self._chosen.get(name):
                return tuple(found)
        return ()


def meant(
    word: str, entries: Iterable[Listed], chosen: Mapping[Listed, str] | None = None
) -> tuple[Listed, ...]:
    """Return the entries that ``word`` means; ``chosen`` are the works' names, which it may be too."""
    return Names(entries, chosen).find(word)


def _names(entry: Listed) -> set[str]:
    names = {entry.name, entry.id, f"{entry.article}/{entry.key}", entry.key}
    names |= {doi_iri(entry.doi)} if entry.doi else set()
    names |= {f"pmid:{entry.pmid}"} if entry.pmid else set()
    return names - {"", f"{entry.article}/"}


def _forms(word: str) -> Iterable[str]:
    """Return the names that a word may be written for, the most exact first."""
    yield word
    yield word.removeprefix("@")
    if match := _DOI.fullmatch(word):
        yield doi_iri(match[1])
    if match := _PMID.fullmatch(word):
        yield f"pmid:{match[1]}"
