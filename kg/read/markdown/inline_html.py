"""HTML tags inside a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import BlockKind, Severity
from kg.read.markdown import tags
from kg.read.markdown.passages import Aside
from kg.read.markdown.writer import Writer

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kg.read.markdown.page import Page

_BLANKS = tags.BLOCKS | {"br"}


def read(page: Page, token: Token) -> None:
    """Read a tag or comment: raised text is marked, line breaks are blanks, the rest leaves no trace."""
    tag = tags.at(token.content, 0)
    if token.content.startswith("<!--"):
        message = "a comment is no part of the text and was left out"
        page.problem(token, "comment-left-out", message, Severity.INFO, token.content)
    elif not tag:
        return
    elif not tag.known:
        page.writer.prose(token.content)
    elif tag.name == "sup":
        _raise(page, closing=tag.closing)
    elif tag.name == "img":
        _image(page, tag.attribute("alt"))
    elif tag.name in _BLANKS:
        page.writer.blank()


def _raise(page: Page, *, closing: bool) -> None:
    if closing:
        page.writer.lower_text()
    else:
        page.writer.raise_text()


def _image(page: Page, text: str) -> None:
    writer = Writer(text, page.writer.line_at(0))
    writer.prose(text)
    page.writer.kinds.add("image")
    if text.strip():
        page.writer.asides.append(Aside(BlockKind.CAPTION, writer.passage()))
