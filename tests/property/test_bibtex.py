from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.bibtex import parse
from kg.read.bibtex.library import read as read_by_library
from kg.read.bibtex.records import Region
from kg.read.bibtex.scanner import scan
from kg.read.bibtex.values import EVERY_BRACE

LOST = {"empty-entry", "entry-in-comment", "entry-inside-value", "not-an-entry", "too-many-entries"}
WORD = st.text("abcXYZ é", min_size=1, max_size=8).map(str.strip).filter(bool)
VALUE = st.recursive(
    st.text("ab cÉ,=#%'\n", max_size=6),
    lambda inner: st.tuples(inner, inner).map(lambda two: "{" + two[0] + "}" + two[1]),
    max_leaves=4,
)
NAMES = st.sampled_from(["author", "title", "year", "note", "Journal"])
QUIET = settings(deadline=None, max_examples=150)


def braced(value: str) -> str:
    return f"{{{value}}}"


FIELD = st.tuples(
    NAMES, st.one_of(VALUE.map(braced), VALUE.map(lambda text: f'"{text}"'), st.sampled_from(["12", "jan"]))
)
FIELDS = st.lists(FIELD, min_size=1, max_size=4, unique_by=lambda field: field[0].lower())


def body(fields: list[tuple[str, str]]) -> str:
    return ",\n  ".join(f"{name} = {value}" for name, value in fields)


def keys(text: str) -> list[str]:
    return [reference.key for reference in parse(text.encode(), "a.bib").references]


@QUIET
@given(
    st.text('@{}()"#=,%\\\n ab~$-', max_size=120),
    st.sampled_from(["", "@a{", "@a{k,", "@a{k,t={", '@a(k,t="', "@string{"]),
)
def test_any_text_gives_references_with_labels_of_their_own_and_problems_in_order(
    text: str, start: str
) -> None:
    bibliography = parse((start + text).encode(), "a.bib")
    labels = [reference.label for reference in bibliography.references]
    lines = [problem.line for problem in bibliography.problems]
    assert len(set(labels)) == len(labels)
    assert [reference.position for reference in bibliography.references] == list(range(1, len(labels) + 1))
    assert lines == sorted(lines)
    assert all(problem.message and problem.code == problem.code.lower() for problem in bibliography.problems)
    assert all(reference.text in start + text for reference in bibliography.references)


@QUIET
@given(st.binary(max_size=80))
def test_any_bytes_can_be_read(data: bytes) -> None:
    parse(data, "a.bib")


@QUIET
@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_sound_files_have_their_entries_and_no_faults_of_form(files: list[list[tuple[str, str]]]) -> None:
    text = "\n".join(f"@misc{{k{number},\n  {body(fields)}\n}}" for number, fields in enumerate(files))
    bibliography = parse(text.encode(), "a.bib")
    assert [reference.key for reference in bibliography.references] == [
        f"k{number}" for number in range(len(files))
    ]
    assert "".join(reference.text for reference in bibliography.references) == text.replace(
        "\n@misc", "@misc"
    )
    odd = {problem.code for problem in bibliography.problems}
    assert odd <= {
        "unreadable-date",
        "too-many-commas",
        "name-without-family",
        "unusual-suffix",
        "names-joined-by-commas",
    }


@QUIET
@given(FIELDS)
def test_the_scanner_reads_sound_entries_as_bibtexparser_does(fields: list[tuple[str, str]]) -> None:
    raw = f"@misc{{k, {body(fields)}}}"
    by_library = read_by_library(raw, 1)
    assert by_library is not None
    found = scan(Region(raw, len("@misc{"), len(raw), 1, "}", EVERY_BRACE))
    assert (found.key, found.faults, found.closed, found.end) == ("k", (), True, len(raw))
    assert [field[:2] for field in found.fields] == [field[:2] for field in by_library.fields]


@QUIET
@given(st.lists(FIELDS, min_size=2, max_size=4), st.data())
def test_one_slip_in_one_entry_loses_no_entry(
    files: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    bodies = [f"{body(fields)}\n}}" for fields in files]
    hurt = data.draw(st.integers(0, len(bodies) - 1))
    place = data.draw(st.integers(0, len(bodies[hurt]) - 1))
    added = data.draw(st.sampled_from(["", "{", "}", '"', ",", "=", "(", "%", "#", "@", "\\"]))
    bodies[hurt] = bodies[hurt][:place] + added + bodies[hurt][place + (not added) :]
    text = "\n".join(f"@misc{{k{number}, {rest}" for number, rest in enumerate(bodies))
    assert keys(text) == [f"k{number}" for number in range(len(files))]


@QUIET
@given(st.lists(FIELDS, min_size=1, max_size=4), st.data())
def test_however_many_slips_every_entry_is_a_reference_or_a_problem(
    files: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    text = "\n".join(f"@misc{{k{number}, {body(fields)}\n}}" for number, fields in enumerate(files))
    heads = text.count("\n@misc{") + 1
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(text)))
        if "@misc{k" not in text[max(place - 8, 0) : place + 8]:
            text = text[:place] + data.draw(st.sampled_from(["{", "}", '"', ",", "(", "\n"])) + text[place:]
    bibliography = parse(text.encode(), "a.bib")
    lost = sum(problem.code in LOST for problem in bibliography.problems)
    assert len(bibliography.references) + lost >= heads


@QUIET
@given(st.lists(WORD, min_size=1, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5))
def test_a_text_in_pieces_is_the_text(words: list[str], named: list[bool]) -> None:
    defined = "".join(f"@string{{m{number} = {{{word}}}}}\n" for number, word in enumerate(words))
    pieces = " # ".join(
        f"m{number}" if by_name else f'"{word}"'
        for number, (word, by_name) in enumerate(zip(words, named, strict=False))
    )
    (reference,) = parse(f"{defined}@misc{{k, note = {pieces}}}".encode(), "a.bib").references
    assert dict(reference.work.extra)["note"] == " ".join("".join(words).split())
