"""The timeline: references by date and by the number of claims that cite them."""

from __future__ import annotations

import math
import re
from itertools import count as count_from
from typing import TYPE_CHECKING, TypeAlias

from kg.write.figure.sheet import Sheet, clip, plain, width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.write.figure.matter import Matter
    from kg.write.page_findings import Item

    Box: TypeAlias = "tuple[float, float, float, float]"

_WIDTH, _LEFT, _RIGHT, _TOP, _FOOT = 510.0, 64.0, 26.0, 34.0, 22.0
_UNDATED, _LEAST_PACE = 46.0, 26.0
_MOST_ROWS = 10
_STEPS = (0, 1, 2, 3, 4, 5, 10, 20, 50, 100)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def draw(matter: Matter) -> Sheet:
    """Draw the timeline of an article, 180 mm wide; each row is as high as the references in it need."""
    counts = {name: len(claims) for name, claims in matter.citing().items()}
    dated = [(item, years(item.get("date", ""))) for item in matter.references]
    published = years(matter.article.get("date", ""))
    known = [when for _, when in dated if when is not None] + ([published] if published is not None else [])
    first, last = (math.floor(min(known)), math.floor(max(known)) + 1) if known else (2000, 2001)
    left = _LEFT + (_UNDATED if any(when is None for _, when in dated) else 0)

    def across(when: float | None) -> float:
        if when is None:
            return _LEFT + _UNDATED / 2
        return left + 12 + (when - first) / (last - first) * (_WIDTH - _RIGHT - left - 24)

    rows = _rows(max(counts.values(), default=0))
    placed, heights = _place([(item, across(when)) for item, when in dated], counts, rows)
    tops = [_TOP + sum(heights[:place]) for place in range(len(rows))]
    bottom = _TOP + sum(heights)
    sheet = Sheet(_WIDTH, bottom + _FOOT)
    sheet.box(0, 0, sheet.width, sheet.height, fill="surface")
    _axes(sheet, rows, tops, heights, bottom)
    _years(sheet, first, last, across, bottom)
    if left > _LEFT:
        sheet.text(_LEFT + _UNDATED / 2, bottom + 9, "no date", size=6, colour="ink-2", align="center")
    if published is not None:
        _article(sheet, matter.article, across(published), bottom)
    _dots(sheet, [(item, x, tops[row] + y) for item, x, row, y in placed], counts)
    return sheet


def years(date: str) -> float | None:
    """Return a date as a year with its fraction, the middle of what is known.

    >>> years("2001"), years("2001-07"), years("")
    (2001.5, 2001.5403225806451, None)
    """
    found = _DATE.fullmatch(date)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return year + 0.5 if not month else year + (month - 1 + (day - 0.5 if day else 15) / 31) / 12


def _rows(most: int) -> list[tuple[int, float, str]]:
    """Return the numbers of claims that share a row, the highest on top: least, past the most, words."""
    steps = list(range(most + 1)) if most <= _MOST_ROWS else [step for step in _STEPS if step <= most]
    rows = []
    for least, past in zip(steps, [*steps[1:], math.inf], strict=True):
        single = past == least + 1 or (past == math.inf and least == most)
        words = (
            "never cited"
            if least == 0
            else str(least)
            if single
            else f"{least}+"
            if past == math.inf
            else f"{least}–{int(past) - 1}"
        )
        rows.append((least, past, words))
    return rows[::-1]


def _radius(count: int) -> float:
    return 5 + min(8, 2 * math.sqrt(count))


def _place(
    items: list[tuple[Item, float]], counts: dict[str, int], rows: list[tuple[int, float, str]]
) -> tuple[list[tuple[Item, float, int, float]], list[float]]:
    """Stack references of a row that would touch; return item, x, row and height in it, and the rows' heights."""
    placed, heights = [], []
    for row, (least, past, _) in enumerate(rows):
        own = [(item, x) for item, x in items if least <= counts[item["id"]] < past]
        taken: list[tuple[float, float, float]] = []
        for item, x in sorted(own, key=lambda each: -counts[each[0]["id"]]):
            radius = _radius(counts[item["id"]])
            steps = (sign * step * 2.0 for step in count_from() for sign in ((1, -1) if step else (1,)))
            y = next(y for y in steps if all(math.hypot(x - u, y - v) >= radius + r + 1 for u, v, r in taken))
            taken.append((x, y, radius))
            placed.append((item, x, row, y))
        reach = max((abs(y) + radius for _, y, radius in taken), default=0)
        heights.append(max(26.0, 2 * reach + 18))
    return [(item, x, row, heights[row] / 2 + y) for item, x, row, y in placed], heights


def _axes(
    sheet: Sheet, rows: list[tuple[int, float, str]], tops: list[float], heights: list[float], bottom: float
) -> None:
    sheet.text(_LEFT, 8, "Claims that cite the reference", size=6.5, colour="ink-2")
    for (least, _, words), top, height in zip(rows, tops, heights, strict=True):
        middle = top + height / 2
        sheet.curve(
            [(_LEFT, middle), (_WIDTH - _RIGHT, middle)], line="line" if least else "error", width=0.6
        )
        sheet.text(
            _LEFT - 6, middle, words, size=6.5, colour="ink-2" if least else "error-text", align="right"
        )
    sheet.curve([(_LEFT, bottom), (_WIDTH - _RIGHT, bottom)], line="line-2", width=0.6)


def _years(sheet: Sheet, first: int, last: int, across: Callable[[float], float], bottom: float) -> None:
    pace = (across(last) - across(first)) / (last - first)
    step = next((step for step in _YEARS if step * pace >= _LEAST_PACE), 1000)
    for year in range(-(-first // step) * step, last + 1, step):
        x = across(year)
        sheet.curve([(x, _TOP - 8), (x, bottom)], line="line", width=0.5)
        sheet.text(x, bottom + 9, year, size=6.5, colour="ink-2", align="center")


def _article(sheet: Sheet, article: Item, x: float, bottom: float) -> None:
    sheet.curve([(x, _TOP - 8), (x, bottom)], line="ink", width=1)
    star = [(math.sin(n * math.pi / 5), -math.cos(n * math.pi / 5)) for n in range(10)]
    points = [
        (x + (3 if n % 2 else 7) * a, _TOP - 10 + (3 if n % 2 else 7) * b) for n, (a, b) in enumerate(star)
    ]
    sheet.polygon(points, fill="ink")
    sheet.text(x - 10, _TOP - 14, f"This article, {article['date'][:4]}", size=6.5, bold=True, align="right")


def _dots(sheet: Sheet, dots: list[tuple[Item, float, float]], counts: dict[str, int]) -> None:
    taken: list[Box] = []
    for item, x, y in dots:
        radius = _radius(counts[item["id"]])
        taken.append((x - radius, y - radius, x + radius, y + radius))
        if counts[item["id"]]:
            sheet.disc(x, y, radius, fill="reference", line="surface", width=0.6)
        else:
            sheet.disc(x, y, radius, fill="error-tint", line="error", width=0.8, dash=(3, 2))
        hue = "surface" if counts[item["id"]] else "error-text"
        sheet.text(x, y, item["number"], size=max(5.5, radius * 0.75), colour=hue, bold=True, align="center")
    for item, x, y in dots:
        _name(sheet, item["label"], (x, y, _radius(counts[item["id"]])), taken)


def _name(sheet: Sheet, label: str, dot: tuple[float, float, float], taken: list[Box]) -> None:
    """Write a name below, above or beside its dot, where it hides nothing; nowhere, if it would."""
    x, y, radius = dot
    words = clip(plain(label), 6, 90)
    wide = width_of(words, 6)
    beside = radius + 2 + wide / 2
    for u, v in ((x, y + radius + 5), (x, y - radius - 5), (x + beside, y), (x - beside, y)):
        box = (u - wide / 2, v - 3.6, u + wide / 2, v + 3.6)
        inside = box[0] > 0 and box[2] < _WIDTH
        if inside and not any(
            box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken
        ):
            taken.append(box)
            sheet.text(u, v, words, size=6, align="center")
            return
