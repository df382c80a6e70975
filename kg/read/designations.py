"""Numbers that count nothing: names, labels, years, dates, ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.phrases import words

if TYPE_CHECKING:
    from kg.read.numbers import Number

LABELS = words(
    """
    fig figs figure figures table tables tab tabs section sections sec sect chapter chapters appendix appendices
    supplement supplementary eq eqs eqn equation equations box boxes panel panels plate scheme schemes
    algorithm algorithms listing theorem lemma corollary proposition footnote page pages p pp
    volume vol issue ref refs reference references no nos nr number numbers item items question questions
    type types grade grades stage stages class classes group groups level phase phases step steps
    category cluster clusters factor arm cohort generation case patient subject participant proband family
    day week month year visit session cycle round study experiment trial model scenario hypothesis aim objective
    exon exons intron chromosome chromosomes chr codon codons position positions residue residues nucleotide lane
    version versions v ver release python java windows ubuntu iso rfc grant grants award contract project protocol
    registration code accession room article law act annex part rule criterion principle
    run channel line lines column columns row rows layer quadrant quartile tertile quintile
    covid sars interleukin complement subtype serotype genotype allele haplotype variant vitamin omega coenzyme
    compound compounds strain isolate plot zone sector route highway batch file movie video phone tel telephone fax
    """
)
"""Words whose number is a name: Figure 2, type 2, day 7."""

_ALSO_PLAIN = words(
    "study trial experiment group cohort case patient project year month week day family sample model"
)
_POINTERS = words("this our present current the each per that last same")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_BEFORE_A_DAY = re.compile(rf"\b{_MONTH}\.?\s\Z")
_AFTER_A_DAY = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b")
_DATE = re.compile(r"\d{4}([-–/.])\d{1,2}\1\d{1,2}\b|\d{1,2}([-–/.])\d{1,2}\2(?:19|20)?\d{2}\b")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BEFORE_A_YEAR = words(
    """
    in since by from until till during before after of and to between early late mid year years circa around
    spring summer autumn fall winter through january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec the & or season edition version copyright ©
    """
)
_CONTINUES = re.compile(r"\s?(?:,|and|or|&|to|–|-|—|,\s?and|,\s?or|through)\s?\Z")
_GLUED = re.compile(r"[^\W\d_]|[-‐‑][^\W\d_]|['′″’](?!\s)|[/.:]\w|_|\^|⁻|[⁰¹²³⁴-⁹]|(?:st|nd|rd|th)\b")
_WINDOW = 24
_LONGEST = 10


def labelled(text: str, at: int) -> bool:
    """Say whether the number at ``at`` is the name of the thing before it.

    >>> labelled("see Figs. 2", 10), labelled("in 25", 3)
    (True, False)
    """
    near = text[max(0, at - _WINDOW) : at].rstrip(" \u00a0\n#.:").replace("(", " ( ").split()
    word = near[-1].lower() if near else ""
    if word not in LABELS:
        return False
    # "in this study 25 patients" counts patients.
    return not (word in _ALSO_PLAIN and len(near) > 1 and near[-2].lower() in _POINTERS)


def continued(gap: str) -> bool:
    """Say whether the words between two numbers go on with the same label: Figures 2 and 3."""
    return len(gap) < _LONGEST and _CONTINUES.match(gap) is not None


def dated(text: str, number: Number) -> int:
    """Return where a date or year that the number is part of ends, or 0."""
    start, end = number.span
    date = _DATE.match(text, start)
    if date:
        return date.end()
    if _BEFORE_A_DAY.search(text[max(0, start - _WINDOW) : start]) or _AFTER_A_DAY.match(text, end):
        return end
    if year(text, start, end) and (text.startswith("s", end) or _after_a_year_word(text, start)):
        return end
    return 0


def year(text: str, start: int, end: int) -> bool:
    """Say whether what stands here is written like a year."""
    return _YEAR.fullmatch(text, start, end) is not None


def _after_a_year_word(text: str, at: int) -> bool:
    window = text[max(0, at - _WINDOW) : at].rstrip()
    last = window.rsplit(None, 1)[-1:]
    return not last or last[0].lower().strip("(,") in _BEFORE_A_YEAR or window[-1:] in "(–-,"


def glued(text: str, end: int) -> bool:
    """Say whether the number that ends here runs into a name: 5-HT, 3D, 30th."""
    return _GLUED.match(text, end) is not None
