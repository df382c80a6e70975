import pytest

from kg.model import MarkerForm
from tests.numbered import BARE, RAISED, cited, codes, find


def test_a_bare_number_is_read_where_it_is_due() -> None:
    texts = [*RAISED[:5], "Something is known of structures,6 or so.", *RAISED[6:]]
    document = find(*texts, "It is known of structures,6 or so.")
    assert cited(document.blocks[5].markers) == [["6"]]
    assert document.blocks[12].markers == ()
    assert [(problem.code, problem.line) for problem in document.problems] == [("bare-number", 6)]


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
