"""Plain lists of references."""

from __future__ import annotations

import pytest

from kg.read.exports.listing import is_list, parse

ENTRIES = (
    "Lee A, Ek BC. On lime in skin. J Lime. 2011 Mar;7(2):101-9.",
    "Roe R. Lime and muscle. Lime Lett. 2003;1:1-8. doi:10.1000/roe",
    "Doe D, Poe E, Moe F. Older lime. Acta Lime. 1999;12:33-41.",
)
FORMS = {
    "numbered": "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, start=1)),
    "bracketed": "\n".join(f"[{number}] {entry}" for number, entry in enumerate(ENTRIES, start=1)),
    "wrapped": "\n".join(
        f"{n}. {entry[:30]}\n   {entry[30:].strip()}" for n, entry in enumerate(ENTRIES, start=1)
    ),
    "paragraphs": "\n\n".join(f"{entry[:27]}\n{entry[27:].strip()}" for entry in ENTRIES),
    "bare": "\n".join(ENTRIES),
    "headed": "# References\n\n"
    + "\n".join(f"{number}) {entry}" for number, entry in enumerate(ENTRIES, start=1)),
}


@pytest.mark.parametrize("form", FORMS)
def test_entries_are_found_however_they_are_parted(form: str) -> None:
    found = parse(FORMS[form].encode(), "refs.txt").references
    assert [one.label for one in found] == ["1", "2", "3"]
    assert [one.key for one in found] == ["lee2011", "roe2003", "doe1999"]
    assert [one.work.year for one in found] == ["2011", "2003", "1999"]
    assert found[1].work.doi == "10.1000/roe"
    assert found[2].work.container == "Acta Lime"


@pytest.mark.parametrize("form", FORMS)
def test_lists_are_told_from_prose(form: str) -> None:
    assert is_list(FORMS[form])


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENTRIES[0],
        "# On lime\n\nIn 2011 lime was found in skin.\n\nIt hardens, as Lee showed in 1999.\n\n"
        + "\n\n".join(ENTRIES[:2]),
        "1. Mix lime and water.\n2. Let it stand.\n3. Paint.",
    ],
)
def test_prose_and_other_lists_are_no_bibliography(text: str) -> None:
    assert not is_list(text)


def test_lines_are_those_of_the_file_and_what_is_odd_is_said() -> None:
    found = parse(f"References\n\n1. {ENTRIES[0]}\n3. {ENTRIES[1]}".encode("utf-16"), "refs.txt")
    assert [one.line for one in found.references] == [3, 4]
    assert [one.code for one in found.problems] == ["made-keys", "missing-entry"]


def test_two_works_of_one_author_and_year_get_letters() -> None:
    text = "\n".join(
        [*ENTRIES, "Lee A. More lime. J Lime. 2011;8:1-2.", "Lee A. Yet more lime. J Lime. 2011;9:1-2."]
    )
    assert [one.key for one in parse(text.encode(), "refs.txt").references][3:] == ["lee2011a", "lee2011b"]
