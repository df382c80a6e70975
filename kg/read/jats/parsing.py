"""The XML parser, set so that it reads nothing but the bytes it is given."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_DECLARATION = re.compile(rb"\s{0,200}<\?xml\b[^<>]{0,400}?\?>")


def tree(data: bytes, *, recover: bool = False) -> Any:  # noqa: ANN401 - lxml ships no types
    """Return the root of a file, or None when ``recover`` finds none; else raise :class:`etree.XMLSyntaxError`.

    Comments are left out. No DTD and nothing else outside is read; entities expand within libxml2's bounds, elements
    nest 256 deep, a text has ten million characters at most.
    """
    parser = etree.XMLParser(
        recover=recover,
        resolve_entities="internal",
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
    )
    return etree.fromstring(data, parser)


def undeclared(data: bytes) -> bytes:
    """Return a file without its XML declaration, and so as UTF-8; the lines stay where they are."""
    return _DECLARATION.sub(lambda match: b"\n" * match[0].count(b"\n"), data, count=1)
