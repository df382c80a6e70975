r"""Mathematics in a paragraph: ``$x$``, ``$$x$$``; and what of it is plain text: ``$\beta$``, ``$40\%$``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_DISPLAY = re.compile(r"\$\$((?:\\.|[^\\$\n]|\$(?!\$)|\n(?![ \t]*+\n))++)\$\$", re.DOTALL)
_SIGN = re.compile(r"\\.|\$", re.DOTALL)
_SHIFT = re.compile(
    r"(?:\{\s*\})?([\^_])\s*(?:\{(?P<braced>[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}|(?P<single>\\[A-Za-z]++|[^\s\\{}]))"
)
_FONT = re.compile(
    r"\\(?:text|mathrm|mathbf|mathit|mathsf|rm|bf|it|mbox|textrm|textbf|textit)\s*\{([^{}]*+)\}"
)
_MACRO = re.compile(r"\\(?:([A-Za-z]++)|(.))", re.DOTALL)
_NOT_PLAIN = re.compile(r"[\\{}^_\[\]()&]")
LONGEST_PLAIN = 200
"""Mathematics longer than this is never read as plain text."""

_SYMBOLS = {
    **dict.fromkeys(("pm",), "±"),
    **dict.fromkeys(("times",), "×"),
    **dict.fromkeys(("sim",), "~"),
    **dict.fromkeys(("approx",), "≈"),
    **dict.fromkeys(("leq", "le", "leqslant"), "≤"),
    **dict.fromkeys(("geq", "ge", "geqslant"), "≥"),
    **dict.fromkeys(("lt",), "<"),
    **dict.fromkeys(("gt",), ">"),
    **dict.fromkeys(("cdot",), "·"),
    **dict.fromkeys(("circ", "degree"), "°"),
    **dict.fromkeys(("to", "rightarrow"), "→"),
    **dict.fromkeys(("infty",), "∞"),
    **dict.fromkeys(("quad",), " "),
}


class Formula(NamedTuple):
    """Mathematics as text; ``raised`` for a passage that is nothing but an exponent, ``plain`` when it reads as prose."""

    text: str
    raised: bool = False
    plain: bool = False


def formula(state: StateInline, silent: bool) -> bool:
    """Read ``$x$`` and ``$$x$$``.

    Source: Pandoc User's Guide, extension ``tex_math_dollars``.
    """
    if not state.src.startswith("$", state.pos):
        return False
    display = _DISPLAY.match(state.src, state.pos, state.posMax)
    content, end = (display[1], display.end()) if display else _inline(state)
    if not content:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = content.strip()
        token.meta["display"] = bool(display)
    state.pos = end
    return True


def _inline(state: StateInline) -> tuple[str, int]:
    """Return what stands up to the next dollar sign, unless that or this one is a price."""
    start = state.pos + 1
    if start >= state.posMax or state.src[start].isspace() or state.src[start] == "$":
        return "", start
    signs = (match.start() for match in _SIGN.finditer(state.src, start, state.posMax) if match[0] == "$")
    end = next(signs, -1)
    is_price = end < 0 or state.src[end - 1].isspace() or state.src[end + 1 : end + 2].isdigit()
    return ("", start) if is_price else (state.src[start:end], end + 1)


def read(content: str) -> Formula:
    r"""Return mathematics as text: what it prints when that is plain, else its TeX source.

    >>> read(r"p \leq 0.05")
    Formula(text='p ≤ 0.05', raised=False, plain=True)
    >>> read("^{67,68}")
    Formula(text='67,68', raised=True, plain=True)
    """
    if len(content) > LONGEST_PLAIN:
        return Formula(content)
    text = _FONT.sub(r"\1", content).strip()
    shift = _SHIFT.fullmatch(text)
    if shift:
        text = shift["braced"] or shift["single"] or ""
    text = _MACRO.sub(_printed, _FONT.sub(r"\1", text)).replace("~", "\N{NO-BREAK SPACE}")
    raised = shift is not None and shift[1] == "^" and text != _SYMBOLS["circ"]
    brackets_apart = text.strip("[]") if raised else text
    if _NOT_PLAIN.search(brackets_apart):
        return Formula(content)
    return Formula(text.strip(), raised=raised, plain=True)


def _printed(macro: re.Match[str]) -> str:
    """Return what a macro prints, or the macro itself when that is not known."""
    name, sign = macro.groups()
    if sign:
        return " " if sign in " ,;:!" else sign if sign in "%$#&" else macro[0]
    return _SYMBOLS.get(name) or _greek(name) or macro[0]


def _greek(name: str) -> str:
    variant = name.removeprefix("var")
    case = "CAPITAL" if variant[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {variant.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        return ""
