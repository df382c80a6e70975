"""The parser: CommonMark by markdown-it-py, with the rules that Pandoc adds, in the order in which they are tried."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kg.read.markdown import (
    addresses,
    attributes,
    blocks,
    citations,
    dashes,
    enumerations,
    grids,
    html,
    html_tables,
    math,
    paragraphs,
    spans,
    tables,
    tex,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

LONGEST_PASSAGE = 100_000
MOST_BRACKETS = 5_000
"""A paragraph or cell of more characters or opening brackets is kept as it is: its markup is not read."""

_CLOSERS = frozenset("-‐‑–)]’'")

DEEPEST = 40
"""Levels of blocks below which nothing is told apart."""

DEEPEST_BRACKETS = 10
"""Levels of brackets in a paragraph below which nothing is told apart."""

_ENDS = '.?!…:”"’'
"""Signs after which an attribute list may follow without a space."""

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}

_BLOCK_RULES: tuple[tuple[str, str, Callable[[StateBlock, int, int, bool], bool], RuleOptionsType], ...] = (
    ("table", "html", html.block, _INTERRUPTS),
    ("html", "html_table", html_tables.table, _INTERRUPTS),
    ("table", "metadata", blocks.metadata, {}),
    ("table", "grid_table", grids.grid, {}),
    ("table", "dashed_table", dashes.dashed, {}),
    ("code", "environment", blocks.environment, {}),
    ("code", "division", blocks.division, _INTERRUPTS),
    ("code", "line_block", blocks.line_block, {}),
    ("paragraph", "enumeration", enumerations.enumeration, {}),
)
"""Each rule and the rule that it is tried before."""

_INLINE_RULES: tuple[tuple[str, str, Callable[[StateInline, bool], bool]], ...] = (
    ("linkify", "address", addresses.address),
    ("escape", "tex", tex.command),
    ("backticks", "formula", math.formula),
    ("strikethrough", "lowered", spans.lowered),
    ("strikethrough", "note", spans.note),
    ("strikethrough", "raised", spans.raised),
    ("strikethrough", "in_text", citations.in_text),
    ("link", "bracketed_span", spans.bracketed_span),
    ("autolink", "link_attributes", spans.link_attributes),
)


class _State(StateInline):
    """Inline text that notes in each token where in the source it begins."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803  markdown-it-py calls it so
        """Let a star end emphasis between a hyphen and a letter: ``*trans-*acting``."""
        found = super().scanDelims(start, canSplitWord)
        before, after = (
            self.src[max(0, start - 1) : start],
            self.src[start + found.length : start + found.length + 1],
        )
        if found.can_close or self.src[start] != "*" or before not in _CLOSERS or not after.isalnum():
            return found
        return Scanned(found.can_open, can_close=True, length=found.length)


class _Inline(ParserInline):
    def skipToken(self, state: StateInline) -> None:  # noqa: N802  markdown-it-py calls it so
        """Pass over one piece of inline text; what is nested too deep is passed over whole."""
        if state.level >= DEEPEST_BRACKETS:
            state.cache.setdefault(state.pos, state.posMax)
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read ``src`` into ``tokens``."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def parser() -> MarkdownIt:
    """Return a parser with all rules; it can be used again and again."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True, "inline_definitions": True})
    md.inline = _Inline()
    md.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    for before, name, rule, options in _BLOCK_RULES:
        md.block.ruler.before(before, name, rule, options)
    md.block.ruler.at("table", tables.pipes, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at(
        "fence", paragraphs.fenced_code, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.at("reference", blocks.definition)
    md.block.ruler.at("lheading", paragraphs.underlined_heading)
    md.block.ruler.at("paragraph", paragraphs.paragraph)
    md.block.ruler.disable("html_block")
    for before, name, inline_rule in _INLINE_RULES:
        md.inline.ruler.before(before, name, inline_rule)
    md.inline.ruler.at("link", spans.link)
    md.inline.ruler.after("footnote_ref", "undefined_note", spans.undefined_note)
    md.inline.ruler.after("undefined_note", "bracketed", citations.bracketed)
    md.core.ruler.before("inline", "too_long", _set_aside)
    md.core.ruler.before("inline", "attributes", _detach_attributes)
    md.enable(["table", "strikethrough"]).disable(["text_join"])
    return md


def _set_aside(state: StateCore) -> None:
    """Keep passages that are too long from being read."""
    for token in state.tokens:
        is_passage = token.type == "inline"
        if is_passage and (len(token.content) > LONGEST_PASSAGE or token.content.count("[") > MOST_BRACKETS):
            token.type = "too_long"


def _detach_attributes(state: StateCore) -> None:
    """Take the attribute list at the end of a paragraph or heading off its text."""
    for opener, token in pairwise(state.tokens):
        if token.type == "inline" and token.content.endswith("}"):
            _detach(token, heading=opener.type == "heading_open")


def _detach(token: Token, *, heading: bool) -> None:
    start = token.content.rfind("{")
    text = token.content[:start].rstrip()
    apart = len(text) < start or (text.endswith("$$") if not heading else not text.endswith(("]", "`", ")")))
    found = attributes.parse(token.content, start) if start > 0 and (apart or text[-1] in _ENDS) else None
    if found and found.end == len(token.content):
        token.meta |= {"id": found.id, "classes": found.classes}
        token.content = text


_EXAMPLE = re.compile(
    r"(?:\A|\n[ \t]*\n|(?:\A|\n)[ \t>]*[*+-][ \t])[ \t>]{0,9}+(?:[*+-][ \t]++)?+"
    r"(?P<whole>\(@(?P<label>[\w-]++)\)|@(?P<bare>[\w-]++)[.)])(?=\s|\Z)"
)
_IDENTIFIER = re.compile(r"\{#([\w:.-]++)|^#\|[ \t]*label:[ \t]*([\w:.-]++)", re.MULTILINE)


def examples(text: str) -> dict[str, int]:
    """Return the labels of numbered examples, ``(@good)`` at the beginning of a block, each with its offset.

    Source: Pandoc User's Guide, extension ``example_lists``.
    """
    found = ((match["label"] or match["bare"], match.start("whole")) for match in _EXAMPLE.finditer(text))
    return dict(reversed(list(found)))


def identifiers(text: str) -> frozenset[str]:
    """Return the identifiers that a text gives to its parts: ``{#fig-one}``."""
    return frozenset(first or second for first, second in _IDENTIFIER.findall(text))
