"""What the marks of a figure mean, in lines at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.write.figure.marks import claim_hue, claim_style
from kg.write.figure.sheet import width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.write.figure.sheet import Sheet

_SUPPORT = {
    "several": "two or more references",
    "one": "single reference",
    "none": "general claim without a citation",
    "own": "own observation",
}


def draw_legend(sheet: Sheet, left: float, y: float, right: float) -> None:
    """Draw the legend of the map in one or two lines from ``y``."""

    def support(name: str) -> Callable[[float, float], None]:
        def paint(x: float, at: float) -> None:
            sheet.box(x, at - 3, 14, 6, 1.5, **claim_style({"support": name}))
            sheet.box(x, at - 3, 2, 6, fill=claim_hue({"support": name}))

        return paint

    def line(hue: str, width: float, dash: tuple[float, ...] = ()) -> Callable[[float, float], None]:
        return lambda x, at: sheet.curve([(x, at), (x + 14, at)], line=hue, width=width, dash=dash)

    entries = [(support(name), label) for name, label in _SUPPORT.items()]
    entries += [
        (line("ink-3", 0.6), "cited as evidence"),
        (line("weak", 1.1), "the claim’s only reference"),
        (line("error", 0.9, (3, 2)), "numbers that disagree"),
        (lambda x, at: sheet.sign(x + 10, at, "error"), "error"),
        (lambda x, at: sheet.sign(x + 10, at, "warning"), "warning"),
    ]
    draw_entries(sheet, left, y, right, entries)


def draw_entries(
    sheet: Sheet,
    left: float,
    y: float,
    right: float,
    entries: list[tuple[Callable[[float, float], None], str]],
) -> None:
    """Draw signs with their meanings one after the other, in as many lines as they need."""
    x = left
    for paint, label in entries:
        wide = 17 + width_of(label, 6) + 9
        if x > left and x + wide - 9 > right:
            x, y = left, y + 10
        paint(x, y)
        sheet.text(x + 17, y, label, size=6, colour="ink-2")
        x += wide
