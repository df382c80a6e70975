"""Block elements: headings, floats, tables, lists, notes, and all the rest without loss."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from tests.jats import body, parse

P, H, C = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION
ROW, ITEM, NOTE = BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE


def test_sections_nest() -> None:
    found = parse(
        "<sec><label>2.</label><title>Results</title><p>a</p><sec><title>Growth</title><p>b</p></sec></sec>"
        "<sec><p>c</p></sec>"
    )
    assert [(block.kind, block.text, block.level) for block in found.blocks] == [
        (H, "2. Results", 1), (P, "a", 0), (H, "Growth", 2), (P, "b", 0), (P, "c", 0),
    ]  # fmt: skip


def test_a_label_that_says_the_title_is_not_said_twice() -> None:
    assert body("<sec><label>Aim</label><title>Aim</title><p>a</p></sec>")[0] == (H, "Aim")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<fig><label>Figure 1</label><caption><title>Growth.</title><p>Much.</p></caption><graphic/></fig>",
            [(C, "Figure 1 Growth."), (C, "Much.")],
        ),
        ("<fig><label>Figure 1</label><graphic/></fig>", [(C, "Figure 1")]),
        ("<fig><label>Figure 1</label><caption/></fig>", [(C, "Figure 1")]),
        (
            "<fig><label>Figure 1</label><caption><label>A</label> of two <p>Much.</p></caption></fig>",
            [(P, "of two"), (C, "Figure 1 A Much.")],
        ),
        (
            "<fig><caption><p>Growth.</p></caption><attrib>By A. Roe</attrib></fig>",
            [(C, "Growth."), (C, "By A. Roe")],
        ),
        (
            "<fig-group><fig><label>A</label></fig><fig><label>B</label></fig></fig-group>",
            [(C, "A"), (C, "B")],
        ),
        ("<fig><alternatives><graphic/><graphic/></alternatives></fig>", []),
        ("<fig><alt-text>A picture</alt-text><object-id>1</object-id></fig>", []),
        (
            "<fig><permissions><copyright-statement>© Roe</copyright-statement></permissions></fig>",
            [(C, "© Roe")],
        ),
        (
            "<supplementary-material><label>File S1</label><caption><p>Data.</p></caption><media><caption><p>(ZIP)</p></caption></media></supplementary-material>",
            [(C, "File S1 Data."), (C, "(ZIP)")],
        ),
        (
            "<boxed-text><label>Box 1</label><caption><title>Aims</title></caption><sec><title>First</title><p>a</p></sec></boxed-text><p>b</p>",
            [(C, "Box 1 Aims"), (C, "First"), (P, "a"), (P, "b")],
        ),
        ("<boxed-text><title>Aims</title><p>a</p></boxed-text>", [(C, "Aims"), (P, "a")]),
    ],
)
def test_floats(inner: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert body(inner) == expected


def test_a_float_inside_a_paragraph_follows_it() -> None:
    inner = "<p>Growth was <fig><label>Figure 1</label></fig>fast<table-wrap><label>Table 1</label></table-wrap>.</p>"
    assert body(inner) == [(P, "Growth was fast ."), (C, "Figure 1"), (C, "Table 1")]


def test_tables_are_rows() -> None:
    inner = (
        "<table-wrap><label>Table 1</label><caption><p>Growth</p></caption><table><thead><tr><th>Day</th>"
        "<th>mm<sup>2</sup></th></tr></thead><tbody><tr><td>1</td><td/><td><p>a</p><p>b</p></td></tr><tr><td/><td/></tr>"
        "</tbody></table><table-wrap-foot><fn><label>a</label><p>Dry.</p></fn><p>Means.</p></table-wrap-foot></table-wrap>"
    )
    assert body(inner) == [
        (C, "Table 1 Growth"), (ROW, "Day | mm2"), (ROW, "1 | | a b"), (NOTE, "a Dry."), (NOTE, "Means."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inner",
    [
        "<table-wrap><alternatives><graphic/><table><tr><td>a</td><td>b</td></tr></table></alternatives></table-wrap>",
        (
            '<table-wrap><oasis:table xmlns:oasis="http://docs.oasis-open.org/ns/oasis-exchange/table"><oasis:tgroup>'
            "<oasis:colspec/><oasis:tbody><oasis:row><oasis:entry>a</oasis:entry><oasis:entry>b</oasis:entry></oasis:row>"
            "</oasis:tbody></oasis:tgroup></oasis:table></table-wrap>"
        ),
        "<table><col/><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_tables_in_other_forms(inner: str) -> None:
    assert body(inner) == [(ROW, "a | b")]


def test_a_note_in_a_cell_follows_its_row() -> None:
    assert body("<table><tr><td>a<fn><p>Dry.</p></fn></td><td>b</td></tr></table>") == [
        (ROW, "a | b"),
        (NOTE, "Dry."),
    ]


def test_what_stands_in_a_table_without_being_a_row() -> None:
    assert body("<table><caption><p>Growth</p></caption><tr><td>a</td></tr></table>") == [
        (C, "Growth"),
        (ROW, "a"),
    ]


def test_lists_nest() -> None:
    inner = (
        "<list><title>Aims</title><list-item><label>1.</label><p>One</p><p>more</p><list><list-item><p>Two</p></list-item>"
        "</list></list-item><list-item>Three</list-item><list-item><p>Four:<list><list-item><p>Five</p></list-item></list></p></list-item></list>"
    )
    found = [(block.kind, block.text, block.level) for block in parse(inner).blocks]
    assert found == [
        (C, "Aims", 0), (ITEM, "1. One", 1), (ITEM, "more", 1), (ITEM, "Two", 2), (ITEM, "Three", 1),
        (ITEM, "Four:", 1), (ITEM, "Five", 2),
    ]  # fmt: skip


def test_a_list_cuts_its_paragraph_in_two() -> None:
    inner = "<p>We grew<list><list-item><p>peas</p></list-item></list>and more.</p>"
    assert body(inner) == [(P, "We grew"), (ITEM, "peas"), (P, "and more.")]


def test_definitions_say_term_and_meaning() -> None:
    inner = "<def-list><title>Terms</title><def-item><term>ICU</term><def><p>intensive care</p></def><def>or so</def></def-item></def-list>"
    assert body(inner) == [(C, "Terms"), (ITEM, "ICU: intensive care or so")]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<disp-quote><p>a</p><attrib>Roe</attrib></disp-quote>", [(P, "a"), (C, "Roe")]),
        ("<verse-group><verse-line>a</verse-line><verse-line>b</verse-line></verse-group>", [(P, "a b")]),
        ("<speech><speaker>Roe:</speaker><p>a</p><p>b</p></speech>", [(P, "Roe: a"), (P, "b")]),
        (
            "<statement><label>Lemma 1</label><title>Growth</title><p>a</p></statement>",
            [(P, "Lemma 1 Growth a")],
        ),
        (
            "<statement><label>Lemma 1</label><disp-quote><p>a</p></disp-quote></statement>",
            [(P, "Lemma 1"), (P, "a")],
        ),
        ("<preformat>a  b\n c</preformat>", [(BlockKind.CODE, "a  b\n c")]),
        ("<code>\na\n</code>", [(BlockKind.CODE, "a")]),
        ("<disp-formula><tex-math>x</tex-math></disp-formula>", [(BlockKind.MATH, "x")]),
        (
            "<disp-formula-group><disp-formula>x<label>(1)</label></disp-formula></disp-formula-group>",
            [(BlockKind.MATH, "x (1)")],
        ),
        (
            "<glossary><def-list><def-item><term>a</term></def-item></def-list></glossary>",
            [(H, "Glossary"), (ITEM, "a")],
        ),
        (
            "<question-wrap><question><p>a</p></question><answer><p>b</p></answer></question-wrap>",
            [(P, "a"), (P, "b")],
        ),
        ("<unheard-of>a <b>c</b></unheard-of>", [(P, "a c")]),
        ("<unheard-of><b>a</b></unheard-of>", [(P, "a")]),
        ("loose<p>a</p>words", [(P, "loose"), (P, "a"), (P, "words")]),
        ("<sec>loose<title>T</title>words</sec>", [(H, "T"), (P, "loose"), (P, "words")]),
        ("<list>loose<list-item><p>a</p>words</list-item></list>", [(P, "loose"), (ITEM, "a"), (P, "words")]),
        ("<fig><p>a</p>words</fig>", [(P, "a"), (P, "words")]),
        ("<email>a@b.org</email>", []),
        ("<graphic/><?a b?>", []),
        ("<p><inline-graphic/></p>", []),
    ],
)
def test_other_elements(inner: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert body(inner) == expected


@pytest.mark.parametrize(
    ("element", "title"),
    [("ack", "Acknowledgements"), ("app", "Appendix"), ("fn-group", "Notes"), ("bio", "About the authors")],
)
def test_what_follows_the_body_gets_a_heading(element: str, title: str) -> None:
    blocks = parse("<p>a</p>", f"<{element}><p>b</p></{element}>").blocks
    assert [(block.kind, block.text) for block in blocks] == [(P, "a"), (H, title), (P, "b")]
    blocks = parse("<p>a</p>", f"<{element}><title>Own</title><p>b</p></{element}>").blocks
    assert [block.text for block in blocks] == ["a", "Own", "b"]


def test_floats_at_the_end_stand_under_a_heading_of_their_own() -> None:
    blocks = parse("<p>a</p>", after="<floats-group><fig><label>Figure 1</label></fig></floats-group>").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (P, "a"),
        (H, "Figures and tables"),
        (C, "Figure 1"),
    ]


def test_the_reference_list_is_part_of_the_page() -> None:
    back = '<ref-list><title>Sources</title><p>Not all.</p><ref id="a"><label>1</label><mixed-citation>Roe A. Peas.</mixed-citation></ref></ref-list>'
    blocks = parse("<p>a</p>", back).blocks
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (H, "Sources"), (P, "Not all."), (BlockKind.REFERENCE, "1. Roe A. Peas."),
    ]  # fmt: skip
