from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Severity
from kg.read.bibtex.blocks import read

if TYPE_CHECKING:
    from kg.read.bibtex.records import Block


def entries(text: str) -> list[Block]:
    return [block for block in read(text) if block.type not in {"comment", "string"}]


def fields(block: Block) -> list[tuple[str, str]]:
    return [(field.name, "#".join(piece.text for piece in field.pieces)) for field in block.fields]


def codes(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for block in read(text) for fault in block.faults]


def test_sound_entries_have_type_key_fields_and_lines() -> None:
    text = '\n@Article{a,\n  Title = {A {B}},\n year = 2000, note = "x {"} y" # jan\n}\n\n@book{b}'
    first, second = entries(text)
    assert (first.type, first.key, first.line) == ("article", "a", 2)
    assert fields(first) == [("title", "A {B}"), ("year", "2000"), ("note", 'x {"} y#jan')]
    assert [field.line for field in first.fields] == [3, 4, 4]
    assert first.raw == text[1:-10]
    assert (second.key, second.line, second.raw) == ("b", 7, "@book{b}")
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "key", "read_as"),
    [
        ("@a(k, t={x}, y=1)", "k", [("t", "x"), ("y", "1")]),
        ('@a(k, t="x ) y")', "k", [("t", "x ) y")]),
        ("@a(k, t={x @b{y}})", "k", [("t", "x @b{y}")]),
        ("@a\n{k,\n t=1}", "k", [("t", "1")]),
        ("@data-set{k, t={x}, }", "k", [("t", "x")]),
        ("@ a {k ,t = x}", "k", [("t", "x")]),
        ("@a{k,,t={x},,}", "k", [("t", "x")]),
        ("@a{k,t={x}, % a remark\n y={z} % another\n}", "k", [("t", "x"), ("y", "z")]),
        ("@a{k, % a remark, with a comma and x=1\n t={x}}", "k", [("t", "x")]),
        ("@a{k, f={C:\\dir\\}, y=1}", "k", [("f", "C:\\dir\\"), ("y", "1")]),
        ("@a{k, t={x\\\n y}, y=1}", "k", [("t", "x\\\n y"), ("y", "1")]),
        ("@a{{k}, t={x}}", "{k}", [("t", "x")]),
        ("@a{a/b:c+d'e, t={x}}", "a/b:c+d'e", [("t", "x")]),
        ('@a{k"l, t={x}}', 'k"l', [("t", "x")]),
        ("@a{k=l, t={x}}", "k=l", [("t", "x")]),
        ("@a{k%l, t={x}}", "k%l", [("t", "x")]),
        ("@a{, t={x}}", "", [("t", "x")]),
        ("@a{ t = {x}, y=1}", "", [("t", "x"), ("y", "1")]),
        ("@{k, t={x}}", "k", [("t", "x")]),
    ],
)
def test_unusual_entries_are_read_without_a_fault(
    text: str, key: str, read_as: list[tuple[str, str]]
) -> None:
    (entry,) = entries(text)
    assert (entry.key, fields(entry)) == (key, read_as)
    assert codes(text) == []


@pytest.mark.parametrize(
    ("body", "read_as", "faults"),
    [
        ("k,\n t={A} y=1\n}", [("t", "A"), ("y", "1")], [("missing-comma", 2)]),
        ("k\n t={A}\n}", [("t", "A")], [("missing-comma", 1)]),
        ("k l, t={A}}", [("t", "A")], [("blank-in-key", 1)]),
        ('k,\n t="A "q" B",\n y=1}', [("t", 'A "q" B'), ("y", "1")], [("unbalanced-quotes", 2)]),
        ('k, t="A } B", y=1}', [("t", "A } B"), ("y", "1")], [("unbalanced-quotes", 1)]),
        ("k, t={A}}, y=1,\n z={B}\n}", [("t", "A"), ("y", "1"), ("z", "B")], [("extra-brace", 1)]),
        ("k,\n t={A\n y=1,\n}\n", [("t", "A"), ("y", "1")], [("unbalanced-braces", 2)]),
        ("k,\n t={A,\n y={1},\n z=2\n}", [("t", "A"), ("y", "1"), ("z", "2")], [("unbalanced-braces", 2)]),
        ("k, t={A} b,\n y=1}", [("t", "{A} b"), ("y", "1")], [("text-after-value", 1)]),
        ("k, t=A b c,\n y=1}", [("t", "A b c"), ("y", "1")], [("unquoted-value", 1)]),
        ("k, t ! {A}, y=1}", [("t", "A"), ("y", "1")], [("missing-equals", 1)]),
        ("k, t {A}, y=1}", [("t", "A"), ("y", "1")], [("missing-equals", 1)]),
        ("k, date added={A}, y=1}", [("date added", "A"), ("y", "1")], [("blank-in-name", 1)]),
        ("k, t={A}, # ?, \n y=1}", [("t", "A"), ("y", "1")], [("unreadable-text", 1)]),
        ("k, t={A}, # ?}", [("t", "A")], [("unreadable-text", 1)]),
        ("k, t={A},\n % y=1,\n z=2}", [("t", "A"), ("z", "2")], [("commented-field", 1)]),
        ("k, t={A}\n)", [("t", "A")], [("wrong-delimiter", 2)]),
        ("k, t={A},", [("t", "A")], [("unterminated-entry", 1)]),
        ("k, t={A", [("t", "A")], [("unbalanced-braces", 1), ("unterminated-entry", 1)]),
        ("k", [], [("unterminated-entry", 1)]),
        ("", [], [("unterminated-entry", 1)]),
    ],
)
def test_damaged_entries_keep_what_can_be_read(
    body: str, read_as: list[tuple[str, str]], faults: list[tuple[str, int]]
) -> None:
    (entry,) = entries("@a{" + body)
    assert fields(entry) == read_as
    assert codes("@a{" + body) == faults


@pytest.mark.parametrize("after", ["\n\n@book{b, t={x}}\n", " @book{b, t={x}}"])
def test_an_entry_that_is_not_closed_ends_where_the_next_begins(after: str) -> None:
    first, second = entries("@a{k, t={A" + after)
    assert (first.key, fields(first)) == ("k", [("t", "A")])
    assert (second.key, fields(second)) == ("b", [("t", "x")])
    assert first.raw == "@a{k, t={A"


def test_a_closed_entry_with_the_wrong_delimiter_does_not_swallow_the_next() -> None:
    text = "@a{k, y=1\n)\n@b(l, y=2\n}\n@c{m, y=3}"
    assert [entry.key for entry in entries(text)] == ["k", "l", "m"]
    assert codes(text) == [("wrong-delimiter", 2), ("wrong-delimiter", 4)]


@pytest.mark.parametrize(("brace", "title"), [("\\{", "A \\{ b"), ("\\}", "A \\} b")])
def test_a_lone_escaped_brace_is_a_letter(brace: str, title: str) -> None:
    first, second = entries(f"@a{{k, t={{A {brace} b}}, y=1}}\n@b{{l, t={{x}}}}")
    assert fields(first) == [("t", title), ("y", "1")]
    assert second.key == "l"


def test_a_lone_escaped_brace_is_a_letter_beside_a_remark_too() -> None:
    first, second = entries("@a{k, t={A \\{ b}, % remark\n y=1}\n@b{l}")
    assert fields(first) == [("t", "A \\{ b"), ("y", "1")]
    assert first.faults == ()
    assert second.key == "l"


def test_text_that_looks_like_an_entry_stays_text_in_a_sound_value() -> None:
    text = "@a{k, t={see\n@b{l, u={x}}\n}, y=1}\n@c{m}"
    assert [entry.key for entry in entries(text)] == ["k", "m"]
    assert fields(entries(text)[0])[1] == ("y", "1")
    assert codes(text) == [("entry-inside-value", 2)]


def test_comments_and_preambles_are_no_entries_and_what_they_hide_is_told() -> None:
    text = '@comment{x}\n@preamble{"\\def\\x{@b{y}}"}\n@comment{\n@a{old, t={x}}\n\n@a{older}\n}\n@Comment loose\n@a{k}'
    assert [entry.key for entry in entries(text)] == ["k"]
    assert codes(text) == [("entry-in-comment", 4), ("entry-in-comment", 6)]
    assert all(fault.severity is Severity.INFO for block in read(text) for fault in block.faults)


def test_an_open_comment_hides_nothing() -> None:
    assert [entry.key for entry in entries("@comment{x\n@a{k, t={x}}\n@comment(y\n@a{l}")] == ["k", "l"]


def test_entries_behind_percent_signs_are_kept_with_their_fields() -> None:
    text = "% @a{k,\n%  t={x},\n%  y=1\n% }\n% Encoding: x@a{l, t={z}}\n % @a{m,\n t={z}}"
    found = entries(text)
    assert [(entry.key, dict(fields(entry))) for entry in found] == [
        ("k", {"t": "x", "y": "1"}),
        ("l", {"t": "z"}),
        ("m", {"t": "z"}),
    ]
    assert codes(text) == [("commented-entry", 1)]
    assert [field.line for field in found[0].fields] == [2, 3]


def test_lines_that_begin_like_an_entry_are_reported() -> None:
    text = "x\n@article foo\n\n  @book,\nme@home\n@a{k}\n@misc"
    assert [entry.key for entry in entries(text)] == ["k"]
    assert codes(text) == [("not-an-entry", 2), ("not-an-entry", 4), ("not-an-entry", 7)]


def test_strings_hold_macros() -> None:
    blocks = list(read('@string{a = "x", b={y}}\n@STRING(c = a # b)\n@string{d'))
    assert [block.type for block in blocks] == ["string"] * 3
    assert [fields(block) for block in blocks] == [[("a", "x"), ("b", "y")], [("c", "a#b")], []]
    assert [fault.code for fault in blocks[2].faults] == ["unreadable-text", "unterminated-entry"]


def test_faults_quote_the_text_in_part() -> None:
    (entry,) = entries("@a{k, t=" + "x y " * 1000 + ",\n z=1}")
    assert len(entry.faults[0].raw) == 200
    assert fields(entry)[1] == ("z", "1")


def test_much_damage_in_one_line_is_still_divided() -> None:
    found = entries("@a{k,t={" * 500)
    assert len(found) == 500
    found = entries("@a(k,t={" * 500)
    assert len(found) == 500


def test_bounds_are_sought_no_further_when_patience_ends() -> None:
    assert len(entries("@a(" * 5_000 + "@a{k, t={x}}")) == 5_001


def test_after_many_values_that_never_end_each_is_sought_to_the_next_field() -> None:
    (entry,) = entries("@a{k," + '\nt="{",' * 40 + "}" * 41)
    assert len(entry.fields) == 40
