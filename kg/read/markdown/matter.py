"""What is about the article and not of its text: authors, affiliations, dates, keywords, contact."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import BlockKind
from kg.read import contact, shifting
from kg.read.frontmatter.work import split_keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Block
    from kg.read.markdown.drafts import Draft

_KEYWORDS = r"key[\s-]?words?(?: and phrases)?|index terms|mots[- ]cl[ée]s|palabras[- ]clave|palavras[- ]chave|parole chiave|schl[üu]sselw[öo]rter"
_CONTACT = (
    r"(?:address for )?correspondence(?: to| address)?|correspond(?:ing|ance) authors?|author for correspondence"
    r"|contact(?: information| details| author)?|e-?mails?(?: address(?:es)?)?|(?:tele)?phone|tel|fax|mobile"
)
_AUTHORS = r"(?:about the |list of )?authors?(?: information| details| affiliations?| names?|s?' affiliations?)?|(?:author )?affiliations?|institutions?"
_STATEMENTS = (
    r"cite this (?:article|paper)(?: as)?|(?:how )?to cite(?: this (?:article|paper))?|cite as|citation|suggested citation"
    r"|(?:declaration of )?(?:conflicts? of interests?|competing interests?)(?: statement)?|disclosures?(?: statement)?"
    r"|funding(?: sources?| statement)?|(?:sources? of (?:support|funding)|financial support|grant support)"
    r"|copyright(?: notice)?|licen[cs]e|doi|p?issn|e-?issn|pmid|pmcid|orcid|running (?:title|head)|short title"
    r"|(?:word|page) count|article (?:type|history|info(?:rmation)?)|manuscript type|editor|reviewers?|academic editor"
)
_DATED = r"received|accepted|revised|published(?: online)?|submitted|available online|publication date|date of publication|date"
_LABEL = re.compile(
    rf"(?P<keywords>{_KEYWORDS})\s*[:：.—–-]|(?:{_CONTACT}|{_AUTHORS}|{_STATEMENTS}|{_DATED})\s*[:：]",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"(?P<keywords>{_KEYWORDS})|{_CONTACT}|{_AUTHORS}", re.IGNORECASE)
_DATE = re.compile(
    r"(?:first |e)?(?:received|accepted|revised|submitted|published|available)(?: in revised form| online| for publication| on)*"
    r"[:,]?\s+(?:[0-9]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+[0-9])",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"[*†‡§¶#]+\s*(?:see|correspond|address|present|current|these|equal|both|contributed|authors?|e-?mail|deceased|to whom|for)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    {
        "of",
        "and",
        "the",
        "for",
        "in",
        "at",
        "on",
        "to",
        "a",
        "an",
        "de",
        "la",
        "le",
        "les",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "du",
        "des",
        "et",
        "und",
        "für",
        "y",
        "e",
        "i",
        "di",
        "da",
        "do",
        "dos",
        "das",
    }
)
_END = re.compile(r"[.?!][\"'”’)\]]*[\s\d,;–*†-]*\Z")
_LONGEST_STATEMENT = 1_000
"""Characters beyond which a labelled paragraph is part of the text after all."""

_SAMPLE = 2_000
"""Characters from which it is told whether a paragraph is prose."""
_LOWER_WORDS, _LOWER_SHARE, _MANY_LOWER_WORDS = 4, 0.4, 12
_MOVABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


def marked(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark what is about the article: by its place before the first section, by its label, by its heading."""
    front = _front(drafts)
    found: list[Draft] = []
    under_heading = False
    for index, draft in enumerate(drafts):
        kind, text = _kind(draft.block), draft.block.text
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            under_heading = kind is BlockKind.HEADING and bool(_HEADING.fullmatch(text.strip(" :.")))
            is_matter = under_heading
        elif kind in _MOVABLE:
            under_heading = under_heading and not _goes_on(draft.block)
            is_matter = under_heading or index in front or is_labelled(text)
        else:
            is_matter = False
        found.append(_as_matter(draft) if is_matter else draft)
    return found


def _kind(block: Block) -> BlockKind | None:
    """Return the kind of a block, or nothing when it cites: then it is part of the text."""
    return None if block.markers and block.kind in _MOVABLE else block.kind


def _as_matter(draft: Draft) -> Draft:
    block = shifting.prefixed(draft.block, f"{draft.number} ") if draft.number else draft.block
    return replace(draft, block=replace(block, kind=BlockKind.MATTER, level=0), number="")


def _front(drafts: Sequence[Draft]) -> set[int]:
    """Return the places between title and first section, or first prose where there is no section."""
    found: set[int] = set()
    if not any(draft.block.kind is BlockKind.TITLE for draft in drafts):
        return found
    has_sections = any(draft.block.kind is BlockKind.HEADING for draft in drafts)
    for index, draft in enumerate(drafts):
        if draft.block.kind is BlockKind.HEADING and not _HEADING.fullmatch(draft.block.text.strip(" :.")):
            return found
        if _kind(draft.block) in _MOVABLE and not is_prose(draft.block.text):
            found.add(index)
        elif draft.block.kind in _MOVABLE and not has_sections:
            return found
    return found


def _goes_on(block: Block) -> bool:
    """Say whether a paragraph under a heading such as "Corresponding author" is the text going on."""
    if block.kind is not BlockKind.PARAGRAPH or contact.redacted(block.text) != block.text:
        return False
    return block.text[:1].islower() or is_prose(block.text)


def is_labelled(text: str) -> bool:
    """Say whether a paragraph begins with what marks it as about the article.

    >>> is_labelled("Published on 30th December 2010"), is_labelled("Published work of 2010 says so.")
    (True, False)
    """
    if len(text) > _LONGEST_STATEMENT:
        return False
    return any(pattern.match(text) for pattern in (_LABEL, _DATE, _SIGN, _COPYRIGHT))


def is_prose(text: str) -> bool:
    """Say whether a text consists of sentences, not of names and addresses.

    >>> is_prose("Department of Medicine, Central Hospital, Springfield")
    False
    """
    words = _WORD.findall(text[:_SAMPLE])
    lower: int = sum(word[0].islower() and word not in _SMALL for word in words)
    if lower >= _MANY_LOWER_WORDS:
        return True
    fewest = 1 if _END.search(text[-_SAMPLE:]) else _LOWER_WORDS
    return lower >= fewest and lower >= _LOWER_SHARE * len(words)


def keywords(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the keywords that the article prints, in order, none twice."""
    return tuple(dict.fromkeys(_keywords(blocks)))


def _keywords(blocks: Iterable[Block]) -> Iterator[str]:
    announced = False
    for block in blocks:
        if block.kind is not BlockKind.MATTER:
            announced = False
            continue
        label = _LABEL.match(block.text)
        if label and label["keywords"]:
            yield from split_keywords(block.text[label.end() :])
        elif announced:
            yield from split_keywords(block.text)
        heading = _HEADING.fullmatch(block.text.strip(" :."))
        announced = bool(heading and heading["keywords"])
