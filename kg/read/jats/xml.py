"""Bytes to the tree of one article: nothing outside is read, nothing hostile is expanded, faults are values."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kg.model import Problem, Severity
from kg.read import encoding
from kg.read.jats import entities, repair
from kg.read.jats.parsing import tree, undeclared

Element = Any
"""An element of lxml, which ships no types."""

_FOREIGN = (
    (b"PK\x03\x04", "a ZIP archive; unpack it"),
    (b"\x1f\x8b", "compressed by gzip; unpack it"),
    (b"BZh", "compressed by bzip2; unpack it"),
    (b"\xfd7zXZ", "compressed by xz; unpack it"),
    (b"%PDF", "a PDF; get the article as JATS XML"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program; get the article as JATS XML"),
)
_DECLARATION = re.compile(rb"\s{0,200}<\?xml\b[^<>]{0,400}?\?>")
_DECLARED = re.compile(rb"encoding\s{0,20}=\s{0,20}[\"']([\w.:-]{1,60})[\"']")
_UTF8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_HEAD = 4096


def read(data: bytes, source: str) -> tuple[Element | None, list[Problem]]:
    """Return the root of an XML file, or None when there is none, and what is wrong with the file.

    A file that is not well-formed is mended where what was meant is plain (a bare ``&`` or ``<``, control
    characters, another encoding than it says); where not, what can be recovered of it is read.
    """
    if fault := _refused(data, source):
        return None, [fault]
    problems: list[Problem] = []
    data = _ascii_compatible(data, source, problems)
    if entities.WINDOWS.search(data):
        data = entities.resolved(data, source, problems)
    try:
        return tree(data), problems
    except etree.XMLSyntaxError as error:
        return repair.again(data, error, source, problems), problems


def article(root: Element, source: str, problems: list[Problem]) -> Element | None:
    """Return the first article in or under ``root``, its element names free of namespaces."""
    found = [root] if root.tag == "article" else list(root.iter("{*}article"))
    if not found:
        name = local_name(root)
        message = f"the file holds <{name}> and no <article>; only articles in JATS XML are read"
        problems.append(Problem(source, root.sourceline or 0, "no-article", message, Severity.ERROR))
        return None
    if len(outer := [one for one in found if not any(True for _ in one.iterancestors("{*}article"))]) > 1:
        message = (
            f"the file holds {len(outer)} articles; only the first is read. Put each in a file of its own"
        )
        problems.append(
            Problem(source, outer[1].sourceline or 0, "several-articles", message, Severity.ERROR)
        )
    if found[0].tag != "article":
        space = str(found[0].tag).partition("}")[0].removeprefix("{")
        for element in found[0].iter(f"{{{space}}}*"):
            element.tag = local_name(element)
    return found[0]


def local_name(element: Element) -> str:
    """Return an element's name without namespace or prefix; in a recovered file a prefix may stand for nothing."""
    name = str(element.tag)
    return name.rpartition("}")[2].rpartition(":")[2]


def href(element: Element) -> str:
    """Return where an element links to, or nothing."""
    found: str = (
        element.get("{http://www.w3.org/1999/xlink}href")
        or element.get("xlink:href")
        or element.get("href")
        or ""
    )
    return found.strip()


def plain(element: Element) -> str:
    """Return all text of an element on one line, without what follows it."""
    if len(element):
        return " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())
    return " ".join(element.text.split()) if element.text else ""


def _refused(data: bytes, source: str) -> Problem | None:
    """Return the Problem of a file that is no XML at all."""
    what = next((what for mark, what in _FOREIGN if data.startswith(mark)), "")
    if what:
        return Problem(source, 0, "not-xml", f"this is {what}", Severity.ERROR)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Problem(source, 0, "empty-file", "the file is empty", Severity.ERROR)
    if b"<" not in data:
        return Problem(source, 0, "not-xml", "there is no XML in this file", Severity.ERROR)
    return None


def _ascii_compatible(data: bytes, source: str, problems: list[Problem]) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, and what is UTF-8 although it says otherwise without that statement."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:_HEAD]:
        text, faults = encoding.decode(data, source)
        problems += faults
        return undeclared(text.encode("utf-8", "replace"))
    head = _DECLARATION.match(data)
    declared = _DECLARED.search(head[0]) if head else None
    if declared and declared[1].lower() not in _UTF8 and not data.isascii() and _is_utf8(data):
        name = declared[1].decode("ascii", "replace")
        message = f"the file says that it is {name}, but it is UTF-8 and read so; correct its first line"
        problems.append(Problem(source, 1, "encoding-mismatch", message, Severity.WARNING, name))
        return undeclared(data)
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
