"""Concepts named in a text: the longest label of a vocabulary at each place.

Labels and text are compared word by word, so that "Gottron's papule", "Gottron papules" and "gottron-papule" are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model.claim import Mention
from kg.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model.concept import Vocabulary

Matcher = Callable[[str], tuple[Mention, ...]]
"""Finds the concepts of a vocabulary in a text."""

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_HYPHENS = frozenset("-‐‑–")
_HYPHENED = tuple(_HYPHENS)
_GAPS = _HYPHENS.union(" \u00a0\n\t'’/")
_WIDEST = 3  # code points between two words of a label
_CONCEPT = ""  # the key of a node that holds the IRI of the label that ends there
_LONGEST_ACRONYM = 6
_IRREGULAR = {
    "children": "child", "women": "woman", "men": "man", "mice": "mouse", "feet": "foot", "teeth": "tooth",
}  # fmt: skip
_KEEPS_ITS_S = ("ss", "us", "is")
_LOSES_ES = ("sses", "shes", "ches", "xes", "zzes", "ruses", "nuses", "tuses", "luses")
_SHORTEST_OF_GREEK = 7  # letters of the shortest "-oses" that is the plural of "-osis": stenoses


class _Words(NamedTuple):
    """The words of a text."""

    text: str
    found: list[re.Match[str]]

    def keys(self, at: int) -> tuple[str, str]:
        """Return how a word is compared: as a word, and as an acronym."""
        return _keys(self.found[at].group())

    def gap(self, at: int) -> str:
        """Return what parts a word from the next: a blank, a hyphen, or nothing where no label goes across."""
        if at + 1 >= len(self.found):
            return ""
        start, end = self.found[at].end(), self.found[at + 1].start()
        if not start < end <= start + _WIDEST:
            return ""
        between = self.text[start:end]
        if _HYPHENS.issuperset(between):
            return "-"
        return " " if _GAPS.issuperset(between) else ""

    def joined(self, at: int) -> str:
        """Return a word and the next without the hyphen between them."""
        return self.found[at].group() + self.found[at + 1].group()


def matcher(vocabulary: Vocabulary) -> Matcher:
    """Return a function that finds the concepts of ``vocabulary`` in a text.

    The mentions are in the text's order and do not overlap: leftmost first, the longest there. Case is ignored, but not
    that of a short acronym (``DM``). A label that several concepts share means the one that prefers it, then the
    first by IRI.

    >>> from kg.model import Concept, Vocabulary
    >>> find = matcher(Vocabulary((Concept("ex:c", "calcinosis", ("calcium deposit",)),)))
    >>> [mention.span.of("Calcium deposits hurt") for mention in find("Calcium deposits hurt")]
    ['Calcium deposits']
    """
    root: dict[str, Any] = {}
    for concept in vocabulary.concepts:
        _add(root, concept.label, concept.iri)
    for concept in vocabulary.concepts:
        for synonym in concept.synonyms:
            _add(root, synonym, concept.iri)
    if not root:
        return lambda _text: ()
    opens = lru_cache(maxsize=65536)(lambda word: any(key in root for key in _keys(word)))
    return lambda text: tuple(_mentions(text, root, opens))


def _add(root: dict[str, Any], label: str, iri: str) -> None:
    found = _words(label)
    printed = [each.group() for each in found.found]
    _enter(root, [_keys(word)[is_acronym(word)] for word in printed], iri)
    hyphened = next((at for at in range(len(printed)) if found.gap(at) == "-"), None)
    if hyphened is not None:  # "micro-trauma" is printed "microtrauma" as well
        _add(root, " ".join((*printed[:hyphened], found.joined(hyphened), *printed[hyphened + 2 :])), iri)


def _enter(root: dict[str, Any], keys: Sequence[str], iri: str) -> None:
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    if keys:
        node.setdefault(_CONCEPT, iri)


def is_acronym(word: str) -> bool:
    """Say whether a word is a short acronym, whose case tells it from a word.

    >>> is_acronym("DM"), is_acronym("Gout")
    (True, False)
    """
    return word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM


def _words(text: str) -> _Words:
    return _Words(text, list(_WORD.finditer(text)))


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, str]:
    bare = word[:-2] if word[-2:] in {"'s", "’s"} else word
    acronym = bare[:-1] if bare[-1:] == "s" and is_acronym(bare[:-1]) else bare
    return singular(bare.casefold()), f"={acronym}"


def singular(word: str) -> str:
    """Return the form under which the singular and the plural of an English word are compared, in lower case.

    >>> singular("biopsies"), singular("calcinoses"), singular("diagnosis"), singular("viruses"), singular("diseases")
    ('biopsy', 'calcinosis', 'diagnosis', 'virus', 'disease')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith("s") or len(word) <= len("gas") or word.endswith(_KEEPS_ITS_S):
        return word
    if word.endswith("ies") and len(word) > len("dies"):
        return f"{word[:-3]}y"
    if word.endswith(("oses", "yses", "eses")) and len(word) >= _SHORTEST_OF_GREEK:
        return f"{word[:-2]}is"
    return word[:-2] if word.endswith(_LOSES_ES) else word[:-1]


def _mentions(text: str, root: dict[str, Any], opens: Callable[[str], bool]) -> Iterator[Mention]:
    """Yield the mentions; ``opens`` says whether a word, as printed, begins a label."""
    words = _words(text)
    done = 0
    for at, each in enumerate(words.found):
        if at < done or not (opens(each.group()) or text.startswith(_HYPHENED, each.end())):
            continue
        end, iri = _longest(words, at, root)
        if end:
            yield Mention(Span(each.start(), words.found[end - 1].end()), iri)
            done = end


def _longest(found: _Words, at: int, root: dict[str, Any]) -> tuple[int, str]:
    """Return the word after the longest label that begins at word ``at``, and its concept."""
    best = (0, "")
    waiting = list(_steps(found, at, root))
    while waiting:
        node, end = waiting.pop()
        if _CONCEPT in node and end > best[0]:
            best = (end, node[_CONCEPT])
        if found.gap(end - 1):
            waiting += _steps(found, end, node)
    return best


def _steps(found: _Words, at: int, node: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield where the word at ``at`` leads from ``node``: as a word, as an acronym, joined to the next by its hyphen."""
    for key in found.keys(at):
        if key in node:
            yield node[key], at + 1
    if found.gap(at) == "-":
        for key in _keys(found.joined(at)):
            if key in node:
                yield node[key], at + 2
