"""Reviewers' verdicts on the claims of a corpus: only the articles that are judged are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import judge, triples
from kg.model import Problem, Severity
from kg.triples.iris import Names
from kg.workspace import reading
from kg.workspace.build import renamed, written_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import LinkedArticle, Verdict
    from kg.workspace.corpus.records import Context, Outcome
    from kg.workspace.sources import Sources


def of_corpus(
    sources: Sources, context: Context, outcomes: Sequence[Outcome]
) -> tuple[dict[str, list[str]], tuple[Problem, ...]]:
    """Return the lines of all verdicts by named graph, and what could not be used of the table.

    In a corpus a verdict names its claim as ``article/claim``.
    """
    written, faulty = written_verdicts(sources)
    nameless = tuple(_nameless(verdict) for verdict in written if "/" not in verdict.claim)
    named = [verdict for verdict in written if "/" in verdict.claim]
    articles = _read(sources, context, outcomes, {verdict.claim.rpartition("/")[0] for verdict in named})
    judged, homeless = judge.attach(named, articles)
    graphs: dict[str, list[str]] = {}
    for item in judged:
        graph = triples.verdicts_graph(Names(context.base, item.slug))
        graphs.setdefault(graph, []).extend(triples.of_verdicts(context.base, (item,)))
    return graphs, (*faulty, *nameless, *homeless)


def _read(
    sources: Sources, context: Context, outcomes: Iterable[Outcome], slugs: set[str]
) -> list[LinkedArticle]:
    reader = reading.reader(sources)
    return [
        _named(reader.article(outcome.task.path)[0], outcome.task.number)
        for outcome in outcomes
        if outcome.graph.removeprefix(Names(context.base, "").graph) in slugs
    ]


def _named(linked: LinkedArticle, number: int) -> LinkedArticle:
    return renamed(linked, number) if number > 1 else linked


def _nameless(verdict: Verdict) -> Problem:
    message = f"in a corpus a verdict names its claim with the article, as article/{verdict.claim}"
    return Problem(
        verdict.source, verdict.line, "verdict-without-article", message, Severity.WARNING, verdict.claim
    )
