"""Figures: text stays text, the same bytes each time, only the page's colours, nothing on another."""

from __future__ import annotations

import re
import struct
import sys
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kg.errors import InputError
from kg.write import figure
from kg.write.figure.colours import light
from kg.write.figure.evidence_map import settle
from kg.write.figure.sheet import Sheet, clip, plain, width_of
from kg.write.figure.timeline import years
from tests import pages
from tests.factories import graph, linked, reference, said

if TYPE_CHECKING:
    import pyoxigraph as ox

SVG = "{http://www.w3.org/2000/svg}"


def svg(view: str, store: ox.Store | None = None) -> ET.Element:
    found = figure.render(store or pages.graph(), view, "svg", findings=pages.findings())
    return ET.fromstring(found)  # noqa: S314 - our own output


def texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("view", figure.VIEWS)
def test_text_stays_text(view: str) -> None:
    root = svg(view)
    shown = texts(root)
    assert "Lovelace 2001" in " ".join(shown)
    assert not list(root.iter(f"{SVG}image"))
    assert root.attrib["width"].startswith("510")


@pytest.mark.parametrize("view", figure.VIEWS)
@pytest.mark.parametrize("form", figure.FORMS)
def test_the_same_graph_gives_the_same_bytes(view: str, form: str) -> None:
    one, other = (figure.render(pages.graph(), view, form, findings=pages.findings()) for _ in range(2))
    assert one == other
    assert one.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[form])
    assert not re.search(rb"20\d\d-\d\d-\d\dT|CreationDate", one)


def test_a_picture_of_points_is_as_fine_as_journals_ask() -> None:
    width = struct.unpack(">I", figure.render(pages.graph(), "timeline", "png")[16:20])[0]
    assert width == 510 * 300 // 72


@pytest.mark.parametrize("view", figure.VIEWS)
def test_only_the_page_s_colours_are_used(view: str) -> None:
    drawn = set(re.findall(r"#[0-9a-fA-F]{6}", ET.tostring(svg(view)).decode()))
    allowed = {colour.lower() for colour in light().values()} | {"#ffffff", "#000000"}
    assert {colour.lower() for colour in drawn} <= allowed


def test_the_map_shows_claims_references_and_conflicts() -> None:
    shown = texts(svg("map"))
    for words in (
        "Introduction",
        "Coffee delays sleep.",
        "never cited",
        "≠",
        "✓",
        "the claim’s only reference",
    ):
        assert words in shown
    assert {"4, 2", "2, 4"} & set(shown)
    assert "9 claims" not in shown


def test_the_matrix_counts_rows_and_columns() -> None:
    shown = texts(svg("matrix"))
    assert shown.count("none") == 3
    assert "claims that cite it" in shown
    assert [name for name in shown if re.match(r"\d [A-Z]", name)] == [
        "1 Lovelace 2001",
        "2 Lovelace 2003",
        "3 Noether 2012",
        "4 Coffee at night 1999",
        "5 Born",
    ]


def test_the_timeline_stands_where_dates_are() -> None:
    root = svg("timeline")
    places = {"".join(text.itertext()).strip(): text for text in root.iter(f"{SVG}text")}
    xs = [
        x_of(places[name])
        for name in ("Coffee at night 1999", "Lovelace 2001", "Lovelace 2003", "Noether 2012")
    ]
    assert xs == sorted(xs)
    assert "This article, 2020" in places
    assert "no date" in places


def x_of(text: ET.Element) -> float:
    transform = text.attrib.get("transform", "")
    found = re.search(r"translate\(([\d.]+)", transform)
    return float(found[1] if found else text.attrib["x"])


@pytest.mark.parametrize("view", figure.VIEWS)
@pytest.mark.parametrize("form", figure.FORMS)
def test_hostile_text_is_text(view: str, form: str) -> None:
    data = figure.render(pages.nasty(), view, form, findings=pages.nasty_findings())
    if form == "svg":
        root = ET.fromstring(data)  # noqa: S314 - our own output
        assert not list(root.iter(f"{SVG}script"))
        if view != "timeline":
            assert any("<script>" in text for text in texts(root))


@pytest.mark.parametrize("view", figure.VIEWS)
def test_formulas_are_not_set(view: str) -> None:
    store = graph(linked([said("It costs $5 and $\\frac{1}{2}$.", "1")], [reference("1", "$x_2$")]))
    shown = texts(svg(view, store))
    if view != "timeline":
        assert "It costs $5 and $\\frac{1}{2}$." in shown


@pytest.mark.parametrize("view", figure.VIEWS)
def test_an_article_with_nothing_in_it_has_a_figure(view: str) -> None:
    assert figure.render(pages.bare(), view, "pdf").startswith(b"%PDF")


def test_what_no_form_can_hold_is_refused_with_a_way_out() -> None:
    sheet = Sheet(100, 20_000)
    with pytest.raises(InputError, match="706 cm long"):
        sheet.save("png")
    assert sheet.save("svg")


@pytest.mark.parametrize(("view", "form"), [("map", "gif"), ("pie", "svg")])
def test_unknown_views_and_forms_are_refused(view: str, form: str) -> None:
    with pytest.raises(InputError, match="there is no figure"):
        figure.render(pages.graph(), view, form)


def test_an_article_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="there is no article"):
        figure.render(pages.graph(), "map", "svg", article="https://x.org/none")


def test_without_matplotlib_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(InputError, match="need matplotlib") as raised:
        figure.render(pages.graph(), "map", "svg")
    assert "claim-kg[figure]" in str(raised.value)


def test_text_is_cut_to_fit() -> None:
    for words in ("word " * 50, "w" * 5000, "שלום " * 40):
        cut = clip(plain(words), 6.5, 120)
        assert cut.endswith("…")
        assert width_of(cut, 6.5) <= 120
    assert clip("short", 6.5, 120) == "short"


def test_boxes_of_a_column_keep_order_and_distance() -> None:
    heights = [10.0, 30.0, 10.0, 20.0]
    middles = settle([50, 52, 53, 400], heights, 4, 0, 300)
    for (one, a), (other, b) in pairwise(zip(middles, heights, strict=True)):
        assert other - one >= (a + b) / 2 + 4 - 1e-9
    assert middles[0] - 5 >= 0
    assert middles[-1] + 10 <= 300
    assert settle([], [], 4, 0, 10) == []


def test_years_take_the_middle_of_what_is_known() -> None:
    assert years("2001") == 2001.5
    assert years("2001-01") == pytest.approx(2001.04, abs=0.01)
    assert years("2001-12-31") == pytest.approx(2001.998, abs=0.01)
    assert years("forthcoming") is None
