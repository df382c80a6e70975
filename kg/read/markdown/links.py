"""Links in plain text: their words stay, their addresses go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kg.read.markdown.page import Page

_NUMBERS = re.compile(r"[0-9]{1,4}(?:\s?[,;–-]\s?[0-9]{1,4})*")
_REACH = 80
_IN_BRACKET = re.compile(r"[\[(][0-9,;\s–-]*\Z")
_OBJECT = re.compile(r"#(?:fig|tab|tbl|eq|sec|app|box|s[0-9])", re.IGNORECASE)


def opened(page: Page, token: Token) -> None:
    """Begin a link."""
    page.links.append((page.writer.length, token))


def closed(page: Page, _token: Token) -> None:
    """End a link; an address that stands for its own text is no prose."""
    start, link = page.links.pop()
    text = page.writer.since(start)
    if link.info == "auto":
        page.writer.opaque.append(Span(start, page.writer.length))
    elif _NUMBERS.fullmatch(text) and _names_reference(page, start, link, text):
        page.writer.replace_since(start, f"[{text}]")


def _names_reference(page: Page, start: int, link: Token, text: str) -> bool:
    """Say whether a linked number is a citation whose brackets were read as the link's: ``[1](#ref-1)``."""
    if page.writer.raised_from or _IN_BRACKET.search(page.writer.since(max(0, start - _REACH))):
        return False
    target = str(link.attrGet("href") or "")
    is_anchor = target.startswith("#") and not _OBJECT.match(target)
    return is_anchor or str(link.meta.get("label", "")) == text
