"""The authors at the head of a printed entry, in the ways journals print them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Person

_PARTICLE = r"(?:(?:v[ao]n|de[rnl]?|d[aiou]s?|du|la|le|l[ao]s|ter?|ten|zu[mr]?|af|av|bin|ibn|el|al|della|degli|st\.?)\s+)"
_FAMILY = r"[^\W\d_][\w’'ʼ‘`‐‑-]{0,40}"
_FAMILIES = rf"(?P<particle>{_PARTICLE}{{0,3}})(?P<family>{_FAMILY}(?:\s{_FAMILY}){{0,3}}?)"
_SUFFIX = r"(?:,?\s(?P<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\b\.?)?"
_AFTER = r"\s*(?:[,;.:(&]|$|\band\b|et\s+al\b|[12][0-9]{3}\b)"
_END = rf"(?={_AFTER})"
_AFTER_NAMES = re.compile(_AFTER)

_INITIALS = re.compile(rf"{_FAMILIES}\s(?P<given>[A-Z](?:[‐-]?[A-Z]){{0,4}}){_SUFFIX}{_END}")
"""``Cáceres MR``, ``van Breemen RB Jr``: Vancouver, AMA."""
_COMMA = re.compile(rf"{_FAMILIES},\s(?P<given>[A-Z]\.(?:[\s‐-]?[A-Z]\.){{0,4}}){_SUFFIX}")
"""``Milne, R. J.``: Nature, APA."""
_BEFORE = re.compile(rf"(?P<given>[A-Z][a-z]?\.(?:[\s‐-]?[A-Z][a-z]?\.){{0,4}})\s?{_FAMILIES}{_SUFFIX}{_END}")
"""``M. Wirth``: Elsevier, IEEE."""
_UPPER = "".join(filter(str.isupper, map(chr, range(0x250))))
_LOWER = "".join(filter(str.islower, map(chr, range(0x250))))
_HEAD = r"(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von|[ODL][’'])?"
_GLUED = re.compile(
    rf"(?P<particle>{_PARTICLE}{{0,2}})(?P<family>{_HEAD}[{_UPPER}][{_LOWER}]+(?:[ ’'-][{_UPPER}]?[{_LOWER}]+){{0,2}})"
    rf"(?P<given>[{_UPPER}]\.?(?:-?[{_UPPER}]\.?){{0,3}})(?P<suffix>Jr|Sr)?"
    rf"(?={_HEAD}[{_UPPER}][{_LOWER}]|{_AFTER})"
)
"""``MaybergHSLozanoAM``, ``JonesAD, NgureFM``: names that lost their blanks."""
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:(?:and|&)\s+)?|(?:and|&)\s+)", re.IGNORECASE)
_ET_AL = re.compile(
    r"[\s,;…]*(?:et\s+al\b|\band\s+others\b|\band\s+(?:the\s+)?[A-Z][^.]{0,80}(?:Group|Consortium|Investigators))\.?"
)
_EDITORS = re.compile(r"[\s,]*\(?(?:editors?|eds?)\b\.?\)?", re.IGNORECASE)
_CLOSE = re.compile(r"[\s.,;:]*")
"""What may stand between the authors and the title."""


_FIRST_PART = re.compile(
    r"\W*(?P<name>[^.?!:(]{2,150}?(?:\s\([A-Z]{2,8}\))?)(?=\.\s|\s\((?:1[89]|20)[0-9]{2}|,\s(?:1[89]|20)[0-9]{2})"
)
_BODY = re.compile(
    r"\b(?:Organi[sz]ation|Committee|Group|Ministry|Association|Society|Institutes?|Department|Cent(?:er|re)s?|Council|Agency|"
    r"Task\sForce|Office|University|Consortium|Commission|Bureau|Services?|Network|Foundation|Federation|College|Academy|"
    r"Board|Authority|Collaboration|Union|Programme|Investigators|WHO|CDC|FAO|NICE|UNICEF|FDA|IARC)\b"
)
_WAYS = (_INITIALS, _COMMA, _BEFORE, _GLUED)


class Byline(NamedTuple):
    """The authors, where their names end and what follows begins."""

    authors: tuple[Person, ...] = ()
    end: int = 0
    editors: bool = False
    commas: bool = False
    """Whether commas part what comes next, too, as in the style of Elsevier."""


def read(text: str) -> Byline:
    """Return the authors that an entry begins with; none, and 0, when it does not begin with names.

    >>> [person.name for person in read("Touart DM, al-Mayouf S. Cutaneous diseases.").authors]
    ['DM Touart', 'S al-Mayouf']
    """
    best = max((_names(text, pattern) for pattern in _WAYS), key=lambda byline: len(byline.authors))
    return best if best.authors else _body(text)


def _body(text: str) -> Byline:
    """Return the committee, agency or the like that an entry begins with."""
    name = _FIRST_PART.match(text)
    if name and _BODY.search(name["name"]):
        return Byline((Person(literal=name["name"]),), name.end("name"))
    return Byline()


def _names(text: str, pattern: re.Pattern[str]) -> Byline:
    """Read names printed in one way; nothing when the last of them runs on into the title."""
    persons: list[Person] = []
    end = position = 0
    while match := pattern.match(text, position):
        persons.append(_person(match))
        end = match.end()
        between = _BETWEEN.match(text, end)
        position = between.end() if between else end
        if not between and pattern is not _GLUED:
            break
    closed = pattern is not _GLUED and text[end - 1 : end] == "."
    if not persons or not (closed or _AFTER_NAMES.match(text, end)):
        return Byline()
    others = _ET_AL.match(text, end)
    end = others.end() if others else end
    editors = _EDITORS.match(text, end)
    end = editors.end() if editors else end
    return Byline(tuple(persons), end, editors is not None, pattern is _BEFORE)


def _person(match: re.Match[str]) -> Person:
    given = re.sub(r"\.(?=[^\s-])", ". ", match["given"].strip())
    return Person(match["family"], given, match["particle"].strip(), match["suffix"] or "")
