"""How a claim and a judged link look, as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.write.page_findings import Item

_SIGNS = {
    "supported": ("✓", "reference"),
    "partly-supported": ("~", "weak"),
    "overstated": ("↑", "weak"),
    "not-supported": ("×", "error"),
    "contradicted": ("≠", "error"),
    "unrelated": ("∅", "error"),
    "cannot-be-determined": ("?", "section"),
}
_DISAGREE = ("!", "weak")


def claim_hue(claim: Item) -> str:
    """Return the colour family of a claim."""
    if claim["support"] == "none":
        return "weak"
    return "claim" if claim["support"] in {"several", "one"} else "section"


def claim_style(claim: Item) -> dict[str, Any]:
    """Return the box of a claim: dashed where it lacks a source, an outline in its colour where it has a single one."""
    if claim["support"] == "none":
        return {"fill": "weak-tint", "line": "weak", "dash": (3, 2)}
    return {"fill": "surface", "line": "claim" if claim["support"] == "one" else "line-2"}


def judged(link: Item) -> tuple[str, str] | None:
    """Return sign and colour of what reviewers said of a link, if any did."""
    said = {verdict["judgement"] for verdict in link.get("verdicts", ())}
    if not said:
        return None
    return _DISAGREE if len(said) > 1 else _SIGNS.get(next(iter(said)), ("?", "section"))
