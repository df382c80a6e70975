"""The evidence map: claims on the left in the order of the text, references on the right beside those that cite them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.write.figure.legend import draw_legend
from kg.write.figure.marks import claim_hue, claim_style, judged
from kg.write.figure.sheet import Sheet

if TYPE_CHECKING:
    from kg.write.figure.matter import Matter
    from kg.write.page_findings import Item

WIDTH = 510.0
"""Points: 180 mm, two columns of a journal."""

_ROW, _CLAIM, _HEAD = 11.5, 9.8, 17.0
_REFERENCE_WIDTH, _GAP = 112.0, 78.0
_LANE, _EDGE, _TOP, _FOOT = 8.0, 3.0, 12.0, 34.0
_MOST_LANES = 5


@dataclass(slots=True)
class _Layout:
    left: float
    right: float
    claims: dict[str, float] = field(default_factory=dict)
    heads: list[tuple[str, list[Item], float]] = field(default_factory=list)
    references: dict[str, tuple[float, float]] = field(default_factory=dict)
    ports: dict[tuple[str, str], float] = field(default_factory=dict)
    lanes: dict[tuple[str, str], int] = field(default_factory=dict)
    bottom: float = 0.0


def draw(matter: Matter) -> Sheet:
    """Draw the map of an article, 180 mm wide and as tall as it has claims."""
    layout = _layout(matter)
    sheet = Sheet(WIDTH, layout.bottom + _FOOT)
    sheet.box(0, 0, sheet.width, sheet.height, fill="surface")
    sheet.text(layout.left, 6, "Claims, in the order of the text", size=6, colour="ink-3")
    side = WIDTH - _EDGE - _REFERENCE_WIDTH
    meaning = "References; height = claims that cite it"
    sheet.text(WIDTH - _EDGE, 6, meaning, size=6, colour="ink-3", align="right")
    _links(sheet, matter, layout, side)
    for title, claims, y in layout.heads:
        _head(sheet, layout, title, claims, y)
    for claim in matter.claims:
        _claim(sheet, matter, layout, claim)
    citing = matter.citing()
    for reference in matter.references:
        _reference(sheet, matter, layout, reference, len(citing[reference["id"]]))
    _conflicts(sheet, layout)
    draw_legend(sheet, layout.left, sheet.height - 20, WIDTH - _EDGE)
    return sheet


def _layout(matter: Matter) -> _Layout:
    lanes = _lanes(matter)
    left = _EDGE + (6 + _LANE * (1 + max(lanes.values())) if lanes else 0)
    layout = _Layout(left, WIDTH - _EDGE - _REFERENCE_WIDTH - _GAP, lanes=lanes)
    y = _TOP
    for title, claims in matter.groups():
        layout.heads.append((title, claims, y + _HEAD / 2 + 2))
        y += _HEAD
        for claim in claims:
            layout.claims[claim["id"]] = y + _CLAIM / 2
            y += _ROW
    citing = matter.citing()
    used = [item for item in matter.references if citing[item["id"]]]
    unused = [item for item in matter.references if not citing[item["id"]]]
    used.sort(key=lambda item: (_middle(layout, citing[item["id"]]), item["number"]))
    heights = [11 + 3.2 * min(len(citing[item["id"]]), 20) for item in used]
    shelf = 16 + 15 * len(unused) if unused else 0
    bottom = max(y - shelf, _TOP + _HEAD + sum(heights) + 4 * len(used))
    wanted = [_middle(layout, citing[item["id"]]) for item in used]
    for item, middle, height in zip(
        used, settle(wanted, heights, 4, _TOP + _HEAD, bottom), heights, strict=True
    ):
        layout.references[item["id"]] = (middle, height)
        for place, citer in enumerate(citing[item["id"]]):
            port = middle - height / 2 + (place + 0.5) * height / len(citing[item["id"]])
            layout.ports[citer, item["id"]] = port
    for place, item in enumerate(unused):
        layout.references[item["id"]] = (bottom + 16 + 15 * place, 11)
    layout.bottom = max(y, bottom + shelf)
    return layout


def _middle(layout: _Layout, claims: list[str]) -> float:
    return sum(layout.claims[claim] for claim in claims) / len(claims)


def settle(wanted: list[float], heights: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return middles of boxes in a column: in order, apart, between top and bottom, as near as can be to where wanted."""
    offsets: list[float] = []
    for place, height in enumerate(heights):
        offsets.append(offsets[-1] + heights[place - 1] / 2 + gap + height / 2 if place else height / 2)
    pools: list[tuple[float, int]] = []
    for target, offset in zip(wanted, offsets, strict=True):
        total, size = target - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before = pools.pop()
            total, size = total + before[0], size + before[1]
        pools.append((total, size))
    room = bottom - (offsets[-1] + heights[-1] / 2) if heights else 0
    levels = [max(top, min(room, total / size)) for total, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def _lanes(matter: Matter) -> dict[tuple[str, str], int]:
    """Give each conflict a lane in the margin, so that arcs do not lie on each other."""
    row = {claim["id"]: place for place, claim in enumerate(matter.claims)}
    spans = sorted(
        {tuple(sorted((row[a], row[b]))) for a, b in matter.conflicts}, key=lambda s: (s[1] - s[0], s)
    )
    taken: list[list[tuple[int, ...]]] = []
    lanes: dict[tuple[str, str], int] = {}
    for span in spans:
        free = (n for n, others in enumerate(taken) if all(span[0] > o[1] or span[1] < o[0] for o in others))
        lane = next(free, min(len(taken), _MOST_LANES - 1))
        taken += [[]] if lane == len(taken) else []
        taken[lane].append(span)
        lanes[matter.claims[span[0]]["id"], matter.claims[span[1]]["id"]] = lane
    return lanes


def _links(sheet: Sheet, matter: Matter, layout: _Layout, side: float) -> None:
    signs = []
    for claim, links in matter.cited.items():
        for place, link in enumerate(links):
            start, end = layout.claims[claim], layout.ports[claim, link["to"]]
            half = (layout.right + side) / 2
            alone = bool(link.get("alone"))
            points = [(layout.right, start), (half, start), (half, end), (side, end)]
            sheet.curve(points, line="weak" if alone else "ink-3", width=1.1 if alone else 0.6)
            if mark := judged(link):
                t = 0.14 + 0.13 * place
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
                signs.append((x, y, mark))
    for x, y, (glyph, hue) in signs:
        sheet.disc(x, y, 3.2, fill=hue)
        sheet.text(x, y, glyph, size=5, colour="surface", bold=True, align="center")


def _head(sheet: Sheet, layout: _Layout, title: str, claims: list[Item], y: float) -> None:
    cited = sum(claim["support"] in {"several", "one"} for claim in claims)
    note = f"{cited} of {len(claims)} cited" if cited else f"{len(claims)} claim{'s'[: len(claims) > 1]}"
    sheet.text(
        layout.left,
        y,
        title or "Outside the sections",
        size=7,
        colour="ink-2",
        bold=True,
        width=layout.right - layout.left - 70,
    )
    sheet.text(layout.right, y, note, size=6, colour="ink-3", align="right")


def _claim(sheet: Sheet, matter: Matter, layout: _Layout, claim: Item) -> None:
    y, left, right = layout.claims[claim["id"]], layout.left, layout.right
    sheet.box(left, y - _CLAIM / 2, right - left, _CLAIM, 2, **claim_style(claim))
    sheet.box(left, y - _CLAIM / 2, 2.4, _CLAIM, fill=claim_hue(claim))
    end = right - 4
    if matter.worst.get(claim["id"], "info") != "info":
        sheet.sign(end - 2.5, y, matter.worst[claim["id"]])
        end -= 8
    numbers = {item["id"]: item["number"] for item in matter.references}
    cited = [numbers[link["to"]] for link in matter.cited.get(claim["id"], ())]
    if cited:
        words = ", ".join(map(str, cited if len(cited) < 7 else [*cited[:5], f"+{len(cited) - 5}"]))  # noqa: PLR2004
        end -= sheet.text(end, y, words, size=6, colour="reference-text", bold=True, align="right") + 4
    sheet.text(left + 16, y, claim["number"], size=5.5, colour="ink-3", align="right")
    sheet.text(left + 20, y, claim["label"], width=end - left - 22)


def _reference(sheet: Sheet, matter: Matter, layout: _Layout, item: Item, count: int) -> None:
    side = WIDTH - _EDGE - _REFERENCE_WIDTH
    y, height = layout.references[item["id"]]
    hue, style = ("reference", {}) if count else ("error", {"dash": (3, 2)})
    sheet.box(
        side, y - height / 2, _REFERENCE_WIDTH, height, 2.5, fill=f"{hue}-tint", line=hue, width=0.8, **style
    )
    sheet.box(side, y - height / 2, 15, height, fill=hue)
    sheet.text(side + 7.5, y, item["number"], size=7, colour="surface", bold=True, align="center")
    end = side + _REFERENCE_WIDTH - 4
    if matter.worst.get(item["id"], "info") != "info":
        sheet.sign(end - 2.5, y, matter.worst[item["id"]])
        end -= 8
    words = f"{count} claim{'s'[: count > 1]}" if count else "never cited"
    end -= sheet.text(end, y, words, size=5.8, colour="ink-2" if count else "error-text", align="right") + 3
    sheet.text(side + 18, y, item["label"], bold=True, width=end - side - 18)


def _conflicts(sheet: Sheet, layout: _Layout) -> None:
    for (one, other), lane in layout.lanes.items():
        a, b = layout.claims[one], layout.claims[other]
        reach = 6 + _LANE * (lane + 0.5)
        out = layout.left - reach * 4 / 3
        points = [(layout.left, a), (out, a), (out, b), (layout.left, b)]
        sheet.curve(points, line="error", width=0.9, dash=(3, 2))
        sheet.disc(layout.left - reach, (a + b) / 2, 3.6, fill="error")
        sheet.text(layout.left - reach, (a + b) / 2, "≠", size=6, colour="surface", bold=True, align="center")
