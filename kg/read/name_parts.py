"""One name as BibTeX writes it: its words, which of them are the family's, and what is odd about it.

Source: O. Patashnik, BibTeXing, section 4; the extended format is biblatex's (manual, section 3.4).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Person
from kg.read.latex import to_text

_BOUNDARY = re.compile(r"[{}]|\\.|[\s~]+|,", re.DOTALL)
_SUFFIX = re.compile(
    r"(?:jn?r|sn?r|2nd|3rd|i{2,3}|iv|vi{0,3}|ph\.?d|m\.?d|d\.?phil|m\.?sc|b\.?sc|esq|dds|dvm|rn|jd)\.?",
    re.IGNORECASE,
)
_JUNIOR = re.compile(r"(?:jn?r|sn?r|iii|iv)\.?", re.IGNORECASE)
_EXTENDED = re.compile(r"(family|given|prefix|suffix|orcid)\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)

MOST_PARTS = 3
"""Of a name there are at most family, suffix and given name between commas."""

_EXCERPT = 80


def read_name(name: str) -> tuple[Person, tuple[str, str] | None]:
    """Return one name in any of BibTeX's three forms or biblatex's extended one, and what is wrong with it.

    A fault is its code and a message; the person then has a ``literal`` name, or is the likeliest reading.
    """
    return _remembered(name) if len(name) <= _EXCERPT else _read(name)


@lru_cache(maxsize=8192)
def _remembered(name: str) -> tuple[Person, tuple[str, str] | None]:
    """Read a name that may come again: authors do."""
    return _read(name)


def _read(name: str) -> tuple[Person, tuple[str, str] | None]:
    if _is_body(name):
        return Person(literal=_text([name])), None
    parts = divide(name)
    if any("=" in words[0] for words in parts if words) and (extended := _extended(parts)):
        return extended, None
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) <= MOST_PARTS and (person := _by_parts(parts)).family:
        odd = len(parts) == MOST_PARTS and not _SUFFIX.match(person.suffix)
        return person, _unusual(person) if odd else None
    return Person(literal=_text([name.strip(" ,")])), _fault(name, len(parts))


def divide(name: str) -> list[list[str]]:
    """Divide a name at commas into parts, and each at blanks and ties into words; braces protect both."""
    if "{" not in name and "\\" not in name:
        return [part.replace("~", " ").split() for part in name.split(",")]
    parts: list[list[str]] = [[]]
    depth = start = 0
    for mark in _BOUNDARY.finditer(f"{name} "):
        sign = mark[0]
        if sign in "{}":
            depth = depth + 1 if sign == "{" else max(depth - 1, 0)
        elif not depth and sign[0] != "\\":
            if word := name[start : mark.start()]:
                parts[-1].append(word)
            start = mark.end()
            if sign == ",":
                parts.append([])
    if depth:
        parts[-1].append(name[start:])
    return parts


def _by_parts(parts: list[list[str]]) -> Person:
    if len(parts) == 1:
        given, particle, family, suffix = _unordered(parts[0])
    else:
        count = _leading(parts[0])
        particle, family = parts[0][:count], parts[0][count:]
        suffix, given = (parts[1] if len(parts) == MOST_PARTS else []), parts[-1]
        if suffix and _is_suffix(given) and not _is_suffix(suffix):
            given, suffix = suffix, given
    return Person(family=_text(family), given=_text(given), particle=_text(particle), suffix=_text(suffix))


def _is_suffix(words: list[str]) -> bool:
    """Say whether a part is a suffix for certain; a ``V`` might be an initial."""
    return len(words) == 1 and words[0] != "V" and _SUFFIX.fullmatch(words[0]) is not None


def _unordered(words: list[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Divide ``First von Last``: the particle is what stands between the first and last word in lower case.

    Unlike BibTeX, which would take it for the family name, a ``Jr.`` at the end is a suffix.
    """
    suffix = words[-1:] if len(words) >= MOST_PARTS and _JUNIOR.fullmatch(words[-1]) else []
    words = words[: len(words) - len(suffix)]
    count = _particles(words)
    if not count:
        return words[:-1], [], words[-1:], suffix
    first = next(number for number, word in enumerate(words) if _is_lower(word))
    return words[:first], words[first:count], words[count:], suffix


def _particles(words: list[str]) -> int:
    """Return how many words there are up to the last in lower case, the family name's last word apart."""
    return next((number for number in range(len(words) - 1, 0, -1) if _is_lower(words[number - 1])), 0)


def _leading(words: list[str]) -> int:
    """Return how many words at the beginning are in lower case, the last word apart.

    BibTeX would also count a capital before them: of ``Fonseca de la Bella, L.`` only the last word were family.
    """
    return next(
        (number for number, word in enumerate(words[:-1]) if not _is_lower(word)), max(len(words) - 1, 0)
    )


def _is_lower(word: str) -> bool:
    """Say whether a word begins in lower case; one protected by braces does not."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = next((letter for letter in to_text(word) if letter.isalpha()), "")
    return letter.islower()


def _is_body(name: str) -> bool:
    """Say whether one pair of braces holds the whole name."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for mark in _BOUNDARY.finditer(name):
        depth += (mark[0] == "{") - (mark[0] == "}")
        if not depth:
            return mark.end() == len(name)
    return False


def _extended(parts: list[list[str]]) -> Person | None:
    """Return the person of ``family=…, given=…, prefix=…``, or None when it names no part."""
    fields: dict[str, str] = {}
    for words in parts:
        if match := _EXTENDED.fullmatch(" ".join(words)):
            fields[match[1].lower()] = to_text(match[2]).strip('" ')
    if not fields:
        return None
    return Person(
        family=fields.get("family", ""),
        given=fields.get("given", ""),
        particle=fields.get("prefix", ""),
        suffix=fields.get("suffix", ""),
        orcid=fields.get("orcid", ""),
    )


def _fault(name: str, parts: int) -> tuple[str, str]:
    shown = name if len(name) <= _EXCERPT else f"{name[:_EXCERPT]}…"
    if parts > MOST_PARTS:
        return "too-many-commas", f"{shown!r} has {parts - 1} commas and is kept whole; join names by ' and '"
    return "name-without-family", f"{shown!r} has no family name and is kept whole"


def _unusual(person: Person) -> tuple[str, str]:
    message = f"{person.suffix[:_EXCERPT]!r} between two commas is read as the suffix of a name; join names by ' and '"
    return "unusual-suffix", message


def _text(words: list[str]) -> str:
    return " ".join(to_text(" ".join(words)).split())
