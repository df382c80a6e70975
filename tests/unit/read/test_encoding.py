from __future__ import annotations

import codecs

import pytest

from kg.model import Severity
from kg.read.encoding import decode

TEXT = "Größe, naïve\nčas"


def codes(data: bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in decode(data, "a.bib")[1]]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_marked_or_utf8_text_is_read_without_a_problem(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.bib") == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised_and_said(encoding: str) -> None:
    text, problems = decode("@misc{a, title={b}}".encode(encoding), "a.bib")
    assert text == "@misc{a, title={b}}"
    assert [(problem.code, problem.severity) for problem in problems] == [("encoding-guessed", Severity.INFO)]


def test_latin1_is_read_as_windows_1252_with_the_first_line_at_fault() -> None:
    text, (problem,) = decode("a\nb\nM\xfcller \x80\n".encode("latin-1"), "a.bib")
    assert text == "a\nb\nMüller €\n"
    assert (problem.code, problem.line, problem.source) == ("not-utf-8", 3, "a.bib")


def test_line_of_the_first_fault_counts_every_kind_of_line_end() -> None:
    assert codes(b"a\r\nb\rc\n\xe9") == [("not-utf-8", 4)]


def test_a_file_in_two_encodings_keeps_both_kinds_of_accents() -> None:
    text, _ = decode("é\n".encode() + "é\n".encode("latin-1") + "日本\n".encode(), "a.bib")
    assert text == "é\né\n日本\n"


def test_the_declared_charset_is_used_for_what_is_no_utf8() -> None:
    text, (problem,) = decode("% Encoding: ISO-8859-2\nčas".encode("iso-8859-2"), "a.bib")
    assert text.endswith("čas")
    assert "iso8859-2" in problem.message


@pytest.mark.parametrize("name", ["punycode", "utf-7", "windows-0", "unheard-of"])
def test_a_declared_charset_that_cannot_be_meant_is_passed_over(name: str) -> None:
    text, (problem,) = decode(f"% Encoding: {name}\n".encode() + b"\xe9", "a.bib")
    assert text.endswith("é")
    assert "cp1252" in problem.message


def test_bytes_without_a_letter_become_the_replacement_character() -> None:
    assert decode(b"a\x81", "a.bib")[0] == "a\ufffd"


def test_truncated_utf16_keeps_what_can_be_read() -> None:
    text, (problem,) = decode(codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00", "a.bib")
    assert text == "a\nb\ufffd"
    assert (problem.code, problem.line) == ("undecodable-bytes", 2)


def test_nul_is_taken_out_and_counted() -> None:
    text, (problem,) = decode(b"a\nsm\0ith\0", "a.bib")
    assert text == "a\nsmith"
    assert (problem.code, problem.line) == ("nul-bytes", 2)
    assert problem.message.startswith("2 NUL bytes")


def test_all_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc\n", "a.bib") == ("a\nb\nc\n", ())


def test_an_empty_file_and_a_single_nul_are_no_utf16() -> None:
    assert decode(b"", "a.bib") == ("", ())
    assert decode(b"\0", "a.bib")[0] == ""
    assert codes(b"\0\0\0\0") == [("nul-bytes", 1)]
