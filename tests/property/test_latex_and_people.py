from __future__ import annotations

from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from kg.model import Person
from kg.read.encoding import decode
from kg.read.latex import to_text
from kg.read.people import names, person

QUIET = settings(deadline=None, max_examples=150)
ACCENTED = st.tuples(st.sampled_from("'`^\"~=.cvuHkrd"), st.sampled_from("aeiounscz")).map(
    lambda pair: f"{{\\{pair[0]}{{{pair[1]}}}}}"
)
ATOM = st.one_of(
    st.sampled_from(
        ["word", "two words", "a--b", "x---y", "``q''", "\\&", "\\%", "\\_", "\\$", "{\\ss}", "\\o{}", "(x)"]
    ),
    st.sampled_from(
        [
            "\\emph{a b}",
            "\\textbf{c}",
            "{\\it d}",
            "$\\beta$",
            "$\\alpha\\leq 2$",
            "\\ldots{}",
            "{\\L}",
            "!`a",
        ]
    ),
    ACCENTED,
)
LATEX = st.lists(st.one_of(ATOM, ATOM.map(lambda atom: f"{{{atom}}}")), max_size=8).map(" ".join)
PEER = LatexNodes2Text(math_mode="text")


@QUIET
@given(LATEX)
def test_usual_latex_reads_as_pylatexenc_reads_it(value: str) -> None:
    assert to_text(value).split() == PEER.latex_to_text(value).split()


@QUIET
@given(st.text("\\{}$~-`'!?^_&%#[]ab \n0é", max_size=60))
def test_any_text_can_be_read_and_no_brace_is_left_but_escaped_ones(value: str) -> None:
    braces = value.count("\\{") + value.count("\\}")
    assert sum(to_text(value).count(brace) for brace in "{}") <= braces


@QUIET
@given(st.text("abc XYZ é.,;:()%&#", max_size=40))
def test_text_without_markup_is_untouched(value: str) -> None:
    assert to_text(value) == value


UPPER = st.text("abc", min_size=1, max_size=4).map(lambda word: "D" + word)
LOWER = st.text("xyz", min_size=1, max_size=4)


@QUIET
@given(
    st.lists(UPPER, min_size=1, max_size=2),
    st.lists(LOWER, max_size=2),
    st.lists(UPPER, min_size=1, max_size=2),
)
def test_names_read_as_bibtexparser_reads_them_whichever_way_they_are_written(
    given_names: list[str], particles: list[str], family: list[str]
) -> None:
    inverted = f"{' '.join([*particles, *family])}, {' '.join(given_names)}"
    parts = parse_single_name_into_parts(inverted)
    expected = Person(family=" ".join(parts.last), given=" ".join(parts.first), particle=" ".join(parts.von))
    assert person(inverted) == expected
    if particles or len(family) == 1:
        assert person(expected.name) == expected


@QUIET
@given(st.text("{}\\,~ ab;=and", max_size=40))
def test_any_list_of_names_can_be_read(value: str) -> None:
    found = names(value)
    assert all(one.name for one in found.persons)


@QUIET
@given(st.lists(st.tuples(UPPER, UPPER), min_size=1, max_size=6), st.sampled_from(["", " and others"]))
def test_a_list_keeps_its_order_and_says_when_it_is_cut_short(
    pairs: list[tuple[str, str]], ending: str
) -> None:
    written = " and ".join(f"{family}, {first}" for family, first in pairs) + ending
    found = names(written)
    assert [(one.family, one.given) for one in found.persons] == pairs
    assert found.others is bool(ending)
    assert not found.faults


@QUIET
@given(
    st.text(st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_text_comes_back_from_its_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == (text, ())


@QUIET
@given(st.binary(max_size=60))
def test_any_bytes_become_text_without_nul_or_carriage_return(data: bytes) -> None:
    text, problems = decode(data, "a")
    assert not {"\0", "\r"} & set(text)
    only_a_mark = data in {b"\xfe\xff", b"\xff\xfe"}
    assert (
        problems
        or only_a_mark
        or text.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    )
