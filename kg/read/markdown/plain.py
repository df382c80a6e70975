"""From the tokens of a paragraph to its plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Annotation, BlockKind, Severity, Span
from kg.read.markdown import inline_html, links, math, printed, tex
from kg.read.markdown.page import Page
from kg.read.markdown.passages import Aside
from kg.read.markdown.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

    from kg.read.markdown.passages import Passage

_DASHES = re.compile(r"(?<![-!])(?:---|--(?![A-Za-z])|(?<=[^\s(\[\"'“‘/=,])--)(?![->])")
_WRAP = re.compile(r"\s*\n\s*")


def read(token: Token, line: int, source: str, identifiers: frozenset[str]) -> Passage:
    """Return the text of an inline token that begins on ``line`` of ``source``.

    ``identifiers`` are those that the article's own attribute lists define.
    """
    page = Page(source, identifiers, [Writer(token.content, line)])
    _write(page, token.children or ())
    return page.writer.passage()


def _write(page: Page, tokens: Iterable[Token]) -> None:
    for token in tokens:
        if "at" in token.meta and not token.type.endswith("break"):
            page.writer.reach(token.meta["at"])
        if rule := _RULES.get(token.type):
            rule(page, token)


def _text(page: Page, token: Token) -> None:
    """Write words, with ``--`` and ``---`` as dashes, except where ``--name`` is an option of a command."""
    if "--" in token.content:
        before = page.writer.before(page.writer.length)
        text = _DASHES.sub(lambda dash: "—" if dash[0] == "---" else "–", before + token.content)
        page.writer.prose(text[len(before) :])
    else:
        page.writer.prose(token.content)


def _literal(page: Page, token: Token) -> None:
    page.writer.prose(token.content)


def _line_break(page: Page, token: Token) -> None:
    page.writer.blank()
    page.writer.reach(token.meta["at"] + 1)


def _code(page: Page, token: Token) -> None:
    page.writer.opaque.append(page.writer.write(_WRAP.sub(" ", token.content), token.type))


def _tex(page: Page, token: Token) -> None:
    _code(page, token)
    if tex.CITING.match(token.content):
        message = "a TeX citation is not read in Markdown; write [@key] instead"
        page.problem(token, "tex-citation", message, Severity.WARNING, token.content)


def _raised(page: Page, token: Token) -> None:
    page.writer.superscripts.append(page.writer.write(token.content, "plain"))


def _no_break(page: Page, _token: Token) -> None:
    page.writer.prose("\N{NO-BREAK SPACE}")


def _formula(page: Page, token: Token) -> None:
    if token.meta["display"]:
        page.writer.opaque.append(page.writer.write(_WRAP.sub(" ", token.content), "formula"))
        return
    found = math.read(token.content)
    span = page.writer.write(_WRAP.sub(" ", found.text), "plain")
    if found.raised:
        page.writer.superscripts.append(span)
    if not found.plain:
        page.writer.opaque.append(span)


def _sup_open(page: Page, _token: Token) -> None:
    page.writer.raise_text()


def _sup_close(page: Page, _token: Token) -> None:
    page.writer.lower_text()


def _span_open(page: Page, token: Token) -> None:
    page.writer.set_apart.append((page.writer.length, token.meta["id"], token.meta["classes"]))


def _span_close(page: Page, _token: Token) -> None:
    start, name, classes = page.writer.set_apart.pop()
    if name or classes:
        page.writer.annotations.append(Annotation(Span(start, page.writer.length), name, classes))


def _strong_open(page: Page, _token: Token) -> None:
    page.writer.strong += 1


def _strong_close(page: Page, _token: Token) -> None:
    page.writer.strong -= 1


def _note_reference(page: Page, token: Token) -> None:
    page.writer.notes.append(token.meta["label"])


def _note_open(page: Page, token: Token) -> None:
    outer = page.writer
    page.writers.append(Writer(outer.source, outer.line, outer.origin, token.meta["at"]))


def _note_close(page: Page, _token: Token) -> None:
    note = page.writers.pop().passage()
    page.writer.asides.append(Aside(BlockKind.FOOTNOTE, note))


def _image(page: Page, token: Token) -> None:
    """Write the text of an image as a caption of its own."""
    writer = page.writer
    label = writer.origin + token.meta["at"] + len("![")
    page.writers.append(Writer(writer.source, writer.line, label))
    _write(page, token.children or ())
    caption = page.writers.pop().passage()
    writer.kinds.add("image")
    if caption.text:
        writer.asides.append(Aside(BlockKind.CAPTION, caption))


_RULES: dict[str, Callable[[Page, Token], None]] = {
    "text": _text,
    "text_special": _literal,
    "address": _literal,
    "font": _literal,
    "softbreak": _line_break,
    "hardbreak": _line_break,
    "code_inline": _code,
    "tex": _tex,
    "raised": _raised,
    "no_break": _no_break,
    "formula": _formula,
    "citation": printed.citation,
    "sup_open": _sup_open,
    "sup_close": _sup_close,
    "span_open": _span_open,
    "span_close": _span_close,
    "strong_open": _strong_open,
    "strong_close": _strong_close,
    "link_open": links.opened,
    "link_close": links.closed,
    "html_inline": inline_html.read,
    "footnote_ref": _note_reference,
    "note_open": _note_open,
    "note_close": _note_close,
    "image": _image,
}
"""What is done with each type of token; the others are markup that leaves no trace."""
