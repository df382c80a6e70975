import time

import pytest

from kg.model import Block, BlockKind, Document, Label, Marker, MarkerForm, Severity, Span, Work
from kg.read import pointers
from tests.numbered import RAISED, ROUND, SQUARE, block, cited, codes, find, last, printed


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


def test_numbers_that_the_text_calls_references() -> None:
    text = "as refs 3 and 4 say (ref. 5), but ref. 6 mm and reference 70 do not"
    markers = last(RAISED, text)
    assert cited(markers) == [["3", "4"], ["5"]]
    assert printed(markers, text) == ["refs 3 and 4", "ref. 5"]
    assert all(marker.in_text for marker in markers)


def test_numbers_called_references_alone_are_no_style() -> None:
    assert find("as refs 3 and 4 say").blocks[0].markers == ()


def test_a_bracket_is_read_among_superscripts_where_it_is_due() -> None:
    texts = [*RAISED[:5], "Something is known [6] or so.", *RAISED[6:]]
    document = find(*texts)
    assert cited(document.blocks[5].markers) == [["6"]]
    assert codes(document) == ["other-style"]
    assert document.style.startswith("numeric superscripts: 11 of 11")


def test_a_number_after_a_number_is_read_where_it_is_due() -> None:
    texts = [*RAISED[:3], "It was seen in 57{4} or so.", *RAISED[4:]]
    assert cited(find(*texts).blocks[3].markers) == [["4"]]


def test_superscripts_and_brackets_in_one_document() -> None:
    texts = [RAISED[index] if index < 6 else SQUARE[index] for index in range(12)]
    document = find(*texts)
    assert [cited(part.markers) for part in document.blocks[:12]] == [
        [[str(number)]] for number in range(1, 13)
    ]
    assert "numeric superscripts: 6 of 6" in document.style
    assert "numbers in square brackets: 6 of 6" in document.style


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
