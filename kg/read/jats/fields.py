"""What one citation of a JATS file (``element-citation``, ``mixed-citation``, ``citation``, …) is tagged with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from kg.model import Person
from kg.read.jats import identifiers, people, wording
from kg.read.jats.xml import href, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from kg.read.jats.xml import Element

TAGS = ("element-citation", "mixed-citation", "nlm-citation", "citation", "product")
UNPRINTED = frozenset({"element-citation", "nlm-citation"})
"""Citations that hold fields and nothing between them."""

_PLAIN = frozenset(
    """
    article-title chapter-title part-title data-title source trans-title trans-source year month day volume issue
    fpage lpage page-range elocation-id publisher-name publisher-loc edition series isbn patent conf-name
    institution supplement season issue-title volume-series version
    """.split()  # noqa: SIM905 - a table of names reads better in lines than in quotes
)
_TITLES = ("article-title", "data-title", "chapter-title", "part-title", "trans-title")
_NAMES = frozenset({"name", "string-name"})
_PARTS_OF_NAMES = frozenset({"surname", "given-names", "suffix"})
_SPECIAL = frozenset(
    {"pub-id", "object-id", "ext-link", "uri", "self-uri", "etal", "comment", "person-group", etree.PI}
)
_ASIDE = frozenset({*people.NAMES, "date-in-citation", "conf-date", "access-date"}) - _NAMES
"""What is read as a whole, or not at all: the year of a visit is not the year of the work."""

_LAST_PAGE = re.compile(r"\s*[-‐–—]\s*([A-Za-z]?[0-9]{1,7}[A-Za-z]?)(?![\w])")


@dataclass(slots=True)
class Citation:
    """A citation as it is tagged: fields by element name, the first of each; ``text`` is empty when nothing parts them.

    ``glued`` when names stand side by side with nothing between: then the text of the file is no printed text.
    """

    kind: str
    type: str = ""
    id: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    authors: list[Person] = field(default_factory=list)
    editors: list[Person] = field(default_factory=list)
    shortened: list[str] = field(default_factory=list)
    url: str = ""
    glued: bool = False
    text: str = ""

    @property
    def title(self) -> str:
        """Return the title of the article or part that is cited."""
        return next((self.fields[name] for name in _TITLES if self.fields.get(name)), "")

    @property
    def titled(self) -> bool:
        """Say whether what is cited is tagged as such at all."""
        return bool(self.fields.get("source") or self.title)


def read(element: Element) -> Citation:
    """Return what a citation says."""
    kind = element.get("publication-type") or element.get("citation-type") or ""
    found = Citation(element.tag, kind.strip().lower(), element.get("id") or "")
    _collect(element, found)
    if not (found.titled and (element.tag in UNPRINTED or (found.glued and wording.is_bare(element)))):
        found.text = wording.named(wording.parted(element) if found.glued else plain(element), found.ids)
    return found


def _collect(element: Element, found: Citation) -> None:
    """Note what stands in a citation, in one pass and whatever the elements around it; the first of a kind counts."""
    names: list[dict[str, Any]] = []
    editors: set[Element] = set()
    aside: set[Element] = set()
    for one in element.iter():
        tag = one.tag if one not in aside else ""
        if tag in _PARTS_OF_NAMES and names:
            names[-1][tag] = plain(one)
            found.glued = found.glued or (tag == "surname" and one.tail is None)
        elif tag in _NAMES:
            names.append({"": one})
        elif tag in _PLAIN:
            _add_field(one, tag, found.fields)
        elif tag in _SPECIAL:
            _note(one, found, editors)
        elif tag in _ASIDE:
            aside.update(one.iter())
            names += [{"": one}] if tag in people.NAMES else []
    _add_people(names, editors, found)


def _add_field(one: Element, tag: str, fields: dict[str, str]) -> None:
    """Note a field that is not there yet; the last page may stand untagged after the first."""
    if tag in fields:
        return
    fields[tag] = plain(one)
    if tag == "fpage" and (last := _LAST_PAGE.match(one.tail or "")):
        fields["lpage"] = last[1]


def _note(one: Element, found: Citation, editors: set[Element]) -> None:
    """Note an identifier, an address, a comment, a group of editors, or that a list of names is cut short."""
    tag = one.tag
    if tag in {"pub-id", "object-id"}:
        value = plain(one)
        kind = (one.get("pub-id-type") or one.get("assigning-authority") or "").lower()
        found.ids.setdefault("doi" if kind not in wording.NAMES and identifiers.doi(value) else kind, value)
    elif tag in {"ext-link", "uri", "self-uri"}:
        _add_link(one, found)
    elif tag == "person-group":
        if (one.get("person-group-type") or "").startswith(("edit", "guest-edit")):
            editors.update(one.iter(*people.NAMES, "etal"))
    elif tag == "etal":
        found.shortened.append("editor" if one in editors else "author")
    elif tag == "comment":
        found.fields.setdefault(tag, plain(one))
    elif one.target == "supplied-pmid":
        found.ids.setdefault("pmid", (one.text or "").strip())


def _add_people(names: Iterable[dict[str, Any]], editors: Container[Element], found: Citation) -> None:
    """Add the persons and bodies of a citation; ``names`` are parts by tag, with the element itself under no tag."""
    for parts in names:
        element = parts[""]
        who: Person | None
        if family := parts.get("surname"):
            who = Person(family, parts.get("given-names", ""), "", parts.get("suffix", ""))
        else:
            who = people.person(element)
        if who:
            (found.editors if element in editors else found.authors).append(who)


def _add_link(element: Element, found: Citation) -> None:
    for address in (href(element), plain(element)):
        if not address:
            continue
        if doi := identifiers.doi(address) if "doi" in address.lower() or address.startswith("10.") else "":
            found.ids.setdefault("doi", doi)
        elif pmid := identifiers.pmid(address) if "pubmed" in address else "":
            found.ids.setdefault("pmid", pmid)
        elif not found.url and "://" in address:
            found.url = address
