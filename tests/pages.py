"""A small article with one of everything that the page shows, and hostile text to be shown as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import store, triples
from kg.model import (
    Basis,
    BlockKind,
    ClaimKind,
    Finding,
    Judged,
    Judgement,
    LinkedArticle,
    Severity,
    Verdict,
    Vocabulary,
    Work,
)
from kg.names import BASE
from kg.triples.verdicts import of_verdicts
from tests.factories import linked, observed, people, quantity, reference, said, vocabulary

if TYPE_CHECKING:
    import pyoxigraph as ox

SLUG = "sleep-2020"
ARTICLE = f"{BASE}article/{SLUG}"
NASTY = (
    "<script>window.broken = 1</script>",
    "</script><img src=x onerror='window.broken = 2'>",
    "{{ 7 * 7 }} {% raw %}",
    "<!-- not a comment",
    "\"quoted\" 'and' `ticked` \\ back",
    "\u05e9\u05dc\u05d5\u05dd (right to left) \u0645\u0631\u062d\u0628\u0627",
    "\U0001f9ec\U0001f469\u200d\U0001f52c emoji",
    "long " + "word" * 1250,
    "\u2028line\u2029separators\x07bell",
)


def article() -> LinkedArticle:
    """Return an article of nine claims and five references, one of them never cited."""
    return linked(
        [
            said("Naps help", kind=ClaimKind.TREATMENT, section="", block=BlockKind.TITLE, id="naps-help"),
            said("Insomnia is trouble with sleep.", kind=ClaimKind.DEFINITION, section="introduction", id="insomnia"),
            said("It affects up to 30 % of adults.", "1", quantities=(quantity("up to 30 %"),), id="share"),
            said("It affects 10–20 % of adults.", "2", "3", quantities=(quantity("10–20 %"),), id="other-share"),
            said("Light in the evening delays sleep.", id="light", concepts=("light", "sleep")),
            said("Old people wake early.", "1", id="early", concepts=("sleep",)),
            said("Coffee delays sleep.", "4", "2", id="coffee", concepts=("sleep",)),
            said("Nobody knows why.", "1", id="why"),
            observed("Our patient slept after a nap.", section="case", id="patient"),
        ],
        [
            reference("1", "Sleep of adults", authors=("Ada Lovelace",), container="Sleep", date="2001-03", volume="4"),
            reference("2", "Waking", authors=("Ada Lovelace", "Max Born"), container="Sleep", date="2003", pages="1–9"),
            reference("3", "Counting sheep", authors=("Emmy Noether",), container="Rest", date="2012-05-02", doi="10.1/x"),
            reference("4", "Coffee at night", container="Rest", date="1999", url="https://example.org/coffee"),
            reference("5", "Never read", authors=("Max Born",)),
        ],
        work=Work(type="case-report", title="Naps help", authors=people("Lise Meitner"), date="2020-06", container="Naps"),
        slug=SLUG,
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    """Return findings of four checks; one is suppressed, one is about another article."""
    return (
        _finding(
            "N01",
            "error",
            "Conflicting numbers",
            "30 % here, 10–20 % there",
            "claim/share",
            "claim/other-share",
        ),
        _finding("C01", "warning", "Uncited claim", "No source for light", "claim/light"),
        _finding("C01", "warning", "Uncited claim", "No source for the title", "claim/naps-help"),
        _finding("S02", "warning", "Uncited reference", "Nobody cites 5", "reference/5"),
        _finding("D01", "info", "One source", "Only one for waking early", "claim/early", "reference/1"),
        _finding("D01", "info", "One source", "Set aside", "claim/why", suppressed="known"),
        _finding("D01", "info", "One source", "Elsewhere", "claim/elsewhere"),
    )


def graph(*, judged: bool = True) -> ox.Store:
    """Return the graph of :func:`article`, with a verdict on two of its links."""
    concepts: Vocabulary = vocabulary(light="", sleep="light")
    lines = [*triples.of_article(BASE, article()), *triples.of_vocabulary(BASE, concepts)]
    if judged:
        lines += of_verdicts(BASE, verdicts())
    return store.from_nquads(store.serialise(lines))


def verdicts() -> tuple[Judged, ...]:
    """Return one verdict on a link, and two that disagree on another."""
    said_by = (
        ("share", "1", Judgement.SUPPORTED, "R. One", "2021-01-01", "Thirty of a hundred."),
        ("coffee", "4", Judgement.OVERSTATED, "R. One", "2021-01-01", ""),
        ("coffee", "4", Judgement.SUPPORTED, "R. Two", "2021-02-01", ""),
    )
    return tuple(
        Judged(Verdict(claim, label, verdict, Basis.FULL_TEXT, who, when, quote), SLUG, claim, label)
        for claim, label, verdict, who, when, quote in said_by
    )


def nasty() -> ox.Store:
    """Return a graph in which every text that reaches the page is hostile."""
    sentences = [
        said(text, str(n), id=f"c-{n}", section=text[:30], concepts=("light",))
        for n, text in enumerate(NASTY, 1)
    ]
    entries = [
        reference(str(n), text, authors=(f"{text[:40]} X",), container=text, date="2001", doi=text[:50])
        for n, text in enumerate(NASTY, 1)
    ]
    whole = linked(
        sentences, entries, work=Work(type="article", title=NASTY[0], container=NASTY[1]), slug=SLUG
    )
    lines = [*triples.of_article(BASE, whole), *triples.of_vocabulary(BASE, vocabulary(light=""))]
    return store.from_nquads(store.serialise(lines))


def nasty_findings() -> tuple[Finding, ...]:
    """Return a finding for each hostile text."""
    return tuple(
        _finding(f"C{n:02}", "warning", text, text, f"claim/c-{n}") for n, text in enumerate(NASTY, 1)
    )


def corpus() -> ox.Store:
    """Return the graph of four articles: two share a work, one is hostile in every text, one is bare."""
    other = linked(
        [
            said("Sheep help to fall asleep.", "1", id="sheep"),
            said("Nobody has counted them all.", id="nobody"),
            observed("We counted to a hundred.", id="hundred"),
        ],
        [reference("1", "Counting sheep", authors=("Emmy Noether",), date="2012-05-02", doi="10.1/x")],
        work=Work(title="Sheep", date="2021"),
        slug="sheep-2021",
    )
    hostile = linked(
        [said(text, "1", id=f"c-{n}") for n, text in enumerate(NASTY, 1)],
        [reference("1", NASTY[1], authors=(f"{NASTY[0]} X",), doi="10.1/nasty")],
        work=Work(title=NASTY[0], date="2022"),
        slug="hostile-2022",
    )
    empty = linked(
        [], [reference("1", NASTY[1], doi="10.1/nasty")], work=Work(title="Empty"), slug="empty-2023"
    )
    lines = [line for each in (article(), other, hostile, empty) for line in triples.of_article(BASE, each)]
    return store.from_nquads(store.serialise(lines))


def many(claims: int, references: int) -> ox.Store:
    """Return the graph of one article with ``claims`` claims, each citing up to three of ``references``."""
    sentences = [
        said(
            f"Statement number {n} about a thing that happens {n % 97} % of the time.",
            *(str(1 + (n * step) % references) for step in (7, 13, 29)[: n % 4]),
            id=f"c-{n}",
            section=f"part {n * 12 // claims + 1}",
        )
        for n in range(claims)
    ]
    entries = [
        reference(str(n), f"Study {n} of things", date=str(1980 + n % 40), container=f"Journal {n % 17}")
        for n in range(1, references + 1)
    ]
    sentences = [
        said(item.text, *dict.fromkeys(item.cites), id=item.id, section=item.section) for item in sentences
    ]
    whole = linked(sentences, entries, work=Work(title="Many things", date="2021"), slug=SLUG)
    return store.from_nquads(store.serialise(triples.of_article(BASE, whole)))


def bare() -> ox.Store:
    """Return the graph of an article without claims, references or anything known of it but its title."""
    whole = linked([], work=Work(title="Nothing but a title"), slug=SLUG)
    return store.from_nquads(store.serialise(triples.of_article(BASE, whole)))


def _finding(
    check: str, severity: str, title: str, message: str, *focus: str, suppressed: str = ""
) -> Finding:
    return Finding(
        id=f"{check}-{'-'.join(focus).replace('/', '-')}",
        check=check,
        severity=Severity(severity),
        title=title,
        message=message,
        focus=tuple(f"{ARTICLE}/{part}" for part in focus),
        value="≤ 30 % / 10–20 %" if check == "N01" else "",
        why=f"Why {check} matters.",
        remedy=f"What to do about {check}.",
        suppressed=suppressed,
    )
