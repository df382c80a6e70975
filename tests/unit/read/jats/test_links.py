"""Links of the text to references: what they name, what stands together, what ranges imply."""

from __future__ import annotations

import pytest

from kg.model import BlockKind, MarkerForm, Severity
from tests.jats import body, codes, link, markers, paragraph, parse, refs, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It is so [{link('1', 1)}].", [("[1]", "1")]),
        (f"It is so {link('[1]', 1)}.", [("[1]", "1")]),
        (f"It is so.<sup>{link('1', 1)}</sup> And so.", [("1", "1")]),
        (f"It is so.{link('<sup>1</sup>', 1)} And so.", [("1", "1")]),
        (
            f"It is so [{link('1', 1)}, {link('3', 3)}] and so [{link('2', 2)}].",
            [("[1, 3]", "1 3"), ("[2]", "2")],
        ),
        (f"It is so <sup>{link('1', 1)}</sup><sup>,</sup><sup>{link('3', 3)}</sup>.", [("1,3", "1 3")]),
        (f"It is so {link('[2,4]', 2, 4)}.", [("[2,4]", "2 4")]),
        (f"It is so {link('[2–4]', 2, 3, 4)}.", [("[2–4]", "2 3 4")]),
        (f"It is so <sup>{link('5', 5)}{link('6', 6)}</sup>.", [("56", "5 6")]),
        (f"It is so {link('1', 1)} as {link('1', 1)} says.", [("1", "1"), ("1", "1")]),
        (f"It is so [{link('1', 1)}],[{link('2', 2)}].", [("[1],[2]", "1 2")]),
    ],
)
def test_links_printed_together_are_one_marker(text: str, expected: list[tuple[str, str]]) -> None:
    assert markers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It is so [{link('2', 2)}–{link('5', 5)}].", [("[2–5]", "2 3* 4* 5")]),
        (f"It is so [{link('2', 2)}]–[{link('4', 4)}].", [("[2]–[4]", "2 3* 4")]),
        (f"It is so ({link('2', 2)}) to ({link('4', 4)}).", [("(2) to (4)", "2 3* 4")]),
        (f"It is so <sup>{link('2', 2)}-{link('4', 4)},{link('3', 3)}</sup>.", [("2-4,3", "2 4 3")]),
        (f"It is so [{link('2', 2)}–{link('3', 3)}].", [("[2–3]", "2 3")]),
        (f"It is so [{link('2–', 2)}{link('4', 4)}].", [("[2–4]", "2 3* 4")]),
        (f"It is so [{link('2', 2)}{link('–4', 4)}].", [("[2–4]", "2 3* 4")]),
        (f"It is so [{link('1', 1)}{link('', 3)}–{link('5', 5)}].", [("[1–5]", "1 3 4* 5")]),
    ],
)
def test_a_range_of_which_the_ends_are_linked_is_filled(text: str, expected: list[tuple[str, str]]) -> None:
    assert markers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It is so [{link('2–4', 2)}].", [("[2–4]", "2 3* 4*")]),
        (f"It is so {link('2–4', 2, 4)}.", [("2–4", "2 4 3*")]),
        (f"It is so {link('2–4', 4)}.", [("2–4", "4 2* 3*")]),
        (f"It is so{link('²⁻⁴', 2)}.", [("²⁻⁴", "2 3* 4*")]),
        (f"It is so.{link('2 5–7', 2)} And so.", [("2 5–7", "2 5? 6* 7?")]),
        (f"It is so [{link('2', 2)}–4].", [("[2–4]", "2 3* 4*")]),
        (f"It is so <sup>{link('2', 2)},3</sup>.", [("2,3", "2 3?")]),
        (f"It is so [7, {link('2', 2)}].", [("[7, 2]", "2 7?")]),
    ],
)
def test_numbers_that_are_printed_and_not_linked_are_labels_too(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert markers(text) == expected


def test_each_link_has_a_number_of_its_own() -> None:
    found = paragraph(f"So [{link('1', 1)}, {link('2–4', 2, 3)}] and {link('9', 9)}.")
    assert [(label.text, label.link) for marker in found.markers for label in marker.labels] == [
        ("1", 1), ("2", 2), ("3", 2), ("4", 0), ("9", 3),
    ]  # fmt: skip


def test_labels_stand_where_their_numbers_are_printed() -> None:
    found = paragraph(f"So [{link('1', 1)}, {link('3,5', 3, 5)}, {link('6–8', 6, 7, 8)}].")
    spans = {label.text: label.span.of(found.text) for label in found.markers[0].labels}
    assert spans == {"1": "1", "3": "3", "5": "5", "6": "6", "7": "6–8", "8": "8"}


@pytest.mark.parametrize("kind", ["ref", "", "bibr", "other"])
def test_whatever_its_kind_a_link_to_a_reference_is_a_citation(kind: str) -> None:
    found = parse(f"<p>It is so {link('1', 1, kind=kind)}.</p>", refs(1))
    assert [marker.form for marker in found.blocks[0].markers] == [MarkerForm.XREF]


def test_a_link_to_a_figure_is_no_citation_and_its_bare_number_no_prose() -> None:
    text = 'See <xref ref-type="fig" rid="f1">Figure 1</xref> and note <xref ref-type="fn" rid="n1"><sup>2</sup></xref>.'
    found = parse(f"<p>{text}</p>", refs(1, 2)).blocks[0]
    assert not found.markers
    assert [span.of(found.text) for span in found.opaque] == ["2"]


@pytest.mark.parametrize("rid", ["r1,r2", "#r1 r2", "r1;r2", " r1  r2 "])
def test_ids_are_found_however_they_are_parted(rid: str) -> None:
    found = parse(f'<p>It is so <xref rid="{rid}">1, 2</xref>.</p>', refs(1, 2))
    assert shown(found.blocks[0].markers[0]) == "1 2"


def test_a_year_is_not_the_number_of_a_reference() -> None:
    text = f"Roe and co-workers ({link('2001', 1)}) and others ({link('2003', 3)}–{link('2005', 5)}) say so."
    assert markers(text) == [("(2001)", "1"), ("(2003–2005)", "3 5")]
    assert "print-differs-from-link" not in codes(parse(f"<p>{text}</p>", refs(*range(1, 9))))


@pytest.mark.parametrize(
    ("text", "printed", "in_text"),
    [
        (f"It is so (Roe et al., {link('2001', 1)}; Doe, {link('2002', 2)}).", "(Roe et al., 2001; Doe, 2002)", False),
        (f"It is so ({link('Roe, 2001', 1)}; {link('Doe, 2002', 2)}).", "(Roe, 2001; Doe, 2002)", False),
        (f"It is so (see also {link('Roe, 2001', 1)}).", "(see also Roe, 2001)", False),
        (f"As {link('Roe (2001)', 1)} says, it is so.", "Roe (2001)", True),
        (f"As {link('Roe (2001', 1)}) says, it is so.", "Roe (2001)", True),
        (f"As Roe ({link('2001', 1)}) says, it is so.", "(2001)", False),
        (f"As Roe {link('2001', 1)} says, it is so.", "2001", True),
        (f"It is so (in Africa; {link('Roe, 2001', 1)}, who counted 12).", "Roe, 2001", True),
        (f"It is so (Figure 2, {link('Roe, 2001', 1)}).", "Roe, 2001", True),
        (f"It is so in the wild.{link('1', 1)}", "1", False),
    ],
)  # fmt: skip
def test_a_marker_reaches_as_far_as_its_brackets_hold_a_citation_only(
    text: str, printed: str, in_text: object
) -> None:
    found = paragraph(text, labels=False)
    assert [(marker.span.of(found.text), marker.in_text) for marker in found.markers] == [(printed, in_text)]


def test_where_print_and_link_disagree_the_link_counts() -> None:
    found = parse(f"<p>It is so [{link('4', 5)}].</p>", refs(*range(1, 9)))
    assert shown(found.blocks[0].markers[0]) == "5"
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.raw) == ("print-differs-from-link", 1, "4")
    assert "prints 4" in problem.message
    assert "reference 5" in problem.message


def test_a_range_whose_print_and_links_disagree_is_filled_between_the_links() -> None:
    found = parse(f"<p>It is so [{link('1', 5)}–{link('8', 8)}].</p>", refs(*range(1, 9)))
    assert shown(found.blocks[0].markers[0]) == "5 6* 7* 8"
    assert codes(found) == ["print-differs-from-link", "range-differs-from-link"]


def test_two_numbers_that_lost_their_comma_agree_with_their_two_links() -> None:
    found = parse(f"<p>It is so <sup>{link('56', 5, 6)}</sup>.</p>", refs(*range(1, 9)))
    assert shown(found.blocks[0].markers[0]) == "5 6"
    assert not found.problems


@pytest.mark.parametrize("text", [f"[{link('5', 5)}–{link('2', 2)}]", f"[{link('1', 1)}–{link('600', 600)}]"])
def test_a_range_that_runs_backwards_or_too_far_is_read_as_its_ends(text: str) -> None:
    found = parse(f"<p>It is so {text}.</p>", refs(*range(1, 601)))
    assert len(found.blocks[0].markers[0].labels) == 2
    assert codes(found) == ["bad-range"]


def test_ranges_beyond_all_measure_are_not_filled_for_ever() -> None:
    text = f"[{link('1–400', 1)}] and then " * 400
    found = parse(f"<p>{text}</p>", refs(*range(1, 401)))
    assert sum(len(marker.labels) for marker in found.blocks[0].markers) == 100_400
    assert codes(found) == ["too-many-ranges"]


def test_a_link_to_nothing_dangles() -> None:
    found = parse('<p>It is so [<xref ref-type="bibr" rid="r7">7</xref>].</p>', refs(1))
    assert shown(found.blocks[0].markers[0]) == "r7"
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.raw) == ("dangling-link", Severity.ERROR, "r7")


def test_a_link_to_nothing_is_never_taken_for_another_reference() -> None:
    found = parse('<p>It is so [<xref ref-type="bibr" rid="2">7</xref>].</p>', refs(1, 2))
    assert shown(found.blocks[0].markers[0]) == "#2"


def test_of_several_links_to_nothing_each_is_a_problem() -> None:
    found = parse('<p>So <xref ref-type="bibr" rid="x">1</xref> <xref ref-type="bibr" rid="x y">2</xref></p>')
    assert codes(found) == ["dangling-link"] * 3


def test_a_citation_that_names_a_note_is_no_link_to_a_reference() -> None:
    found = parse('<p id="n1">So <xref ref-type="bibr" rid="n1">2</xref>.</p>', refs(1))
    assert not found.blocks[0].markers
    assert codes(found) == ["link-to-no-reference"]


def test_a_citation_that_names_nothing_at_all_is_a_problem() -> None:
    found = parse('<p>So [<xref ref-type="bibr">2</xref>].</p>', refs(1, 2))
    assert not found.blocks[0].markers
    assert codes(found) == ["link-without-target"]


def test_a_link_to_a_broken_figure_is_not_ours_to_judge() -> None:
    assert not parse('<p>See <xref ref-type="fig" rid="f1">Figure 1</xref>.</p>').problems


@pytest.mark.parametrize(
    ("body_", "kind"),
    [
        ("<sec><title>Results {}</title></sec>", BlockKind.HEADING),
        ("<fig><caption><title>Growth {}</title></caption></fig>", BlockKind.CAPTION),
        ("<table><tr><td>Growth</td><td>{}</td></tr></table>", BlockKind.TABLE_ROW),
        ("<list><list-item><p>Growth {}</p></list-item></list>", BlockKind.LIST_ITEM),
        ("<p>Growth.<fn><p>Much {}</p></fn></p>", BlockKind.FOOTNOTE),
        ("<boxed-text><p>Growth {}</p></boxed-text>", BlockKind.PARAGRAPH),
        ("<p><named-content>Growth <bold><italic>{}</italic></bold></named-content></p>", BlockKind.PARAGRAPH),
        ("<p>Growth <fig><permissions><license><license-p>after {}</license-p></license></permissions></fig></p>", BlockKind.CAPTION),
    ],
)  # fmt: skip
def test_links_are_found_wherever_text_is(body_: str, kind: BlockKind) -> None:
    found = parse(body_.format(link("1", 1)), refs(1))
    assert [block.kind for block in found.blocks if block.markers] == [kind]


@pytest.mark.parametrize(
    "front",
    [
        "<kwd-group><kwd>growth {}</kwd></kwd-group>",
        "<contrib-group><contrib><role>grower {}</role></contrib></contrib-group>",
        "{}",
    ],
)
def test_links_where_no_text_is_read_are_kept_all_the_same(front: str) -> None:
    found = parse("<p>Growth.</p>", refs(1), front.format(link("1", 1)))
    (block,) = [block for block in found.blocks if block.markers]
    assert block.kind is BlockKind.MATTER
    assert shown(block.markers[0]) == "1"


def test_links_inside_a_reference_are_kept_too() -> None:
    back = f'<ref-list><ref id="r1"><mixed-citation>Roe A. See {link("2", 2)}.</mixed-citation></ref><ref id="r2"/></ref-list>'
    found = parse("<p>Growth.</p>", back)
    assert [shown(marker) for block in found.blocks for marker in block.markers] == ["r2"]


def test_links_inside_links_are_links() -> None:
    inner = link("2", 2)
    assert markers(f"So [{link(f'1, {inner}', 1)}].") == [("[1, 2]", "1 2")]


def test_an_empty_link_is_a_marker_without_print() -> None:
    (marker,) = paragraph(f"It is so{link('', 1)}.").markers
    assert (marker.span, shown(marker)) == ((8, 8), "1")


def test_a_cell_with_nothing_but_an_empty_link_is_kept() -> None:
    found = parse(f"<table><tr><td>{link('', 1)}</td></tr></table>", refs(1))
    assert [shown(marker) for block in found.blocks for marker in block.markers] == ["1"]


def test_lines_are_those_of_the_links() -> None:
    found = parse(f"<p>It is so\n[{link('1', 1)}] and\n\nso [{link('2', 2)}].</p>", refs(1, 2))
    assert [marker.line for marker in found.blocks[0].markers] == [2, 4]


def test_no_two_citations_of_a_body_are_one_when_words_part_them() -> None:
    assert [kind for kind, _ in body("<p>One.</p><p>Two.</p>")] == [BlockKind.PARAGRAPH] * 2
    text = f"Roe [{link('1', 1)}] and Doe [{link('2', 2)}] say so."
    assert markers(text) == [("[1]", "1"), ("[2]", "2")]
