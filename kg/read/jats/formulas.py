"""Mathematics and chemistry in JATS, as one line of text: TeX where there is TeX, else what MathML prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.jats.xml import Element

MATH = "{http://www.w3.org/1998/Math/MathML}math"
PICTURE = "\ufffc"
"""Stands for a formula or sign of which the file has only a picture."""

_TOKENS = tuple(f"{{http://www.w3.org/1998/Math/MathML}}{name}" for name in ("mi", "mn", "mo", "mtext", "ms"))
_WRITTEN = frozenset({"tex-math", MATH, "graphic", "inline-graphic", "alternatives", "textual-form"})


def plain(element: Element) -> str:
    """Return a formula on one line, its number included; U+FFFC when there is nothing to read in it."""
    label = element.findtext("label") or ""
    formula = _written(element)
    return " ".join(f"{formula or PICTURE} {label}".split())


def _written(element: Element) -> str:
    if element.tag == "tex-math":
        return _tex(element)
    if element.tag == MATH:
        return _mathml(element)
    for tag in ("tex-math", MATH):
        found = next(element.iter(tag), None)
        if found is not None and (formula := _written(found)):
            return formula
    return "".join(_letters(element))


def _tex(element: Element) -> str:
    r"""Return TeX without the preamble that some files repeat for every formula.

    The mathematics stands between ``\begin{document}`` and ``\end{document}``, if these are there.
    """
    text = "".join(element.itertext())
    _, opened, inner = text.partition("\\begin{document}")
    return (inner.partition("\\end{document}")[0] if opened else text).strip().strip("$").strip()


def _mathml(element: Element) -> str:
    return "".join("".join(token.itertext()).strip() for token in element.iter(*_TOKENS))


def _letters(element: Element) -> list[str]:
    """Return the text of a formula written in plain letters, its number and pictures apart."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in _WRITTEN and child.tag != "label" and isinstance(child.tag, str):
            pieces.append("".join(child.itertext()))
        pieces.append(child.tail or "")
    return pieces
