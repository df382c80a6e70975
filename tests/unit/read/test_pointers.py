import re
import time
from collections.abc import Sequence

import pytest

from kg.model import Block, BlockKind, Document, Label, Marker, MarkerForm, Severity, Span, Work
from kg.read import pointers

RAISED = tuple(f"Something is known about it{{{number}}}." for number in range(1, 13))
SQUARE = tuple(f"Something is known about it [{number}]." for number in range(1, 13))
ROUND = tuple(f"Something is known about it ({number})." for number in range(1, 13))
BARE = tuple(f"Something is known about it.{number}" for number in range(1, 13))


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, line: int = 1) -> Block:
    """Make a block of text whose raised parts stand in braces."""
    plain, raised = "", []
    for part in re.split(r"(\{[^{}]*\})", text):
        if part.startswith("{"):
            raised.append(Span(len(plain), len(plain) + len(part) - 2))
        plain += part.removeprefix("{").removesuffix("}")
    return Block(kind, plain, line, superscripts=tuple(raised))


def entries(count: int) -> list[Block]:
    return [
        Block(
            BlockKind.REFERENCE,
            f"{number}. Roe AB. On matter {number}. Lancet. 2001;{number}:1–2.",
            900 + number,
        )
        for number in range(1, count + 1)
    ]


def find(*parts: str | Block, references: int = 12) -> Document:
    texts = [
        block(part, line=line) if isinstance(part, str) else part for line, part in enumerate(parts, start=1)
    ]
    return pointers.find(Document("paper.md", Work(), (*texts, *entries(references))))


def last(base: Sequence[str], text: str | Block, references: int = 12) -> tuple[Marker, ...]:
    """Return the markers of a text that stands after texts which cite every reference."""
    return find(*base, text, references=references).blocks[len(base)].markers


def cited(markers: Sequence[Marker]) -> list[list[str]]:
    return [[label.text for label in marker.labels] for marker in markers]


def printed(markers: Sequence[Marker], text: str) -> list[str]:
    return [marker.span.of(block(text).text) for marker in markers]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def test_the_style_is_decided_and_says_on_what_evidence() -> None:
    document = find(*RAISED, "On the 30{th} day, 5 m{2} of it.")
    assert document.style == "numeric superscripts: 12 of 13 groups name 12 of 12 listed references"
    assert find(*SQUARE).style.startswith("numbers in square brackets: 12 of 12 groups")
    assert find(*ROUND).style.startswith("numbers in round brackets: 12 of 12 groups")
    assert find("Nothing here.").style == "no numeric citations"


def test_the_printed_list_is_read_when_the_document_has_none_yet() -> None:
    document = find(*SQUARE)
    assert [reference.label for reference in document.printed] == [str(number) for number in range(1, 13)]
    again = pointers.find(document)
    assert again.printed is document.printed
    assert cited(again.blocks[0].markers) == [["1"]]


@pytest.mark.parametrize(
    ("text", "expected", "raw"),
    [
        ("as known{2,3} here", ["2", "3"], "2,3"),
        ("as known{2}{,}{3} here", ["2", "3"], "2,3"),
        ("as known{2} {,} {3} here", ["2", "3"], "2 , 3"),
        ("as known{2},{3} here", ["2", "3"], "2,3"),
        ("as known{2}{–}{5} here", ["2", "3", "4", "5"], "2–5"),
        ("as known{2}–{5} here", ["2", "3", "4", "5"], "2–5"),
        ("as known{(}{3}{)} here", ["3"], "(3)"),
        ("as known{[3,4]} here", ["3", "4"], "[3,4]"),
        ("as known{3 } here", ["3"], "3"),
        ("as known{3*} here", ["3"], "3*"),
        ("as known{a,3} here", ["3"], "a,3"),
        ("in CD133{+ 4–6} cells", ["4", "5", "6"], "+ 4–6"),
        ("at 4 mg kg{−1}{5} of it", ["5"], "5"),
        ("a BMI of 30 kg/m{2} {(}{4}{)}.", ["4"], "(4)"),
        ("as known²,³ here", ["2", "3"], "²,³"),
        ("as known³⁻⁵ here", ["3", "4", "5"], "³⁻⁵"),
        ("since 2015{3} it is", ["3"], "3"),
        ("since the 1980s{2} it is", ["2"], "2"),
        ("by IL-10{3} it is", ["3"], "3"),
        ("by TLR2{3} it is", ["3"], "3"),
        ("by vitamin D{2} it is", ["2"], "2"),
        ("with version 2.0{3} it is", ["3"], "3"),
        ("on chromosome 2{12} it is", ["12"], "12"),
        ("by IFN-γ{3} it is", ["3"], "3"),
        ("low (P<0.001){3} it is", ["3"], "3"),
        ("in 41 %{3} it is", ["3"], "3"),
        ("as Roe et al.{3} say", ["3"], "3"),
        ("in people.{3}The next", ["3"], "3"),
        ("a view{3}-based idea", ["3"], "3"),
        ("as known {3} here", ["3"], "3"),
    ],
)
def test_raised_numbers_are_citations(text: str, expected: list[str], raw: str) -> None:
    markers = last(RAISED, text)
    assert cited(markers) == [expected]
    assert printed(markers, text) == [raw]
    assert markers[0].form is MarkerForm.SUPERSCRIPT


@pytest.mark.parametrize(
    "text",
    [
        "the 30{th} day",
        "10 kg{−1} of it",
        "in s{−}{1} units",
        "3.8×10{−}{11} of it",
        "5×10{6} cells",
        "1 × 10{6} cells",
        "from 10{2}–10{4} cells",
        "10{6–8} cells",
        "2{3} is eight",
        "3 m{2} of skin",
        "30 kg/m{2} or more",
        "5 mm³ of it",
        "5 mm{3} of it",
        "9.8 m/s{2} is it",
        "10 L{1} of it",
        "an R{2} of one",
        "the χ{2} test",
        "x{2} + y{2}",
        "(a + b){2} holds",
        "so E = mc{2} holds",
        "a log{2} of it",
        "at Ser{10} of it",
        "of Zn{2} ions",
        "in w{1112} flies",
        "a sum ∑pij{2} of it",
        "an sp{3} carbon",
        "Ca{2+} and Fe{3+}",
        "Ca{2}+ ions",
        "labelled {3}H here",
        "[{3}H]thymidine",
        "with {18}F-FDG",
        "N{6}-methyl adenine",
        "of {a} note",
        "{1} Adjusted for age",
        "Δ{7}sterol",
        "a weight of 7{4} is",
        "as known{2004} here",
        "as known{0,1} here",
        "as known{1-3-5} here",
    ],
)
def test_raised_numbers_are_notation(text: str) -> None:
    assert last(RAISED, text) == ()


@pytest.mark.parametrize(
    ("text", "expected", "raw"),
    [
        ("as known [1, 3–5].", ["1", "3", "4", "5"], "[1, 3–5]"),
        ("as known [ 2 , 3 ].", ["2", "3"], "[ 2 , 3 ]"),
        ("as known [2], [3].", ["2", "3"], "[2], [3]"),
        ("as known [2][3].", ["2", "3"], "[2][3]"),
        ("as known [1]–[4].", ["1", "2", "3", "4"], "[1]–[4]"),
        ("as known [1]-[3], [5].", ["1", "2", "3", "5"], "[1]-[3], [5]"),
        ("as known [2−4].", ["2", "3", "4"], "[2−4]"),
        ("as known［3］.", ["3"], "［3］"),
        ("as known[3].", ["3"], "[3]"),
        ("as known [03].", ["3"], "[03]"),
        ("as in 2015 [3] here", ["3"], "[3]"),
        ("over a wide range [3, 5].", ["3", "5"], "[3, 5]"),
        ("the formula [3] is", ["3"], "[3]"),
        ("in 12 people [3] here", ["3"], "[3]"),
        ("[3] shows that", ["3"], "[3]"),
        ("as known {[3]} here", ["3"], "[3]"),
        ("as known [{3}] here", ["3"], "[3]"),
        ("by 3 mm{a} [4] here", ["4"], "[4]"),
    ],
)
def test_bracketed_numbers_are_citations(text: str, expected: list[str], raw: str) -> None:
    markers = last(SQUARE, text)
    assert cited(markers) == [expected]
    assert printed(markers, text) == [raw]


@pytest.mark.parametrize(
    "text",
    [
        "in [0, 1] it is",
        "a share of [38.10%] here",
        "so [95% CI 1.2–3.4] it is",
        "in [2004] it was",
        "with [3 H]-glucose",
        "with [10]F ions",
        "a [4]helicene here",
        "benzo[1,2-b]furan",
        "a median of 4 [2–6] days",
        "in the interval [1, 5] of it",
        "x = [1, 2] here",
        "F[1,12] = 8.42",
        "as F [1, 12] = 8.42",
        "see Fig. [2] here",
        "[3] Roe AB. On it.",
        "as known {3} here",
        "as known (3) here",
        "x[1] is it",
        "a vector [1, 2]{T} here",
    ],
)
def test_bracketed_numbers_are_something_else(text: str) -> None:
    markers = last(SQUARE, text)
    assert cited(markers) in ([], [["1", "2"]] if "{T}" in text else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as known (2, 3).", [["2", "3"]]),
        ("as known (2)–(4).", [["2", "3", "4"]]),
        ("as Roe (1) and Doe et al. (2) We", [["1"], ["2"]]),
        ("p was 0.05 (3).", [["3"]]),
        ("by version 1.8 (4) of it", [["4"]]),
        ("of many (10,964) cases", []),
        ("in (2004) it was", []),
        ("25 (10) people", []),
        ("f(2) is it", []),
        ("see Eq. (3) here", []),
        ("a (3)-isomer here", []),
        ("is: (1) to map, (2) to find, and (3) to do it", []),
        ("(1) There is one. (2) There is two.", []),
        ("one (3–5 years) and", []),
        ("as known (14).", []),
    ],
)
def test_numbers_in_round_brackets(text: str, expected: list[list[str]]) -> None:
    assert cited(last(ROUND, text)) == expected


def test_enumerations_may_follow_each_other() -> None:
    assert last(ROUND, "is (1) to map, (2) to find; and (1) to do, (2) to be") == ()


def test_ranges_are_filled_with_implied_labels() -> None:
    (marker,) = last(SQUARE, "as known [7–9].")
    assert [(label.text, label.implied) for label in marker.labels] == [
        ("7", False),
        ("8", True),
        ("9", False),
    ]


def test_words_in_brackets_become_prefix_and_locator() -> None:
    (marker,) = last(SQUARE, "as known [see 6, p. 12].")
    assert marker.labels == (Label("6", Span(14, 15), prefix="see", locator="p. 12"),)


def test_lettered_labels() -> None:
    (marker,) = last(SQUARE, "as known [2a].")
    assert [(label.text, label.locator) for label in marker.labels] == [("2", "a")]
    lettered = [
        Block(BlockKind.REFERENCE, f"{label}. Roe AB. On it. Lancet. 2001;1:1–2.", 9)
        for label in ("1", "2a", "2b")
    ]
    document = pointers.find(Document("a", Work(), (block("So [1]. And [2a]. And [2b]."), *lettered)))
    assert cited(document.blocks[0].markers) == [["1"], ["2a"], ["2b"]]


def test_numbers_beyond_the_list_dangle() -> None:
    document = find(*SQUARE, "as known [3, 14] and [15].")
    assert cited(document.blocks[12].markers) == [["3", "14"], ["15"]]
    assert [(problem.code, problem.severity, problem.raw, problem.line) for problem in document.problems] == [
        ("dangling-label", Severity.ERROR, "[3, 14]", 13),
        ("dangling-label", Severity.ERROR, "[15]", 13),
    ]


@pytest.mark.parametrize(
    ("text", "expected", "wrong"),
    [
        ("as known [9–6].", ["9", "6"], ["bad-range"]),
        ("as known [3–3].", ["3"], ["bad-range"]),
        ("as known [12–248].", ["12", "248"], ["bad-range", "dangling-label"]),
        ("as known [1–999999999].", ["1", "999999999"], ["bad-range", "dangling-label"]),
    ],
)
def test_bad_ranges_are_read_as_their_ends(text: str, expected: list[str], wrong: list[str]) -> None:
    document = find(*SQUARE, text)
    assert cited(document.blocks[12].markers) == [expected]
    assert codes(document) == wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [("{1112}", ["11", "12"]), ("{91011}", ["9", "10", "11"]), ("{345}", ["3", "4", "5"])],
)
def test_glued_numbers_are_parted_when_the_list_allows_one_reading(text: str, expected: list[str]) -> None:
    document = find(*RAISED, f"as known{text} here")
    (marker,) = document.blocks[12].markers
    assert [label.text for label in marker.labels] == expected
    assert "".join(label.span.of(document.blocks[12].text) for label in marker.labels) == text.strip("{}")
    assert codes(document) == ["glued-labels"]


def test_glued_numbers_with_two_readings_stay_as_they_are() -> None:
    assert last(RAISED, "as known{1234} here", references=40) == ()


@pytest.mark.parametrize(
    "kind", [BlockKind.MATTER, BlockKind.TITLE, BlockKind.CODE, BlockKind.MATH, BlockKind.REFERENCE]
)
def test_blocks_that_cite_nothing(kind: BlockKind) -> None:
    assert last(RAISED, block("Jane Roe{1,2}, John Doe{3}", kind)) == ()


@pytest.mark.parametrize(
    "kind",
    [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.TABLE_ROW],
)
def test_blocks_that_cite_beside_paragraphs(kind: BlockKind) -> None:
    assert cited(last(RAISED, block("What Jane Roe{3} made", kind))) == [["3"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("350.6 | 133.9 [12] | 3", []),
        ("Roe 2004 [12] | 3", [["12"]]),
        ("Roe [12] | 3.5", [["12"]]),
        ("[3], [4] | text", [["3", "4"]]),
        ("Roe | 2011 [3]", [["3"]]),
    ],
)
def test_rows_of_tables(text: str, expected: list[list[str]]) -> None:
    assert cited(last(SQUARE, block(text, BlockKind.TABLE_ROW))) == expected
    assert cited(last(SQUARE, f"{text} |")) == expected


def test_raised_numbers_in_rows_of_values_are_notes() -> None:
    assert last(RAISED, block("12.5{3} | 4", BlockKind.TABLE_ROW)) == ()


def test_numbers_that_the_notes_of_a_table_explain_are_none() -> None:
    row = block("Maybe{1} | No{2} | Yes{5}", BlockKind.TABLE_ROW, 40)
    notes = (block("{1} Adjusted for age.", BlockKind.FOOTNOTE, 41), block("{2} Not adjusted.", line=42))
    document = find(*RAISED, row, *notes, "It is known{2}.")
    assert cited(document.blocks[12].markers) == [["5"]]
    assert cited(document.blocks[15].markers) == [["2"]]


def test_the_column_of_references_of_a_table() -> None:
    rows = ["Crop | Loss | References", "Wheat | 21 | 4 5", "Rice | 7 | 11–12", "Oats | 3", "Rye | 5 | none"]
    document = find(
        *RAISED, *(block(row, BlockKind.TABLE_ROW) for row in rows), "So it is.", "Barley | 3 | 4"
    )
    assert [cited(part.markers) for part in document.blocks[12:19]] == [
        [], [["4", "5"]], [["11", "12"]], [["3"]], [], [], [],
    ]  # fmt: skip


def test_the_column_of_references_may_stand_in_the_middle() -> None:
    rows = ["Crop | Ref. | Loss", "Wheat | 4 | 21", "Rice | 7"]
    document = find(*RAISED, *(block(row, BlockKind.TABLE_ROW) for row in rows))
    assert [cited(part.markers) for part in document.blocks[12:15]] == [[], [["4"]], []]


def test_numbers_that_the_text_calls_references() -> None:
    text = "as refs 3 and 4 say (ref. 5), but ref. 6 mm and reference 70 do not"
    markers = last(RAISED, text)
    assert cited(markers) == [["3", "4"], ["5"]]
    assert printed(markers, text) == ["refs 3 and 4", "ref. 5"]
    assert all(marker.in_text for marker in markers)


def test_numbers_called_references_alone_are_no_style() -> None:
    assert find("as refs 3 and 4 say").blocks[0].markers == ()


def test_a_bare_number_is_read_where_it_is_due() -> None:
    texts = [*RAISED[:5], "Something is known of structures,6 or so.", *RAISED[6:]]
    document = find(*texts, "It is known of structures,6 or so.")
    assert cited(document.blocks[5].markers) == [["6"]]
    assert document.blocks[12].markers == ()
    assert [(problem.code, problem.line) for problem in document.problems] == [("bare-number", 6)]


def test_a_bracket_is_read_among_superscripts_where_it_is_due() -> None:
    texts = [*RAISED[:5], "Something is known [6] or so.", *RAISED[6:]]
    document = find(*texts)
    assert cited(document.blocks[5].markers) == [["6"]]
    assert codes(document) == ["other-style"]
    assert document.style.startswith("numeric superscripts: 11 of 11")


def test_a_number_after_a_number_is_read_where_it_is_due() -> None:
    texts = [*RAISED[:3], "It was seen in 57{4} or so.", *RAISED[4:]]
    assert cited(find(*texts).blocks[3].markers) == [["4"]]


@pytest.mark.parametrize(
    "text",
    [
        "as known.5,6 or so",
        "as known5, 6 or so",
        "as for the GPs.5 They",
        "as for us (QOF)5 or so",
        "as for the SMI,5 or so",
        "as in 2012/13.5",
        "as Doe et al 5 say",
        "as for SMI5,6,7 or so",
        "as known.5{,}6 or so",
    ],
)
def test_an_article_whose_superscripts_were_lowered_to_the_line(text: str) -> None:
    document = find(*BARE, text)
    assert document.style.startswith("bare numbers glued to words: ")
    assert [label[0] for label in cited(document.blocks[12].markers)] == ["5"]
    assert document.blocks[12].markers[0].form is MarkerForm.SUPERSCRIPT
    assert set(codes(document)) == {"bare-number"}


@pytest.mark.parametrize(
    "text", ["see Fig.5 here", "on p.5 here", "in group5%", "at 10.5 now", "CD5 or IL6", "word5.6 is"]
)
def test_numbers_on_the_line_that_are_no_citations(text: str) -> None:
    assert find(*BARE, text).blocks[12].markers == ()


def test_superscripts_and_bare_numbers_in_one_document() -> None:
    texts = [part if index % 2 else BARE[index] for index, part in enumerate(RAISED)]
    document = find(*texts)
    assert [cited(part.markers) for part in document.blocks[:12]] == [
        [[str(number)]] for number in range(1, 13)
    ]
    assert document.style.count("; ") == 1


def test_superscripts_and_brackets_in_one_document() -> None:
    texts = [RAISED[index] if index < 6 else SQUARE[index] for index in range(12)]
    document = find(*texts)
    assert [cited(part.markers) for part in document.blocks[:12]] == [
        [[str(number)]] for number in range(1, 13)
    ]
    assert "numeric superscripts: 6 of 6" in document.style
    assert "numbers in square brackets: 6 of 6" in document.style


def test_mathematics_that_raises_a_number_is_read() -> None:
    text = "as known$^{6,7}$ here and x$^{2}$ there"
    opaque = tuple(Span(*match.span()) for match in re.finditer(r"\$[^$]+\$", text))
    markers = last(RAISED, Block(BlockKind.PARAGRAPH, text, 40, opaque=opaque))
    assert cited(markers) == [["6", "7"]]


def test_what_is_opaque_is_not_read() -> None:
    text = "as arr[3] and x¹ in code"
    assert last(SQUARE, Block(BlockKind.PARAGRAPH, text, 40, opaque=(Span(0, len(text)),))) == ()


def test_a_raised_number_at_the_end_of_an_address_is_read() -> None:
    text = "see https://moss.example/a7 here"
    link = Block(BlockKind.PARAGRAPH, text, 40, superscripts=(Span(26, 27),), opaque=(Span(4, 27),))
    assert cited(last(RAISED, link)) == [["7"]]


def test_markers_of_the_format_stay_and_their_numbers_are_not_read_again() -> None:
    key = Marker(Span(9, 19), (Label("roe2001", Span(11, 18)),), MarkerForm.KEY, 40)
    own = Block(BlockKind.PARAGRAPH, "as known [@roe2001] and [3].", 40, markers=(key,))
    markers = last(SQUARE, own)
    assert markers[0] is key
    assert cited(markers) == [["roe2001"], ["3"]]


def test_an_article_that_cites_by_key_only_says_so() -> None:
    key = Marker(Span(0, 4), (Label("roe", Span(1, 4)),), MarkerForm.KEY, 1)
    own = Block(BlockKind.PARAGRAPH, "@roe says [1] [2] [3] [4] [5] [6].", 1, markers=(key,))
    document = pointers.find(Document("a", Work(), (own,)))
    assert document.style == "citation keys: 1 groups"
    assert document.blocks == (own,)
    both = find(*SQUARE, own)
    assert both.style.startswith("citation keys: 1 groups; numbers in square brackets")


def test_brackets_without_a_list_need_strong_evidence() -> None:
    texts = [block(text) for text in SQUARE]
    strong = pointers.find(Document("a", Work(), tuple(texts)))
    assert [cited(part.markers) for part in strong.blocks[:2]] == [[["1"]], [["2"]]]
    assert codes(strong) == ["no-reference-list"]
    weak = pointers.find(Document("a", Work(), tuple(texts[:3])))
    assert weak.blocks == tuple(texts[:3])
    high = pointers.find(
        Document("a", Work(), tuple(block(f"So it is [{number}].") for number in range(20, 30)))
    )
    assert not any(part.markers for part in high.blocks)


def test_an_author_year_article_with_footnotes_and_equations_has_no_numeric_citations() -> None:
    texts = [f"It is so (Roe et al., {1990 + year})." for year in range(12)]
    texts += [f"From ({number}) we get it{{{number}}}." for number in range(1, 3)]
    document = find(*texts)
    assert not any(part.markers for part in document.blocks)
    assert document.style.startswith("no numeric citations: ")


def test_equations_do_not_outweigh_the_citations() -> None:
    texts = [f"It is so [{number}], as in ({number}) before." for number in range(1, 11)]
    document = find(*texts, "So (11) and (12) hold.")
    assert document.style.startswith("numbers in square brackets: 10 of 10")
    assert cited(document.blocks[0].markers) == [["1"]]
    assert document.blocks[10].markers == ()


def test_positions_of_a_list_without_numbers_need_more_evidence() -> None:
    listed = [
        Block(BlockKind.REFERENCE, f"Roe AB. On matter {n}. Lancet. 2001;{n}:1–2.", 90) for n in range(12)
    ]
    few = pointers.find(Document("a", Work(), (*map(block, RAISED[:4]), *listed)))
    assert not few.blocks[0].markers
    most = pointers.find(Document("a", Work(), (*map(block, RAISED[:8]), *listed)))
    assert cited(most.blocks[0].markers) == [["1"]]
    rounded = pointers.find(Document("a", Work(), (*map(block, ROUND), *listed)))
    assert not rounded.blocks[0].markers


def test_references_numbered_by_the_alphabet_are_found_all_the_same() -> None:
    order = [9, 2, 4, 10, 6, 12, 8, 1, 7, 5, 11, 3]
    document = find(*(f"It is so [{number}]." for number in order))
    assert [cited(part.markers) for part in document.blocks[:12]] == [[[str(number)]] for number in order]


def test_a_marker_stands_on_its_own_line() -> None:
    text = "one [1]. two [2]. three [3]."
    long = Block(BlockKind.PARAGRAPH, text, 5, breaks=((9, 6), (18, 9)))
    assert [marker.line for marker in last(SQUARE, long)] == [5, 6, 9]


def test_text_and_order_of_blocks_never_change() -> None:
    document = find(*SQUARE, "as known [3].")
    assert [part.text for part in document.blocks[:12]] == [block(text).text for text in SQUARE]


@pytest.mark.parametrize(
    "text",
    [
        "[1," * 100_000,
        "[" + "9" * 1_000_000 + "]",
        "[" * 100_000 + "]" * 100_000,
        "(" * 100_000,
        "\0" * 100_000 + "[1]",
        "[1" + " " * 1_000_000 + "]",
        "word [1–999999999] " * 2000,
        "a² " * 5_000,
        "word [1]. " * 5_000,
        "[1]" * 5_000,
        "(1) a " * 5_000,
        "word.1 " * 5_000,
        "refs 1, 2 and 3 " * 2_000,
        "1 | 2 | " * 5_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    document = find(*SQUARE, text)
    assert time.process_time() - start < 8
    assert document.blocks[12].text == text


@pytest.mark.parametrize("step", [1, 2])
def test_many_raised_pieces_take_linear_time(step: int) -> None:
    text = "1 " * 10_000
    raised = tuple(Span(start, start + step) for start in range(0, len(text), 2))
    start = time.process_time()
    last(RAISED, Block(BlockKind.PARAGRAPH, text, 40, superscripts=raised))
    assert time.process_time() - start < 8
