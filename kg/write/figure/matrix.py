"""The matrix: a row a claim, a column a reference, a mark where one cites the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.write.figure.legend import draw_entries
from kg.write.figure.marks import judged
from kg.write.figure.sheet import Sheet, clip, plain, width_of

if TYPE_CHECKING:
    from kg.write.figure.matter import Matter
    from kg.write.page_findings import Item

_ROW, _HEAD, _COLUMN = 10.5, 15.0, 12.0
_EDGE, _TOTAL, _FOOT = 4.0, 26.0, 38.0
_SHEET, _LEAST_LABEL, _MOST_HEAD = 510.0, 190.0, 90.0


def draw(matter: Matter) -> Sheet:
    """Draw the matrix of an article; at least 180 mm wide, wider when it has very many references."""
    columns = _COLUMN * len(matter.references)
    label = max(_LEAST_LABEL, _SHEET - 2 * _EDGE - _TOTAL - columns)
    names = [f"{item['number']} {item['label']}" for item in matter.references]
    top = _EDGE + 6 + min(_MOST_HEAD, max((width_of(plain(name), 6) for name in names), default=0))
    groups = matter.groups()
    height = top + _HEAD * len(groups) + _ROW * len(matter.claims) + _FOOT
    sheet = Sheet(2 * _EDGE + label + columns + _TOTAL, height)
    sheet.box(0, 0, sheet.width, sheet.height, fill="surface")
    xs = {item["id"]: _EDGE + label + _COLUMN * (place + 0.5) for place, item in enumerate(matter.references)}
    counts = {name: len(claims) for name, claims in matter.citing().items()}
    for item, name in zip(matter.references, names, strict=True):
        x = xs[item["id"]]
        if not counts[item["id"]]:
            sheet.box(x - _COLUMN / 2, 2, _COLUMN, height - _FOOT + 12, fill="error-tint")
        shown = clip(plain(name), 6, _MOST_HEAD)
        sheet.text(
            x + 2.3,
            top - 3,
            shown,
            size=6,
            colour="ink" if counts[item["id"]] else "error-text",
            align="center",
            turned=True,
        )
    sheet.text(sheet.width - _EDGE, top - 6, "sources", size=6, colour="ink-3", align="right")
    bottom = _rows(sheet, matter, groups, xs, top)
    _totals(sheet, xs, counts, bottom + _ROW / 2)
    _legend(sheet, height - 14)
    return sheet


def _rows(
    sheet: Sheet, matter: Matter, groups: list[tuple[str, list[Item]]], xs: dict[str, float], top: float
) -> float:
    y = top
    right = sheet.width - _EDGE
    label = _label(sheet, xs)
    for title, claims in groups:
        sheet.text(
            _EDGE,
            y + _HEAD - 5,
            title or "Outside the sections",
            size=6.5,
            colour="ink-2",
            bold=True,
            width=label - _EDGE,
        )
        y += _HEAD
        sheet.curve([(_EDGE, y), (right, y)], line="line-2", width=0.5)
        for claim in claims:
            _row(sheet, matter, claim, xs, y)
            y += _ROW
            sheet.curve([(_EDGE, y), (right, y)], line="line", width=0.3)
    return y


def _label(sheet: Sheet, xs: dict[str, float]) -> float:
    """Return where the texts of claims must end."""
    return min(xs.values(), default=sheet.width - _EDGE - _TOTAL) - _COLUMN / 2


def _row(sheet: Sheet, matter: Matter, claim: Item, xs: dict[str, float], y: float) -> None:
    middle, right = y + _ROW / 2, sheet.width - _EDGE
    label = _label(sheet, xs)
    bare = claim["support"] == "none"
    if bare:
        sheet.box(_EDGE, y + 0.2, right - _EDGE, _ROW - 0.4, fill="weak-tint")
    sheet.text(_EDGE + 12, middle, claim["number"], size=5.5, colour="ink-3", align="right")
    sheet.text(_EDGE + 16, middle, claim["label"], width=label - _EDGE - 20)
    links = matter.cited.get(claim["id"], [])
    for link in links:
        _mark(sheet, xs[link["to"]], middle, link)
    words = len(links) or ("none" if bare else "–")
    sheet.text(right - 2, middle, words, size=6, colour="weak-text" if bare else "ink-2", align="right")


def _mark(sheet: Sheet, x: float, y: float, link: Item) -> None:
    """Draw a square; with a ring where it is the only source, with a sign where a person has judged it."""
    sign = judged(link)
    sheet.box(x - 3, y - 2.8, 6, 5.6, 1.2, fill=sign[1] if sign else "claim")
    if link.get("alone"):
        sheet.box(x - 4.5, y - 4.3, 9, 8.6, 2, line="weak", width=1)
    if sign:
        sheet.text(x, y, sign[0], size=4.6, colour="surface", bold=True, align="center")


def _totals(sheet: Sheet, xs: dict[str, float], counts: dict[str, int], y: float) -> None:
    sheet.text(_EDGE + 16, y + 1, "claims that cite it", size=6, colour="ink-3")
    for reference, x in xs.items():
        hue = "ink-2" if counts[reference] else "error-text"
        sheet.text(
            x, y + 1, counts[reference], size=6, colour=hue, bold=not counts[reference], align="center"
        )


def _legend(sheet: Sheet, y: float) -> None:
    entries = [
        (lambda x, at: sheet.box(x + 4, at - 2.8, 6, 5.6, 1.2, fill="claim"), "cited as evidence"),
        (lambda x, at: _mark(sheet, x + 7, at, {"alone": True}), "the claim’s only reference"),
        (lambda x, at: sheet.box(x, at - 3, 14, 6, fill="weak-tint"), "general claim without a citation"),
        (lambda x, at: sheet.box(x, at - 3, 14, 6, fill="error-tint"), "reference never cited"),
    ]
    draw_entries(sheet, _EDGE, y, sheet.width - _EDGE, entries)
