from __future__ import annotations

from kg import audit
from kg.model import LinkedArticle, Measure, Problem, Work
from tests.audit.checks import BY_ID, RULES
from tests.factories import graph, linked, observed, people, quantity, reference, said, vocabulary

CONCEPTS = vocabulary(children="", deposits="")


def faulty(*before: str) -> LinkedArticle:
    """Return an article with faults of many kinds, behind some innocent sentences."""
    numbers = [
        quantity("up to 40 %", maximum=40, population="children", outcome="deposits"),
        quantity("40–70 %", minimum=40, maximum=70, population="children", outcome="deposits"),
    ]
    ages = [quantity("34-year-old", Measure.AGE, value=34), quantity("43 years", Measure.AGE, value=43)]
    sentences = [
        *(observed(text) for text in before),
        said("It strikes up to 40 % of children.", "3", quantities=(numbers[0],)),
        said("In children 40–70 % are struck.", "1", quantities=(numbers[1],)),
        said("Nobody knows why, as shown [9–6].", "99"),
        said("It is said to be a rare disease of the skin in old people."),
        said("Again it is said to be a rare disease of the skin in old people."),
        observed("A 34-year-old man came.", quantities=(ages[0],)),
        observed("The man of 43 years came.", quantities=(ages[1],)),
        said("Recently a cause was found.", "2"),
    ]
    entries = [
        reference("1", "Mending of bones", authors=["Z Berg"], date="1999", doi="10.1000"),
        reference("2", "Mending of skin", authors=["A Berg"], date="1999"),
        reference("3", "Mending of skin", authors=["A Berg"], date="1999"),
        reference("5", "Nothing", date="2030"),
    ]
    work = Work(title="Own", date="2010", authors=people("A Berg"))
    return linked(
        sentences,
        entries,
        work=work,
        problems=[Problem("article.md", 3 + len(before), "bad-range", "it ends", raw="[9–6]")],
    )


def names(article: LinkedArticle) -> set[tuple[str, str]]:
    audited = audit.run(graph(article, concepts=CONCEPTS), list(BY_ID.values()))
    assert not audited.problems
    found = [(finding.id, finding.message) for finding in audited.findings]
    assert len({name for name, _ in found}) == len(found)
    return set(found)


def test_findings_keep_their_names_on_every_run_and_when_the_text_before_them_grows() -> None:
    first = names(faulty())
    assert first == names(faulty())
    assert first == names(faulty("We saw him.", "He was well."))
    assert {name[:3] for name, _ in first} >= {
        "S01",
        "S02",
        "S03",
        "S04",
        "S06",
        "S07",
        "C01",
        "N01",
        "N04",
        "N06",
        "M01",
        "M02",
        "R03",
        "D01",
        "D03",
        "D04",
        "U06",
    }


def test_the_order_of_checks_and_articles_does_not_matter() -> None:
    one, two = faulty(), linked([said("It is so.")], slug="other")
    rules = list(BY_ID.values())
    forth = audit.run(graph(one, two, concepts=CONCEPTS), rules)
    back = audit.run(graph(two, one, concepts=CONCEPTS), rules[::-1])
    assert forth == back
    assert len(RULES) > 20
