r"""TeX in a paragraph: ``\autoref{fig:x}``, ``\textit{in vitro}``, ``\begin{x}...\end{x}``, ``\ ``."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_COMMAND = re.compile(r"\\([A-Za-z]++\*?)")
_VERBATIM = re.compile(r"\\verb\*?([^\sA-Za-z*])(.*?)\1")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([^{}\n]{1,100})\}")
_OPTIONS = re.compile(r"(?:[ \t]{0,20}+\[[^\]]{0,1000}+\]){1,20}+")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_WITHOUT_ARGUMENT = frozenset(
    {
        "LaTeX",
        "TeX",
        "ldots",
        "dots",
        "hfill",
        "today",
        "textbackslash",
        "copyright",
        "S",
        "P",
        "ss",
        "o",
        "O",
    }
    | {
        "ae",
        "AE",
        "oe",
        "OE",
        "aa",
        "AA",
        "l",
        "L",
        "i",
        "j",
        "textregistered",
        "slash",
        "and",
        "textasciitilde",
    }
    | {"textdegree", "small", "footnotesize", "raggedright", "textmu", "euro", "pounds", "textquotesingle"}
)
"""Commands that leave a bracket after them alone; any other takes it for its option."""

_FONTS = frozenset(
    {"emph", "textit", "textbf", "textrm", "textsf", "textsc", "textsl", "textmd", "underline", "mbox"}
)
_SILENT = frozenset(
    {
        "appendix",
        "bigskip",
        "centering",
        "clearpage",
        "footnotesize",
        "hfill",
        "hspace",
        "huge",
        "label",
        "large",
        "Large",
        "LARGE",
        "linebreak",
        "maketitle",
        "medskip",
        "newline",
        "newpage",
        "nocite",
        "noindent",
        "normalsize",
        "pagebreak",
        "par",
        "raggedright",
        "scriptsize",
        "small",
        "smallskip",
        "tableofcontents",
        "tiny",
        "vfill",
        "vspace",
    }
)
_WORDS = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "ldots": "…",
    "dots": "…",
    "textbackslash": "\\",
    "textasciitilde": "~",
}
CITING = re.compile(r"\\[A-Za-z]*cite[a-z]*\*?")
"""A TeX command that cites."""


def command(state: StateInline, silent: bool) -> bool:
    r"""Read a TeX command with its arguments, and ``\ `` as a no-break space.

    Source: Pandoc User's Guide, extensions ``raw_tex`` and ``all_symbols_escapable``.
    """
    if not state.src.startswith("\\", state.pos):
        return False
    if state.src.startswith("\\ ", state.pos):
        return _accept(state, state.pos + 2, "no_break", silent=silent)
    name = _COMMAND.match(state.src, state.pos, state.posMax)
    if not name:
        return False
    end = _verbatim(state) or _environment(state) or _arguments(state, name)
    if end > state.posMax:
        return False
    return _accept(state, end, *_printed(state.src[state.pos : end], name[1]), silent=silent)


def _printed(source: str, name: str) -> tuple[str, str]:
    """Return the type of the token and its content: what a command prints when that is known, else its source."""
    argument = source[source.find("{") + 1 : -1] if source.endswith("}") else ""
    if name in _FONTS and argument.isprintable() and "\\" not in argument:
        return "font", argument
    if name == "textsuperscript" and argument:
        return "raised", argument
    if name in _SILENT:
        return "silence", ""
    is_word = name in _WORDS and source.removesuffix("{}") == f"\\{name}"
    return ("font", _WORDS[name]) if is_word else ("tex", source)


def _accept(state: StateInline, end: int, kind: str, content: str = "", *, silent: bool) -> bool:
    if not silent:
        state.push(kind, "", 0).content = content
    state.pos = end
    return True


def _verbatim(state: StateInline) -> int:
    found = _VERBATIM.match(state.src, state.pos, state.posMax)
    return found.end() if found else 0


def _environment(state: StateInline) -> int:
    opening = _ENVIRONMENT.match(state.src, state.pos, state.posMax)
    return environments(state.src).get(state.pos, 0) if opening else 0


def _arguments(state: StateInline, name: re.Match[str]) -> int:
    """Return the offset after the arguments of a command."""
    pairs, end = braces(state.src), name.end()
    taken = None if name[1] in _WITHOUT_ARGUMENT else _OPTIONS.match(state.src, end, state.posMax)
    end = taken.end() if taken else end
    while end in pairs:
        end = pairs[end]
    return end


@lru_cache(maxsize=2)
def braces(text: str) -> dict[int, int]:
    """Return, for each opening brace that is closed, the offset after its closing one."""
    pairs, unclosed = {}, []
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            unclosed.append(found.start())
        elif found[0] == "}" and unclosed:
            pairs[unclosed.pop()] = found.end()
    return pairs


@lru_cache(maxsize=2)
def environments(text: str) -> dict[int, int]:
    r"""Return, for each ``\begin`` that is ended, the offset after its ``\end``."""
    pairs: dict[int, int] = {}
    unclosed: list[tuple[str, int]] = []
    depth: Counter[str] = Counter()
    for found in _ENVIRONMENT.finditer(text):
        name = found[2]
        if found[1] == "begin":
            unclosed.append((name, found.start()))
            depth[name] += 1
            continue
        while depth[name]:
            other, start = unclosed.pop()
            depth[other] -= 1
            if other == name:
                pairs[start] = found.end()
                break
    return pairs
