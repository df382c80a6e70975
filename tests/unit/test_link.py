"""Who cites what, and what could not be linked."""

from __future__ import annotations

from kg import link
from kg.model import (
    Article,
    Bibliography,
    Claim,
    ClaimKind,
    MarkerForm,
    Person,
    Pointer,
    Problem,
    Reference,
    Severity,
    Span,
    Work,
)


def pointer(number: int, label: str, form: MarkerForm = MarkerForm.KEY) -> Pointer:
    return Pointer(f"p1.s1.r{number}", "p1.s1", label, Span(0, 1), form, 1, line=7)


def entry(key: str, title: str = "", family: str = "", year: str = "2001") -> Reference:
    authors = (Person(family=family),) if family else ()
    return Reference(key, 1, Work(title=title, authors=authors, date=year), key=key, source="a.bib", line=3)


def printed(number: int, title: str, family: str, year: str = "2001") -> Reference:
    work = Work(title=title, authors=(Person(family=family),), date=year)
    return Reference(str(number), number, work, text=f"{number}. {family}. {title}. {year}", source="a.md")


def article(*pointers: Pointer, listed: tuple[Reference, ...] = ()) -> Article:
    claim = Claim(
        "c", "p1.s1", 1, "It is.", Span(0, 6), ClaimKind.STATEMENT, pointers=tuple(p.id for p in pointers)
    )
    return Article("a", "a.md", Work(), "It is.", claims=(claim,), pointers=pointers, printed=listed)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_keys_denote_entries_and_a_claim_cites_each_reference_once() -> None:
    cited = article(pointer(1, "b"), pointer(2, "a"), pointer(3, "b"))
    linked = link.resolve(cited, [Bibliography("a.bib", (entry("a"), entry("b")))])
    assert [reference.position for reference in linked.references] == [1, 2]
    assert [(c.reference, c.pointers) for c in linked.citations] == [
        ("b", ("p1.s1.r1", "p1.s1.r3")),
        ("a", ("p1.s1.r2",)),
    ]
    assert linked.problems == ()


def test_an_unknown_key_is_an_error_at_its_line_and_keeps_no_link() -> None:
    linked = link.resolve(article(pointer(1, "Smith")), [Bibliography("a.bib", (entry("smith"),))])
    (problem,) = linked.problems
    assert (problem.code, problem.line, problem.severity) == ("dangling-pointer", 7, Severity.ERROR)
    assert "'smith'" in problem.message
    assert linked.denotes == ()
    assert linked.citations == ()


def test_a_number_is_never_read_as_a_position_in_a_bibliography() -> None:
    numeric = article(pointer(1, "1", MarkerForm.SUPERSCRIPT))
    linked = link.resolve(numeric, [Bibliography("a.bib", (entry("a"),))])
    assert codes(linked.problems) == ["dangling-pointer"]


def test_a_printed_list_keeps_its_numbers_and_is_enriched() -> None:
    listed = (printed(1, "On calcium in the skin", "Gold"), printed(2, "On iron in the liver", "Silver"))
    entries = (
        entry("silver", "On iron in the liver", "Silver"),
        entry("gold", "On calcium in the skin", "Gold"),
    )
    numeric = article(pointer(1, "2", MarkerForm.BRACKET), listed=listed)
    linked = link.resolve(numeric, [Bibliography("a.bib", entries)])
    assert [(r.label, r.key) for r in linked.references] == [("1", "gold"), ("2", "silver")]
    assert linked.references[0].printed == listed[0].work
    assert dict(linked.denotes) == {"p1.s1.r1": "2"}


def test_an_entry_that_the_printed_list_lacks_is_said_and_left_out() -> None:
    listed = (printed(1, "On calcium in the skin", "Gold"),)
    extra = entry("tin", "Something else entirely", "Tin")
    linked = link.resolve(article(listed=listed), [Bibliography("a.bib", (extra,))])
    assert [r.label for r in linked.references] == ["1"]
    assert sorted(codes(linked.problems)) == ["entry-not-listed", "unmatched-reference"]


def test_two_entries_of_one_label_are_both_kept_and_told_apart() -> None:
    linked = link.resolve(
        article(pointer(1, "a")), [Bibliography("a.bib", (entry("a"), entry("a"), entry("a")))]
    )
    assert [r.label for r in linked.references] == ["a", "a~2", "a~3"]
    assert dict(linked.denotes) == {"p1.s1.r1": "a"}
    assert codes(linked.problems) == ["duplicate-label", "duplicate-label"]


def test_two_candidates_of_equal_strength_are_a_problem_not_a_guess() -> None:
    listed = (printed(1, "On calcium in the skin", "Gold"),)
    twins = (entry("a", "On calcium in the skin", "Gold"), entry("b", "On calcium in the skin", "Gold"))
    linked = link.resolve(article(listed=listed), [Bibliography("a.bib", twins)])
    assert linked.references[0].key == ""
    assert "ambiguous-reference" in codes(linked.problems)


def test_problems_of_all_inputs_are_carried_once_and_in_order() -> None:
    late = Problem("b.bib", 9, "x", "late")
    early = Problem("b.bib", 2, "x", "early")
    linked = link.resolve(
        article(), [Bibliography("b.bib", (), (late, early)), Bibliography("b.bib", (), (late,))]
    )
    assert linked.problems == (early, late)
