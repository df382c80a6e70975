from __future__ import annotations

import time

import pytest
from bibtexparser.splitter import Splitter

from kg.model import Bibliography, Severity
from kg.read.bibtex import parse


def read(text: str) -> Bibliography:
    return parse(text.encode(), "a.bib")


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in read(text).problems]


def test_a_reference_has_key_label_place_and_its_own_text() -> None:
    text = "@string{j={J}}\n@comment{x}\n@misc{a, title={A}}\n\n@Article{b,\n journal = j\n}\n"
    first, second = read(text).references
    assert (first.key, first.label, first.position, first.line, first.source) == ("a", "a", 1, 3, "a.bib")
    assert (second.key, second.position, second.line, second.text) == (
        "b",
        2,
        5,
        "@Article{b,\n journal = j\n}",
    )
    assert (second.work.type, second.work.container) == ("article", "J")
    assert read(text).problems == ()


def test_the_later_entry_of_a_key_is_kept_under_another_name() -> None:
    bibliography = read("@misc{a, title={A}}\n@misc{a, title={B}}")
    assert [(entry.key, entry.label, entry.work.title) for entry in bibliography.references] == [
        ("a", "a", "A"),
        ("a~2", "a~2", "B"),
    ]
    assert codes("@misc{a, title={A}}\n@misc{a, title={B}}") == [("duplicate-key", 2)]


def test_an_entry_without_a_key_is_listed_but_cannot_be_cited() -> None:
    (entry,) = read("@misc{, title={A}}").references
    assert (entry.key, entry.label, entry.work.title) == ("", "~1", "A")


def test_an_entry_that_holds_nothing_is_a_problem_alone() -> None:
    bibliography = read("@misc{}\n@misc{ , }\n@misc{k}")
    assert [entry.key for entry in bibliography.references] == ["k"]
    assert [problem.code for problem in bibliography.problems] == ["empty-entry", "empty-entry"]


def test_an_entry_without_a_type_is_misc() -> None:
    assert read("@{k, title={A}}").references[0].work.type == "misc"
    assert codes("@{k, title={A}}") == [("missing-type", 1)]


def test_a_damaged_entry_is_a_reference_and_a_problem_with_line_and_text() -> None:
    bibliography = read("\n@article{k,\n title={A}\n year={2000}\n}")
    (entry,) = bibliography.references
    assert (entry.work.title, entry.work.date) == ("A", "2000")
    (problem,) = bibliography.problems
    assert (problem.code, problem.line, problem.raw) == ("missing-comma", 3, "title")
    assert problem.severity is Severity.WARNING


def test_children_inherit_and_keep_the_line_of_their_own() -> None:
    text = "@inproceedings{c, crossref={p}, title={Part}}\n@proceedings{p, title={Whole}, year={2001}, editor={Roe, A.}}"
    child = read(text).references[0].work
    assert (child.title, child.container, child.date) == ("Part", "Whole", "2001")
    assert child.editors[0].name == "A. Roe"


def test_problems_stand_in_the_order_of_the_file() -> None:
    text = "@misc{a, month={x}, year={1}}\n@misc{a, t=nope}\n@misc{b, crossref={none}}\n@misc{c, t={x"
    lines = [line for _, line in codes(text)]
    assert lines == sorted(lines)
    assert {"duplicate-key", "undefined-macro", "undefined-crossref", "unterminated-entry"} <= {
        code for code, _ in codes(text)
    }


@pytest.mark.parametrize("data", [b"", b"\n\n", b"no entries here", b"%", b"@", b"\xef\xbb\xbf"])
def test_a_file_without_entries_is_an_empty_bibliography(data: bytes) -> None:
    assert parse(data, "a.bib") == Bibliography("a.bib")


def test_encodings_end_in_the_same_title() -> None:
    text = "@misc{a, title={Größe}}"
    titles = [
        parse(data, "a.bib").references[0].work.title
        for data in (text.encode(), text.encode("latin-1"), text.encode("utf-16"), text.encode("utf-8-sig"))
    ]
    assert titles == ["Größe"] * 4


def test_nul_bytes_and_script_do_no_harm() -> None:
    bibliography = parse(b"@misc{a\0b, title={<script>x</script>}}", "a.bib")
    assert bibliography.references[0].key == "ab"
    assert bibliography.references[0].work.title == "<script>x</script>"
    assert [problem.code for problem in bibliography.problems] == ["nul-bytes"]


def test_a_key_of_ten_thousand_characters_is_kept_and_quoted_in_part() -> None:
    key = "k" * 10_000
    bibliography = read(f"@misc{{{key}, title={{A}}}}\n@misc{{{key}, title={{A}}}}")
    assert [entry.key for entry in bibliography.references] == [key, f"{key}~2"]
    assert len(bibliography.problems[0].message) < 1000
    assert len(bibliography.problems[0].raw) < 1000


def test_more_entries_than_anyone_has_are_refused_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.bibtex._MOST_BLOCKS", 2)
    bibliography = read("@misc{a}\n@misc{b}\n@misc{c}\n@misc{d}")
    assert [entry.key for entry in bibliography.references] == ["a", "b"]
    assert [(problem.code, problem.line, problem.severity) for problem in bibliography.problems] == [
        ("too-many-entries", 3, Severity.ERROR)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "}" * 100_000,
        "@" * 100_000,
        "@a{" * 20_000,
        "@a(" * 5_000,
        "@a{b,c={" * 2_000,
        "@a{b,c={\n" * 2_000,
        "@a{b,c={\n" * 2_000 + "}} junk }" * 2_000,
        "@a{b," + "=" * 100_000,
        "@a{b," + "%" * 100_000,
        "@a{b,c=" + "a#" * 20_000 + "}",
        "@a{b," + "a={," * 10_000,
        "@a{b," + 'a="{",' * 5_000 + "}" * 5_001,
        "@a{b,c={a}" + "\n" * 100_000,
        "@a{b,c={a}" + " " * 100_000 + "x",
        "@a{b,title={" + "{" * 50_000 + "}" * 50_001 + "}",
        "@a{b,author={" + "A and " * 20_000 + "}}",
        "@a{b,author={" + "{" * 50_000 + "}" * 50_001 + "}",
        "@a{b,author={" + "x, " * 20_000 + "}}",
        "@a{b,title={" + "\\emph{" * 10_000 + "}}",
        "@a{b,title={" + "\\" * 100_000 + "}}",
        "@a{b,c={\\{" * 2_000,
        "@a{" + "k " * 50_000 + ",title={x}}",
        "@a(b," + ")" * 100_000,
        "@a(b)" * 2_000,
        "@foo\n" * 5_000,
        "@comment{" * 10_000,
        "@a{b," + "x y z {\n" * 10_000,
        "@a{b,ids={" + "c," * 20_000 + "}}",
        "@a{b,year={" + "1" * 100_000 + "}}",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_hostile_text_takes_little_time_and_never_fails(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 10


def test_a_block_of_nothing_but_faults_is_summed_up() -> None:
    problems = read("@a{k," + "".join(f"t{n} {{x}}," for n in range(5_000)) + "}").problems
    assert len(problems) == 101
    assert "missing-equals 4900" in next(
        problem.message for problem in problems if problem.code == "more-problems"
    )


@pytest.mark.parametrize("field", ["t{n}={{x}},", "t{n} {{x}},"])
def test_more_fields_than_anyone_writes_are_left_out_aloud(field: str) -> None:
    fields = "".join(field.format(n=n) for n in range(10_050))
    bibliography = read("@a{k," + fields + "}\n@a{l}")
    assert [entry.key for entry in bibliography.references] == ["k", "l"]
    assert len(bibliography.references[0].work.extra) == 10_000
    assert "too-many-fields" in {problem.code for problem in bibliography.problems}


def test_the_library_says_nothing_on_its_own_where_a_problem_says_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert codes("@a{k, t ! {x}}") == [("missing-equals", 1)]
    assert caplog.records == []
    Splitter("@a{k, t ! {x}}").split()
    assert caplog.records


def test_a_long_line_is_read_in_linear_time() -> None:
    title = "word " * 1_000_000
    (entry,) = read(f"@misc{{a, title={{{title}}}}}").references
    assert len(entry.work.title) == len(title) - 1
