"""A row is added in the table's own dialect, and nothing before it changes."""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Basis, Judgement, Verdict
from kg.read import encoding, verdicts
from kg.write.verdict_rows import addition, append, remove, says_so

HEAD = "claim,reference,verdict,basis,quote,reviewer,date,note,sentence"
VERDICT = Verdict(
    claim="late-onset",
    reference="doe1999",
    judgement=Judgement.OVERSTATED,
    basis=Basis.ABSTRACT,
    reviewer="Ann",
    date="2026-01-02",
    quote='in "few", not most; see p. 3',
    note="one, two",
    sentence="It starts late.",
)


def read(data: bytes) -> tuple[Verdict, ...]:
    found, problems = verdicts.parse(encoding.decode(data, "v.csv")[0], "v.csv")
    assert problems == ()
    return found


def test_a_new_table_has_a_line_of_names_and_the_sentence() -> None:
    made = append(b"", VERDICT, "v.csv")
    assert made.startswith(HEAD.encode() + b"\n")
    (only,) = read(made)
    assert (only.quote, only.note, only.sentence) == (VERDICT.quote, VERDICT.note, VERDICT.sentence)
    assert (only.judgement, only.basis, only.reviewer) == (Judgement.OVERSTATED, Basis.ABSTRACT, "Ann")


@pytest.mark.parametrize(
    ("old", "end"),
    [
        (HEAD.encode(), b"\n"),
        (codecs.BOM_UTF8 + HEAD.replace(",", ";").encode() + b"\r\n", b"\r\n"),
        (b"\r\n\r\n" + HEAD.replace(",", "\t").encode() + b"\r\na\tb\tsupported\ttitle\t\tBo\t\t\t", b"\r\n"),
        (HEAD.encode() + b"\ra,b,supported,title,,Bo,,,\r", b"\r"),
        (HEAD.encode() + b"\n\n\n", b"\n"),
        (codecs.BOM_UTF8, b"\n"),
        (codecs.BOM_UTF16_LE + (HEAD + "\r\n").encode("utf-16-le"), "\r\n".encode("utf-16-le")),
        (HEAD.encode() + b'\nb\xe9,b,supported,title,"old ""words""",Bo,,,\n', b"\n"),
    ],
)
def test_what_stood_there_stays_and_the_row_is_read(old: bytes, end: bytes) -> None:
    made = append(old, VERDICT, "v.csv")
    assert made.startswith(old)
    assert made.endswith(end)
    last = read(made)[-1] if b"\xe9" not in old else verdicts.parse(encoding.decode(made, "")[0], "")[0][-1]
    assert (last.quote, last.note, last.date) == (VERDICT.quote, VERDICT.note, "2026-01-02")


def test_columns_in_another_order_with_others_between_are_followed() -> None:
    made = append(b"Verdict; Basis ;page;reference;claim;quote;reviewer;note\n", VERDICT, "v.csv")
    row = made.decode().splitlines()[1]
    assert row.startswith("overstated;abstract;;doe1999;late-onset;")
    assert "starts late" not in row


def test_what_has_no_column_is_refused_not_dropped() -> None:
    with pytest.raises(InputError, match="no column 'quote'"):
        append(b"claim,reference,verdict,basis,reviewer\n", VERDICT, "v.csv")


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    with pytest.raises(InputError, match="would not be read"):
        append(HEAD.encode() + b'\na,b,supported,title,"open,Bo,,,\n', VERDICT, "v.csv")


def test_a_field_of_several_lines_becomes_one_line_and_no_formula() -> None:
    verdict = Verdict("c", "r", Judgement.SUPPORTED, Basis.TITLE, "Ann", quote="=1+1\n two\r\n\0three")
    made = append(b"", verdict, "v.csv")
    assert len(made.splitlines()) == 2
    assert read(made)[0].quote == "'=1+1 two three"


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(",;\t"))
def test_any_words_are_read_back(quote: str, note: str, delimiter: str) -> None:
    old = HEAD.replace(",", delimiter).encode() + b"\n"
    written = Verdict(
        "c", "r", Judgement.SUPPORTED, Basis.TITLE, "Ann", quote=_sound(quote), note=_sound(note)
    )
    (found,) = read(append(old, written, "v.csv"))
    assert found.quote.lstrip("'") == " ".join(written.quote.replace("\0", "").split()).lstrip("'")


def _sound(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "a,b,supported,title,,Bo,,,"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_that_was_added_goes_and_every_other_byte_stays(end: str, last: str, code: str) -> None:
    old = f'{HEAD}{end}b,b,supported,title,"two{end}lines",Bo,,,{end}{last}'.encode(code)
    added = addition(old, VERDICT, "v.csv")
    whole = append(old, VERDICT, "v.csv")
    assert remove(whole, added, "v.csv") == old
    other = append(whole, replace(VERDICT, reviewer="Bo"), "v.csv")
    left = remove(other, added, "v.csv")
    assert left is not None
    assert left.startswith(old)
    assert [one.reviewer for one in read(left)][-2:] == ["Bo", "Bo"]
    assert len(left) == len(other) - len(added.row)


def test_a_row_that_was_changed_is_left_alone() -> None:
    old = HEAD.encode() + b"\n"
    added = addition(old, VERDICT, "v.csv")
    whole = append(old, VERDICT, "v.csv")
    assert remove(whole.replace(b"one, two", b"one, Two"), added, "v.csv") is None
    assert remove(old, added, "v.csv") is None


def test_what_looks_like_the_row_inside_a_field_is_left_alone() -> None:
    old = HEAD.encode() + b"\n"
    plain = Verdict("c", "r", Judgement.SUPPORTED, Basis.TITLE, "Ann")
    added = addition(old, plain, "v.csv")
    inside = old + b'a,b,supported,title,"x\n' + added.row + b'y",Bo,,,\n'
    assert remove(inside, added, "v.csv") is None
    assert remove(inside + added.row, added, "v.csv") == inside


def test_of_two_equal_rows_the_one_that_was_added_goes() -> None:
    old = append(HEAD.encode() + b"\n", VERDICT, "v.csv") + b"a,b,supported,title,,Bo,,,\n"
    added = addition(old, VERDICT, "v.csv")
    assert remove(old + added.row, added, "v.csv") == old
    earlier = remove(old[: -len(b"a,b,supported,title,,Bo,,,\n")], added, "v.csv")
    assert earlier == HEAD.encode() + b"\n"


def test_the_line_of_names_of_a_new_table_stays() -> None:
    added = addition(b"", VERDICT, "v.csv")
    assert remove(append(b"", VERDICT, "v.csv"), added, "v.csv") == HEAD.encode() + b"\n"


def test_the_last_row_of_a_reviewer_on_a_pair_tells_whether_it_is_said_already() -> None:
    once = append(b"", VERDICT, "v.csv")
    assert says_so(once, replace(VERDICT, reviewer=" ANN", date="2027-01-01"), "v.csv")
    assert not says_so(b"", VERDICT, "v.csv")
    for other in (
        replace(VERDICT, note="one"),
        replace(VERDICT, quote=""),
        replace(VERDICT, judgement=Judgement.SUPPORTED),
        replace(VERDICT, basis=Basis.TITLE),
        replace(VERDICT, reviewer="A.nn"),
        replace(VERDICT, reference="roe2000"),
        replace(VERDICT, sentence="It starts early."),
    ):
        assert not says_so(once, other, "v.csv")
        if other.reviewer == "Ann" and other.reference == "doe1999":
            assert not says_so(append(once, other, "v.csv"), VERDICT, "v.csv")
