"""What the fields of the front matter say of the article."""

from __future__ import annotations

from kg.model import Person, Work
from kg.read.frontmatter import read, work


def of(text: str) -> Work:
    fields, _ = read(text, 1, "a.md")
    return work.of(fields, str.strip)


def test_a_journal_makes_an_article() -> None:
    assert of("journal: Joints\n").type == "article"
    assert of("title: On gout\n") == Work(title="On gout")


def test_fields_of_the_journal_count_too() -> None:
    found = of("journal:\n  title: Joints\n  volume: 3\n  issue: 4\n  doi: 10.1000/Abc\n")
    assert (found.container, found.volume, found.issue, found.doi) == ("Joints", "3", "4", "10.1000/abc")


def test_a_date_that_is_none_is_kept_as_it_is() -> None:
    found = of("date: soon\nyear: 2020\n")
    assert (found.date, found.extra) == ("2020", ())
    assert of("date: soon\n").extra == (("date", "soon"),)


def test_every_other_field_is_kept_in_order_but_contact() -> None:
    text = "zebra: a\naffiliations:\n  - {index: 1, name: Here, email: a@b.org}\nphone: 1\nemail: x\nempty:\n"
    assert of(text).extra == (("zebra", "a"), ("affiliations", "1, Here"))


def test_editors_and_authors() -> None:
    found = of("authors: Jane Roe\neditor: [John Doe]\n")
    assert (found.authors, found.editors) == ((Person("Roe", "Jane"),), (Person("Doe", "John"),))


def test_keywords_in_all_shapes() -> None:
    for text in (
        "keywords: a, b c",
        "tags: [a, b c, a]",
        "keywords: a; b c.",
        "keyword:\n  - a\n  - b c",
        "tags: |\n a\n b c\n",
    ):
        assert work.keywords(read(text, 1, "a.md")[0]) == ("a", "b c")


def test_bibliographies() -> None:
    assert work.bibliographies(read("bibliography: a.bib", 1, "a.md")[0]) == ("a.bib",)
    assert work.bibliographies(read("bibliography: [a.bib, b.bib, a.bib]", 1, "a.md")[0]) == (
        "a.bib",
        "b.bib",
    )
    assert work.bibliographies({}) == ()
