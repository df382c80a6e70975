"""Words of a text made to stand out, in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def marked(text: str, passages: Iterable[str]) -> Markup:
    """Return ``text`` escaped, with each of ``passages`` in ``<mark>`` where it first stands after the one before.

    >>> marked("in up to 40 % <b>", ["40 %"])
    Markup('in up to <mark>40 %</mark> &lt;b&gt;')
    """
    done = 0
    parts: list[Markup] = []
    for passage in passages:
        start = text.find(passage, done)
        if passage and start >= 0:
            parts += (escape(text[done:start]), Markup("<mark>{}</mark>").format(passage))
            done = start + len(passage)
    return Markup().join((*parts, escape(text[done:])))
