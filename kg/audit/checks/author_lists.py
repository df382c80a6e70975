"""M06: who wrote the article, where its own lists of authors disagree."""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.audit.catalogue import Rule
from kg.match import normal
from kg.model import Check, NotChecked, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.facts import Facts, Row
    from kg.query import Value

_HEADER = """
SELECT ?graph ?article ?title ?name WHERE {
  GRAPH ?graph {
    ?article dcterms:source ?file ; dcterms:identifier ?slug .
    FILTER NOT EXISTS { ?article a biro:BibliographicReference }
    OPTIONAL { ?article dcterms:title ?title }
    OPTIONAL {
      ?article pro:isDocumentContextFor ?role .
      ?role pro:withRole pro:author ; schema:position ?position ; foaf:name ?name .
    }
  }
} ORDER BY ?graph ?position"""

_BLOCKS = """
SELECT DISTINCT ?graph ?line ?block ?text WHERE {
  GRAPH ?graph {
    ?hint c4o:hasContent ?words ; dcterms:isPartOf ?whole .
    FILTER(REGEX(?words, "^((list of |the |about the |complete )?(author|contributor)|(how to |please |to )?cit(e|ation))", "i"))
    FILTER NOT EXISTS { ?hint a biro:BibliographicReference }
    ?block dcterms:isPartOf ?whole ; c4o:hasContent ?text ; dcterms:source ?place .
  }
  BIND(xsd:integer(REPLACE(STR(?place), "^.*:", "")) AS ?line)
} ORDER BY ?graph ?line ?block"""

_LIST_HEADING = re.compile(
    r"(?:list of |the |about the |complete )?(?:authors?|contributors?)(?:['’]s?|s['’])?"
    r"(?: information| details?| affiliations?| list| and affiliations?| names)?(?: \(.*\))?[.:*]*",
    re.IGNORECASE,
)
_CITE_AS = re.compile(r"(?:how to |please |to )?cit(?:e|ation)\b[^:]{0,40}(?::|$)\s*", re.IGNORECASE)
_TITLES = re.compile(
    r"\b(?:dr|prof(?:essor)?|mr|mrs|ms|sir|dame|md|phd|ph\.d|mbbs|frcp|msc|bsc)\b\.?", re.IGNORECASE
)
_NUMBERING = re.compile(r"^[\s*†‡§\d.)a-e]{0,6}(?=\s|[A-Z])")
_MANY = re.compile(r"\bet al\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{2}")
_LONGEST_NAME = 6
_INITIALS = 3
"""Letters up to which a part of a name is taken for initials."""


class _Listed(NamedTuple):
    where: str
    names: tuple[str, ...]
    text: str
    complete: bool = True


def find(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the lists of authors that do not name the same persons as the first one of the article."""
    blocks = {
        graph: list(rows) for graph, rows in groupby(facts.corpus.ask(_BLOCKS), key=itemgetter("graph"))
    }
    for graph, rows in groupby(facts.corpus.ask(_HEADER), key=itemgetter("graph")):
        header = list(rows)
        lists = list(_lists(header, blocks.get(graph, [])))
        if len(lists) < 2:  # noqa: PLR2004 - a list alone agrees with itself
            yield NotChecked("the article names its authors in one place only", 1)
        for other in lists[1:]:
            if row := _compare(lists[0], other):
                yield {"focus": header[0]["article"], **row}


def _lists(header: Sequence[dict[str, Value]], blocks: Sequence[dict[str, Value]]) -> Iterator[_Listed]:
    names = tuple(str(row["name"]) for row in header if row["name"])
    if names:
        yield _Listed("at the head", names, ", ".join(names))
    texts = [str(block["text"]).strip() for block in blocks]
    for place, text in enumerate(texts):
        if _LIST_HEADING.fullmatch(text):
            named = [(name, item) for item, name in takewhile(itemgetter(1), _items(texts[place + 1 :]))]
            if len(named) > 1:
                words = "; ".join(item for _, item in named)
                yield _Listed(f"under “{text.strip(' .:*')}”", tuple(name for name, _ in named), words)
        above = texts[place - 1] if place else ""
        if cited := _cited_as(above, text, str(header[0]["title"] or "")):
            yield cited


def _items(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield texts with the name that each begins with as an item of an author list."""
    return ((text, _name_of_item(text)) for text in texts)


def _cited_as(above: str, text: str, title: str) -> _Listed | None:
    """Return the authors of a line that says how to cite the article, or whose heading does: what precedes the title."""
    opening = _CITE_AS.match(text)
    if not opening and not _CITE_AS.fullmatch(above):
        return None
    place = _place_of(title, text)
    if place < 0:
        return None
    names = re.split(r"[,;]\s*|\s+(?:and|&)\s+", text[opening.end() if opening else 0 : place])
    cleaned = tuple(name for part in names if _NAME.search(name := _bare(part)) and not _MANY.search(name))
    return (
        _Listed("in “cite as”", cleaned, text, complete=not _MANY.search(text[:place])) if cleaned else None
    )


def _place_of(title: str, text: str) -> int:
    """Return where the title begins in a line, up to blanks, case and punctuation; -1 when it does not stand there."""
    wanted = re.findall(r"\w+", title)[:5]
    if not wanted:
        return -1
    match = re.search(r"\W+".join(map(re.escape, wanted)), text, re.IGNORECASE)
    return match.start() if match else -1


def _name_of_item(text: str) -> str:
    """Return the name that an item of an author list begins with; nothing when it begins with none."""
    opening, separator, _ = re.split(r"([,;:(]|$)", text, maxsplit=1)
    name = _bare(opening)
    words = name.split() if separator != ":" else []
    capitals = sum(word[0].isupper() for word in words)
    return name if 0 < len(words) <= _LONGEST_NAME and capitals * 2 > len(words) else ""


def _bare(name: str) -> str:
    """Return a name without numbering, titles, and what stands in parentheses behind it."""
    return " ".join(_TITLES.sub(" ", _NUMBERING.sub("", name).partition("(")[0]).strip(" .*\n").split())


def _compare(one: _Listed, two: _Listed) -> dict[str, str] | None:
    """Say how two lists differ, or nothing when each person of one is a person of the other."""
    left, right = _unmatched(one.names, two.names)
    if not two.complete:
        left = []
    if not one.complete:
        right = []
    if not left and not right:
        return None
    missing = "; ".join(
        f"only {where}: {', '.join(names)}"
        for where, names in ((one.where, left), (two.where, right))
        if names
    )
    counts = f"{len(one.names)} {one.where}, {len(two.names)} {two.where}"
    return {"value": counts, "missing": missing, "text": one.text, "otherText": two.text}


def _unmatched(one: Sequence[str], two: Sequence[str]) -> tuple[list[str], list[str]]:
    """Pair names that may be one person, equal ones first, and return those left over on either side."""
    left, right = list(one), list(two)
    for same in (_equal, _compatible):
        for name in list(left):
            partner = next((other for other in right if same(name, other)), None)
            if partner is not None:
                left.remove(name)
                right.remove(partner)
    return left, right


def _equal(one: str, two: str) -> bool:
    return sorted(normal(one).split()) == sorted(normal(two).split())


def _compatible(one: str, two: str) -> bool:
    """Say whether two names may be one person's: they share a whole name, and the rest abbreviates the other's.

    >>> _compatible("Berg A", "Anna Maria Berg"), _compatible("Anna Berg", "Arne Berg"), _compatible("Berg A", "Berg A Dahl")
    (True, False, False)
    """
    left, right = sorted((normal(one).split(), normal(two).split()), key=len)
    if not any(len(word) > 1 and word in right for word in left):
        return False
    short = [word for word in left if word not in right]
    long = [word for word in right if word not in left]
    if not short:
        return all(len(word) <= _INITIALS for word in long)
    return all(any(_abbreviates(word, other) for other in long) for word in short)


def _abbreviates(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) or (len(short) <= _INITIALS and short[0] == long[0])


CHECK = Check(
    id="M06",
    name="author-list-mismatch",
    title="Author lists that disagree",
    severity=Severity.WARNING,
    message="The article names its authors differently: {value} ({missing}).",
    what=(
        "The authors at the head of the article, in a list under a heading such as “Author information” and in the line\n"
        "that says how to cite it, where somebody of one list is nobody of the other. Initials stand for names."
    ),
    why="Indexes take over one of the lists: somebody loses a paper, or two persons become one.",
    remedy="Compare the lists with the authors' consent forms, and correct the wrong one.",
    group="reference",
    example="six authors at the head, seven under “Author information”",
    key=("focus", "value", "missing"),
    inspects="articles",
    place="kg/audit/checks/author_lists.py",
)

RULE = Rule(CHECK, find)
