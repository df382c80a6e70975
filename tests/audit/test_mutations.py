from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from benchmarks.audit import mutations, places, statements
from benchmarks.audit.case import Case, Mutant
from benchmarks.audit.report import figures, page
from benchmarks.audit.run import Outcome

NUMBERED = """# Bees in the town

## Introduction

Bees that live on roofs of large buildings collect more pollen than others do [1]. Their keepers feed them sugar in hard winters [2].

Wild bees were seen less often near hives in every park that was looked at [3].

Hives on roofs are opened once in a week by most keepers in summer [4]. Loss of the whole colony was seen in 40% of hives in one hard winter there. It rose after that.

## Discussion

Keepers who had read a book on bees lost fewer hives in winter than others did [5, 1]. That was so in every year of the count.

## References

1. Ahorn A, Birke B. Bees on the roofs of tall houses in towns. J Bees. 2001;3:1-9.
2. Buche C. Sugar as a winter food for bees in towns. J Bees. 2002;4:1-9.
3. Eiche D. Wild bees in the parks of a large old town. J Bees. 2003;5:1-9.
4. Fichte E. How often a hive should be opened in summer. J Bees. 2004;6:1-9.
5. Ginster F. What keepers of bees have read and not read. J Bees. 2005;7:1-9.
"""
KEYED = """---
title: Bees
date: 1 May 2010
---

# Introduction

Bees that live on roofs of large buildings collect more pollen than others do [@ahorn]. They rest at night, and so do we.
"""
BIB = """@article{ahorn,
  author = {Ahorn, Anna},
  title = {Bees on roofs},
  journal = {Journal of Bees},
  year = {2001},
  doi = {10.1000/abc},
  abstract = {Of the hives, 17 % were lost.},
}
"""
SOURCED = ("Bees that live on roofs of large buildings collect more pollen than others do.",)
PRINTED = Case("numbered", NUMBERED, sourced=SOURCED)
BIBTEX = Case("keyed", KEYED.replace("They rest", "\n\nThey rest" + " and sleep" * 9), BIB, SOURCED)


def made(mutation: mutations.Mutation, case: Case, seed: int = 1) -> Mutant:
    mutant = mutation(case, Random(seed))  # noqa: S311 - chance, no secret
    assert mutant is not None
    return mutant


def test_the_marker_of_a_dangling_citation_is_above_the_list() -> None:
    mutant = made(mutations.dangling_marker, PRINTED)
    ((label,),) = mutant.expected
    assert int(label.strip("“”")) > 5
    assert label.strip("“”") + "]" in mutant.text


def test_a_key_that_nobody_has_dangles() -> None:
    assert "[@ahorn; @nobody2031]" in made(mutations.dangling_marker, BIBTEX).text


@pytest.mark.parametrize("seed", range(5))
def test_only_a_marker_that_is_the_last_of_its_entry_is_dropped(seed: int) -> None:
    mutant = made(mutations.drop_only_mention, PRINTED, seed)
    ((name,),) = mutant.expected
    label = name.split()[1]
    assert label in {"2", "3", "4"}
    assert f"[{label}]" in NUMBERED
    assert f"[{label}]" not in mutant.text


def test_a_general_claim_loses_its_source() -> None:
    mutant = made(mutations.drop_citation, PRINTED)
    assert "than others do. Their" in mutant.text
    assert mutant.expected[0][0] in SOURCED[0]


def test_a_range_is_reversed() -> None:
    mutant = made(mutations.reverse_range, PRINTED)
    ((body,),) = mutant.expected
    assert body in {"4–1", "5–2"}
    assert f"[{body}]" in mutant.text


def test_two_markers_are_exchanged() -> None:
    mutant = made(mutations.swap_first_mentions, PRINTED)
    one, two = sorted(name.split()[1] for (name,) in mutant.expected)
    assert {one, two} <= {"2", "3", "4"}
    assert NUMBERED.index(f"[{one}]") < NUMBERED.index(f"[{two}]")
    assert mutant.text.index(f"[{two}]") < mutant.text.index(f"[{one}]")


def test_an_entry_of_a_printed_list_is_duplicated_at_its_end() -> None:
    mutant = made(mutations.duplicate_entry, PRINTED)
    last = mutant.text.strip().rsplit("\n", 1)[-1]
    assert last.startswith("6. ")
    assert NUMBERED.count(last[3:]) == 1


def test_an_entry_of_bibtex_is_duplicated_under_another_key() -> None:
    mutant = made(mutations.duplicate_entry, BIBTEX)
    assert mutant.bib.count("Ahorn, Anna") == 2
    assert "{ahornAgain," in mutant.bib


@pytest.mark.parametrize(
    ("mutation", "gone"), [(mutations.remove_year, "2001"), (mutations.remove_title, "Bees on roofs")]
)
def test_a_field_is_removed_and_nothing_else(mutation: mutations.Mutation, gone: str) -> None:
    mutant = made(mutation, BIBTEX)
    assert gone not in mutant.bib
    assert len(mutant.bib.splitlines()) == len(BIB.splitlines()) - 1


def test_the_year_of_a_printed_entry_is_removed() -> None:
    mutant = made(mutations.remove_printed_year, PRINTED)
    assert len(mutant.text) == len(NUMBERED) - 4


def test_a_doi_is_mistyped() -> None:
    assert "10.1000/abc" not in made(mutations.malform_doi, BIBTEX).bib


def test_debris_stands_in_the_title() -> None:
    mutant = made(mutations.debris_in_title, BIBTEX)
    assert f"Bees{mutant.expected[0][0]} on roofs" in mutant.bib


def test_debris_stands_in_the_text() -> None:
    mutant = made(mutations.debris_in_text, PRINTED)
    assert f"M{mutant.expected[0][0]}ller" in mutant.text


def test_a_reference_is_dated_after_the_article() -> None:
    mutant = made(mutations.cite_the_future, BIBTEX)
    year = mutant.expected[0][1]
    assert 2012 <= int(year) <= 2015
    assert f"year = {{{year}}}" in mutant.bib


def test_one_patient_has_two_ages() -> None:
    mutant = made(statements.another_age, PRINTED)
    (one,), (two,) = mutant.expected
    assert mutant.text.index(one.strip("“")) < mutant.text.index(two.strip("“"))


def test_a_number_is_another_in_the_discussion() -> None:
    mutant = made(statements.another_number, PRINTED)
    assert mutant.text.index("40% of hives") < mutant.text.index("47% of hives")


def test_a_number_is_credited_to_an_abstract_that_lacks_it() -> None:
    assert made(statements.number_of_no_source, BIBTEX).text.count("[@ahorn]") == 2


@pytest.mark.parametrize(("check", "mutation"), mutations.MUTATIONS)
def test_the_same_seed_makes_the_same_mutant_and_an_empty_article_none(
    check: str, mutation: mutations.Mutation
) -> None:
    for case in (PRINTED, BIBTEX):
        mutant = mutation(case, Random(check))  # noqa: S311 - chance, no secret
        assert mutant == mutation(case, Random(check))  # noqa: S311 - chance, no secret
        assert mutant is None or ((mutant.text, mutant.bib) != (case.text, case.bib) and mutant.expected)
    assert mutation(Case("empty", ""), Random(1)) is None  # noqa: S311 - chance, no secret


def test_names_below_the_title_are_no_running_text() -> None:
    names = "Anna Ahorn<sup>1</sup>, Berta Birke<sup>2</sup>, Carla Buche<sup>1</sup>, Dora Eiche<sup>2</sup>, Else<sup>2</sup>"
    text = NUMBERED.replace("## Introduction", f"{names}\n\n## Introduction")
    assert places.markers(Case("n", text)) != []
    assert all("Ahorn" not in text[start:end] for start, end in places.prose(text))


@pytest.mark.parametrize("heading", ["Publisher's Note", "Ethics statement", "Data accessibility"])
def test_what_stands_beside_the_article_is_no_running_text(heading: str) -> None:
    beside = Case("n", NUMBERED.replace("## Discussion", f"## {heading}"))
    assert len(places.prose(beside.text)) == len(places.prose(NUMBERED)) - 1


def test_a_range_over_two_brackets_is_no_plain_marker() -> None:
    text = NUMBERED.replace("others did [5, 1].", "others did [2]–[4].")
    assert [m.labels for m in places.markers(Case("n", text))] == [("1",), ("2",), ("3",), ("4",)]


def test_no_marker_is_taken_from_code_lists_or_the_reference_list() -> None:
    text = NUMBERED.replace("Hives on roofs", "- Hives on roofs").replace("Keepers who", "```\nKeepers who")
    assert [m.labels for m in places.markers(Case("n", text))] == [("1",), ("2",), ("3",)]


def test_recall_counts_mutants_and_precision_findings() -> None:
    outcomes = [
        Outcome("a", "m", "S01", 1, 0),
        Outcome("b", "m", "S01", 1, 2),
        Outcome("c", "m", "S01", 0, 0),
    ]
    assert figures(outcomes) == (2 / 3, 0.5)
    shown = page(outcomes, [Counter()], "abc1234")
    assert "| S01 | m | 3 | 0 | 0.667 | 0.135 | 0.500 | **missed** |" in shown
    assert "All with a target together: 3 judged, recall 0.667, precision 0.500." in shown
    assert "at commit abc1234" in shown


def test_an_entry_is_about_another_disease() -> None:
    text = NUMBERED.replace(
        "## References",
        "It was seen in malaria of the bees alone and in nothing else that they were found to have in summer [6].\n\n## References",
    )
    text = text.rstrip() + "\n6. Hasel G. Malaria in bees and their brood in old towns. J Bees. 2008;9:1-9.\n"
    mutant = made(statements.another_disease, Case("ill", text, sourced=SOURCED))
    ((name, disease),) = mutant.expected
    assert name == "Reference 6 ("
    assert f"6. Hasel G. {disease} in bees" in mutant.text
    assert "malaria of the bees" in mutant.text
