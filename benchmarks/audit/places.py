"""Where a mutation may take hold: only what is plain to see, so that what must be reported is beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.audit.case import Case

_BRACKET = re.compile(r"(?<![–,-])(?<![–,-] ) ?\[(\d{1,3}(?: ?[,–-] ?\d{1,3})*)\](?! ?[–,-]? ?\[)")
_RAISED = re.compile(
    r"(?:(?<=[a-z)][.,;])|(?<=[a-z]{2}))<sup>(\d{1,3}(?: ?[,–-] ?\d{1,3})*)</sup>(?! ?<sup>)"
)
_KEYED = re.compile(r" ?\[(@[\w:-]+(?:; ?@[\w:-]+)*)\]")
_LOOSE = re.compile(r"\[([^\]]*)\]|<sup>([^<]*)</sup>")
_NUMBERS = re.compile(r"(\d{1,3})(?: ?[–-] ?(\d{1,3}))?")
_REFERENCES = re.compile(
    r"^#+ *(?:references|bibliography|literature cited)\b.*$", re.IGNORECASE | re.MULTILINE
)
_ENTRY = re.compile(r"^(\d{1,3})\. (.+)$", re.MULTILINE)
_MATTER = re.compile(r"---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_HEADING = re.compile(r"^##? .+$", re.MULTILINE)
_MATTER_HEADING = re.compile(
    r"#+.*(?:acknowledg|funding|contribution|conflict|competing|disclosure|availab|accessib|abbreviation|supplement|"
    r"supporting|publisher|consent|ethic|additional)",
    re.IGNORECASE,
)
_NO_PROSE = re.compile(r"[#|\-*!>$\\<\[:{ \t]|\d+[.)]")
_SHORTEST = 80
_BIB = re.compile(r"^@(\w+)\s*\{\s*([\w:-]+)\s*,.*?(?=^@|\Z)", re.DOTALL | re.MULTILINE)


class Marker(NamedTuple):
    """A citation with nothing odd about it; ``labels`` are numbers with ranges filled, or keys."""

    start: int
    end: int
    body: str
    labels: tuple[str, ...]
    printed: str

    def around(self, body: str) -> str:
        """Return the marker with another body."""
        return self.printed.replace(self.body, body, 1)


class Entry(NamedTuple):
    """An entry of the list; the offsets are in the article's text, or in the BibTeX."""

    start: int
    end: int
    kind: str
    label: str
    text: str


def prose(text: str) -> list[tuple[int, int]]:
    """Return start and end of every paragraph of running text on one line.

    Front matter, the names of the authors below the title, and the list are left out.
    """
    end = found[-1].start() if (found := list(_REFERENCES.finditer(text))) else len(text)
    start = _start(text)
    places, offset, fenced, above, beside = [], 0, False, True, False
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        beside = bool(_MATTER_HEADING.match(line)) if line.startswith("#") else beside
        fenced ^= line.startswith(("```", "~~~"))
        below = number + 1 == len(lines) or not lines[number + 1].strip()
        plain = len(line) >= _SHORTEST and not _NO_PROSE.match(line) and line.rstrip().endswith((".", ">"))
        if plain and above and below and not fenced and not beside and start <= offset < end:
            places.append((offset, offset + len(line.rstrip())))
        above, offset = not line.strip(), offset + len(line)
    return places


def _start(text: str) -> int:
    """Return where the running text begins: behind the front matter, else at the heading after the title, if there is one."""
    if matter := _MATTER.match(text):
        return matter.end()
    headings = [match.start() for match in islice(_HEADING.finditer(text), 2)]
    return headings[-1] if headings else 0


def markers(case: Case) -> list[Marker]:
    """Return the plain markers of the running text, of the form that the article uses most."""
    forms = (_KEYED,) if case.bib else (_BRACKET, _RAISED)
    found = [list(_markers(case.text, form)) for form in forms]
    return max(found, key=len)


def _markers(text: str, form: re.Pattern[str]) -> Iterator[Marker]:
    for start, end in prose(text):
        for match in form.finditer(text, start, end):
            labels = tuple(re.findall(r"@([\w:-]+)", match[1])) or tuple(_filled(match[1]))
            yield Marker(match.start(), match.end(), match[1], labels, match[0])


def _filled(body: str) -> Iterator[str]:
    for match in _NUMBERS.finditer(body):
        yield from map(str, range(int(match[1]), int(match[2] or match[1]) + 1))


def mentions(case: Case) -> Counter[str]:
    """Return how often each label may be cited anywhere, rather too often than too seldom."""
    if case.bib:
        return Counter(re.findall(r"@\{?([\w:-]+)", case.text))
    bodies = (match[1] or match[2] or "" for match in _LOOSE.finditer(case.text))
    return Counter(label for body in bodies for label in _filled(body))


def single(case: Case) -> list[Marker]:
    """Return the markers of one label that is cited nowhere else, and that the list has."""
    counts, listed = mentions(case), {entry.label for entry in entries(case)}
    return [
        m for m in markers(case) if len(m.labels) == 1 and counts[m.labels[0]] == 1 and m.labels[0] in listed
    ]


def entries(case: Case) -> list[Entry]:
    """Return the entries of the numbered list or of the BibTeX."""
    if case.bib:
        return [Entry(m.start(), m.end(), m[1].lower(), m[2], m[0]) for m in _BIB.finditer(case.bib)]
    heads = list(_REFERENCES.finditer(case.text))
    start = heads[-1].end() if heads else len(case.text)
    return [Entry(m.start(), m.end(), "printed", m[1], m[2]) for m in _ENTRY.finditer(case.text, start)]


def field(entry: Entry, name: str) -> re.Match[str] | None:
    """Return the one line of a BibTeX entry that holds a field; the value is group 1."""
    pattern = rf"^[ \t]*{name}[ \t]*=[ \t]*[{{\"]?([^\n]*?)[}}\"]?[ \t]*,?[ \t]*$\n?"
    found = list(re.finditer(pattern, entry.text, re.IGNORECASE | re.MULTILINE))
    whole = len(found) == 1 and found[0][0].count("{") == found[0][0].count("}") and found[0][1]
    return found[0] if whole else None


def tail(case: Case, marker: Marker) -> str:
    """Return the last plain words before a marker, or nothing when they are too few to be known again."""
    match = re.search(r"[A-Za-z ,]{25,60}[.]?$", case.text[max(0, marker.start - 60) : marker.start])
    return match[0].strip(" .,") if match else ""


def sentence_before(text: str, end: int) -> str:
    """Return what stands between the last end of a sentence and an offset."""
    start = max(text.rfind(mark, 0, end - 1) for mark in (". ", "? ", "\n"))
    return text[start + 1 : end]
