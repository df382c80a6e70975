"""Names of persons and bodies as JATS marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Person
from kg.read.jats import identifiers
from kg.read.jats.xml import href, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.jats.xml import Element

NAMES = frozenset(
    {"name", "string-name", "name-alternatives", "collab", "collab-alternatives", "anonymous", "on-behalf-of"}
)
_BESIDE_A_BODY = frozenset(
    {"contrib-group", "address", "aff", "fn", "author-comment", "email", "xref", "etal"}
)
_ALTERNATIVES = frozenset({"name-alternatives", "collab-alternatives"})


def person(element: Element) -> Person | None:
    """Return who is named by one of the elements in ``NAMES``, or None when nobody is."""
    if element.tag in _ALTERNATIVES:
        return next(filter(None, map(person, _named(element))), None)
    if element.tag == "anonymous":
        return Person(literal="Anonymous")
    if element.tag in {"collab", "on-behalf-of"}:
        body = _body(element)
        return Person(literal=body) if body else None
    return _name(element)


def contributors(groups: Iterable[Element]) -> tuple[Person, ...]:
    """Return the authors of an article in order, with their ORCID iDs."""
    found = []
    for group in groups:
        for contributor in group.iterchildren("contrib", "collab"):
            if contributor.tag == "collab":
                found.append(person(contributor))
            elif (contributor.get("contrib-type") or group.get("content-type") or "author").startswith(
                "author"
            ):
                found.append(_contributor(contributor))
    return tuple(filter(None, found))


def _named(element: Element) -> Iterator[Element]:
    return (child for child in element if child.tag in NAMES)


def _contributor(element: Element) -> Person | None:
    who = next(filter(None, map(person, _named(element))), None)
    if who is None:
        return None
    ids = [plain(one) for one in element.iterchildren("contrib-id") if _says_orcid(one)]
    ids += [href(link) for link in element.iter("ext-link", "uri") if "orcid.org" in href(link)]
    orcid = next(filter(None, map(identifiers.orcid, ids)), "")
    return Person(who.family, who.given, who.particle, who.suffix, who.literal, orcid) if orcid else who


def _says_orcid(element: Element) -> bool:
    return (element.get("contrib-id-type") or "").lower() == "orcid" or "orcid.org" in (element.text or "")


def _name(element: Element) -> Person | None:
    found = {part.tag: plain(part) for part in element}
    if family := found.get("surname"):
        return Person(family, found.get("given-names", ""), "", found.get("suffix", ""))
    literal = found.get("given-names") or plain(element)
    return Person(literal=literal) if literal else None


def _body(element: Element) -> str:
    """Return the name of a body, without the members who may be listed in it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in _BESIDE_A_BODY:
            pieces += (plain(child), child.tail or "")
    return " ".join("".join(pieces).split())
