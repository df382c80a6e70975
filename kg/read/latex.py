"""LaTeX markup in a field to plain text: what the reader of the printed page sees, in Unicode."""

from __future__ import annotations

import re

from kg.read import latex_macros as macros

_MARKUP = re.compile(r"[\\{}$~]|--|``|''|[!?]`")
_TOKEN = re.compile(
    r"(?P<word>\\(?P<name>[A-Za-z]++)[ \t\n]*+)"
    r"|\\(?P<sign>.)"
    r"|\$(?!\s)(?P<math>(?:[^$\\]|\\.)++)(?<!\s)\$(?!\d)"
    r"|(?P<plain>[{}~]|---?|``|''|[!?]`)",
    re.DOTALL,
)
_LIGATURE = re.compile(r"~|---?|``|''|[!?]`")
_PLAIN = {"{": "", "}": "", "~": " ", "--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿"}

_INNERMOST = r"\{[^{}]{0,200}+\}"
_INNER = rf"\{{(?:[^{{}}]{{1,200}}+|{_INNERMOST}){{0,10}}+\}}"
_ARGUMENT = re.compile(
    rf"\s*+\*?(?:\[[^\[\]{{}}]{{0,80}}\])?\s*+\{{((?:[^{{}}]{{1,500}}+|{_INNER}){{0,20}}+)\}}"
)
"""A braced argument at most three braces deep and of bounded length; a macro before anything else is passed over."""

_LETTER = re.compile(r"\s*+(?:\\([A-Za-z]++)[ \t\n]*+|([^\s\\{}]))")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_SCRIPT = re.compile(
    r"\^\s*+\{?\\(?P<mark>circ|prime)(?![A-Za-z])\s*+\}?"
    r"|(?P<shift>[_^])(?:\{(?:\\(?:mathrm|textrm|text|rm|it)\s*+)?\{?(?P<group>[^{}\\]{1,40}+)\}{1,2}|(?P<one>[^\s{}\\]))"
)
_MARKS = {"circ": "°", "prime": "′"}
_ESCAPE = re.compile(r"\\([^A-Za-z])|[{}]")


def to_text(value: str) -> str:
    r"""Return ``value`` without its LaTeX: accents composed, symbols in Unicode, braces and fonts gone.

    Never fails, and takes time linear in the length. A macro that nobody knows stays as it is written, unless an
    argument follows: then that stays. Unlike in LaTeX, a bare ``%`` or ``&`` is the sign itself, so that no text is lost.

    >>> to_text(r"M{\"u}ller \& {\v S}ime\v{c}kov\'a: $\beta$-{DNA}, 50% of H$_2$O")
    'Müller & Šimečková: β-DNA, 50% of H₂O'
    """
    return _flat(value) if _MARKUP.search(value) else value


def address(value: str) -> str:
    r"""Return an address without the escapes that LaTeX needs.

    >>> address(r"\url{https://example.org/a\_b\%20c~d}")
    'https://example.org/a_b%20c~d'
    """
    return _ESCAPE.sub(r"\1", value.replace("\\url", "")).strip()


def _flat(value: str, *, formula: bool = False) -> str:
    """Return the text of a value; in a ``formula`` the blank after a macro is kept, as between operators."""
    if "\\" not in value and "$" not in value:
        return _LIGATURE.sub(_ligature, value).replace("{", "").replace("}", "")
    texts: list[str] = []
    done = 0
    while token := _TOKEN.search(value, done):
        texts.append(value[done : token.start()])
        text, done = _read(value, token)
        if formula and done == token.end() and token[0][-1].isspace() and text.strip():
            text = f"{text.rstrip()} "
        texts.append(text)
    texts.append(value[done:])
    return "".join(texts)


def _ligature(match: re.Match[str]) -> str:
    return _PLAIN[match[0]]


def _read(value: str, token: re.Match[str]) -> tuple[str, int]:
    """Return the text of one token, and where reading goes on."""
    end = token.end()
    if plain := token["plain"]:
        return _PLAIN[plain], end
    if math := token["math"]:
        return _flat(_SCRIPT.sub(_in_script, math), formula=True), end
    if token["name"]:
        return _word(value, token)
    sign = token["sign"]
    return _accent(value, sign, end) if sign in macros.ACCENTS else (macros.SIGNS.get(sign, sign), end)


def _word(value: str, token: re.Match[str]) -> tuple[str, int]:
    name, end = token["name"], token.end()
    if name in macros.ACCENTS:
        return _accent(value, name, end)
    if name in macros.DECLARATIONS:
        return "", end
    if name in macros.WITH_ARGUMENT and (argument := _ARGUMENT.match(value, end)):
        return _applied(value, name, argument)
    if (text := macros.symbol(name)) is not None:
        return text, end
    return ("" if value[end : end + 1] in {"{", "["} else token["word"]), end


def _applied(value: str, name: str, argument: re.Match[str]) -> tuple[str, int]:
    """Read a macro that does something with its arguments, of which the first is found."""
    inner, end = argument[1], argument.end()
    if name in macros.SWALLOWING:
        return "", end
    if name in macros.VERBATIM:
        return address(inner), end
    if name in macros.SHIFTS:
        text = _flat(inner)
        return macros.script(text, low=macros.SHIFTS[name] == "_") or text, end
    count, template = macros.TEMPLATES[name]
    texts = [_flat(inner)]
    while len(texts) < count and (argument_ := _ARGUMENT.match(value, end)):
        texts.append(_flat(argument_[1]))
        end = argument_.end()
    return (template.format(*texts) if len(texts) == count else texts[0]), end


def _accent(value: str, name: str, end: int) -> tuple[str, int]:
    """Read an accent and the letter below it, braced or not."""
    if argument := _ARGUMENT.match(value, end):
        text, end = _flat(argument[1]).strip(), argument.end()
    elif letter := _LETTER.match(value, end):
        text, end = (macros.symbol(letter[1]) or "") if letter[1] else letter[2], letter.end()
    else:
        text = ""
    base, rest = _DOTLESS.get(text[:1], text[:1]), text[1:]
    if not base.isalpha():
        return (name if name in {"~", "^"} else "") + text, end
    return macros.accented(name, base) + rest, end


def _in_script(match: re.Match[str]) -> str:
    """Write a raised or lowered passage of a formula in Unicode as far as it goes."""
    if mark := match["mark"]:
        return _MARKS[mark]
    shift, text = match["shift"], match["group"] or match["one"]
    if signs := macros.script(text, low=shift == "_"):
        return signs
    keep = len(text) == 1 or not (text.isalpha() or shift == "_")
    return f"{shift}{text}" if keep else text
