"""Citations as they are printed in plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.model import Label, Marker, MarkerForm, Span
from kg.read.markdown import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from kg.read.markdown.citations import Cited
    from kg.read.markdown.page import Page

_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def citation(page: Page, token: Token) -> None:
    """Write a citation as it stands, on one line; references to the article's own figures are no citation."""
    content, place = _unwrapped(token.content)
    span = page.writer.write(content, "plain")
    by = span.start
    at = token.meta["at"]
    labels = tuple(
        _label(cited, Span(place(cited.start - at), place(cited.stop - at)).shifted(by))
        for cited in token.meta["labels"]
        if not keys.is_cross_reference(cited.key, page.identifiers)
    )
    if labels:
        line = page.writer.line_at(at)
        page.writer.markers.append(Marker(span, labels, MarkerForm.KEY, line, token.meta["in_text"]))
    else:
        page.writer.opaque.append(span)


def _label(cited: Cited, span: Span) -> Label:
    return Label(cited.key, span, prefix=cited.prefix, locator=cited.locator)


def _unwrapped(text: str) -> tuple[str, Callable[[int], int]]:
    """Return ``text`` on one line and the function from an old offset to the new one."""
    wraps = [match.span() for match in _WRAP.finditer(text)]
    ends = [end for _, end in wraps]
    saved = [0]
    for start, end in wraps:
        saved.append(saved[-1] + end - start - 1)
    return _WRAP.sub(" ", text), lambda offset: offset - saved[bisect_left(ends, offset + 1)]
