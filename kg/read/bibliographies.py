"""Which reader reads which bibliography: by what the file holds, and by its suffix where that does not tell."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from kg.read import encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Bibliography

HEAD = 1 << 16
"""Bytes at the beginning of a file that tell what it holds."""


class Format(NamedTuple):
    """A kind of bibliography: the module that reads it, its usual suffixes, and what the head of such a file shows."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    shows: Callable[[str], bool]


_MOST_LINES_BEFORE = 20
_LONGEST_LINE_BEFORE = 500


def _showing(pattern: str) -> Callable[[str], bool]:
    """Return a test whether a pattern stands at the beginning of the text, or of one of its first lines."""
    compiled = re.compile(pattern, re.MULTILINE)

    def shows(head: str) -> bool:
        found = compiled.search(head)
        return found is not None and _is_early(head[: found.start()])

    return shows


def _is_early(before: str) -> bool:
    """Say whether what stands before the first record may be the head of an export, and is no article that shows one."""
    lines = [line for line in before.split("\n") if line.strip()]
    return len(lines) <= _MOST_LINES_BEFORE and not any(
        len(line) > _LONGEST_LINE_BEFORE or line.startswith(("# ", "## ", "```")) for line in lines
    )


def _ris(head: str) -> bool:
    from kg.read.exports import ris

    place = 0
    for line in head.split("\n"):
        if line[:12].strip()[:2].upper() == "TY" and ris.begins(line):
            return _is_early(head[:place])
        place += len(line) + 1
    return False


def _list(head: str) -> bool:
    from kg.read.exports import listing

    return listing.is_list(head)


FORMATS = (
    Format("RIS", "kg.read.exports.ris", (".ris",), _ris),
    Format("MEDLINE", "kg.read.exports.medline", (".nbib", ".medline"), _showing(r"^PMID- ?[0-9]")),
    Format(
        "Web of Science",
        "kg.read.exports.wos",
        (".ciw", ".isi"),
        _showing(r"\A\ufeff?FN .*\nVR [0-9]|^PT [JBSPC]\nA[UF] "),
    ),
    Format(
        "Refer",
        "kg.read.exports.refer",
        (".enw", ".refer"),
        _showing(r"^\ufeff?%0 [A-Z]|\A\s{0,99}%[A-Z] .+\n%[A-Z0-9@] "),
    ),
    Format(
        "CSL-JSON",
        "kg.read.exports.csl",
        (".json", ".csljson"),
        _showing(
            r'\A[\s\ufeff]{0,99}[\[{](?=[\s\S]{0,20000}?"(?:type|id)"\s{0,9}:)'
            r'(?=[\s\S]{0,20000}?"(?:author|issued|container-title|DOI|publisher)"\s{0,9}:)(?=[\s\S]{0,20000}?"title"\s{0,9}:)'
        ),
    ),
    Format(
        "PubMed XML",
        "kg.read.exports.pubmed",
        (),
        _showing(
            r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitationSet|MedlineCitation)[\s/>]"
        ),
    ),
    Format(
        "EndNote XML",
        "kg.read.exports.endnote",
        (),
        _showing(r"<(?:xml|records)>\s{0,99}(?:<records>\s{0,99})?<record>"),
    ),
    Format(
        "BibTeX",
        "kg.read.bibtex",
        (".bib", ".bibtex"),
        _showing(r"^[ \t]{0,9}@[A-Za-z]{3,20}\s{0,9}[{(]\s{0,9}[^\s{}(),=]{1,200}\s{0,9},"),
    ),
    Format("list", "kg.read.exports.listing", (), _list),
)
"""The readers, in the order in which they are asked whether a file is theirs."""

SHARED_SUFFIXES = (".txt", ".xml", ".json")
"""Suffixes under which there are bibliographies and other files: what such a file holds decides."""

SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes if suffix not in SHARED_SUFFIXES)
"""Suffixes of files that are bibliographies and nothing else."""

_XML_HEAD = 4096
"""Bytes in which the root of an XML file stands."""

_ARTICLE = b"<article"
"""The root of a JATS file; looked for first, since a folder may hold tens of thousands."""


def kind(head: bytes, suffix: str = "") -> str:
    """Return the name of the format that the head of a file shows, or nothing when it is no bibliography.

    >>> kind(b"TY  - JOUR"), kind(b"It is rare.")
    ('RIS', '')
    """
    suffix = suffix.lower()
    is_xml = suffix == ".xml"
    if is_xml and _ARTICLE in head[:_XML_HEAD]:
        return ""
    text = encoding.decode(head[: _XML_HEAD if is_xml else HEAD], "")[0]
    asked = sorted(FORMATS, key=lambda each: suffix not in each.suffixes)
    return next((each.name for each in asked if is_xml <= each.name.endswith("XML") and each.shows(text)), "")


def head_length(suffix: str) -> int:
    """Return how many bytes at the beginning of a file with this suffix tell what it holds."""
    return _XML_HEAD if suffix.lower() == ".xml" else HEAD


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a bibliography in any of ``FORMATS``, and what could not be read of it, by line.

    Its suffix decides if the file holds what that promises, else what it holds, else its suffix all the same; a file of
    which neither tells anything is read as a plain list.
    """
    suffix = PurePath(source).suffix.lower()
    found = kind(data[:HEAD], suffix) or next((each.name for each in FORMATS if suffix in each.suffixes), "")
    module = next((each.module for each in FORMATS if each.name == found), "kg.read.exports.listing")
    read: Bibliography = import_module(module).parse(data, source)
    return read
