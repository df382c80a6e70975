"""What could not be read or linked, as triples, so that the graph itself says what it lacks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.model import Severity
from kg.triples.lines import integer, literal
from kg.vocabulary import DCTERMS, KG, OA, SCHEMA, SH

if TYPE_CHECKING:
    from kg.model import Article, LinkedArticle, Problem
    from kg.triples.iris import Names
    from kg.triples.lines import Graph

LONGEST_EXCERPT = 200
"""Code points of the words concerned that are kept."""

SEVERITIES = {Severity.ERROR: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}
_NEAR = 20
"""Sentences before the line of a problem that are looked at: a paragraph may stand on one line."""


def problems(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    """Add each problem as a validation result about the article, in order of file and line.

    The words concerned are kept, and the sentence that holds them is the offending value.
    """
    lines = [sentence.line for sentence in linked.article.sentences]
    for number, problem in enumerate(sorted(linked.problems), start=1):
        iri = names.of("problem", number)
        graph.type(iri, SH.ValidationResult)
        graph.link(iri, SH.focusNode, names.article)
        graph.add(iri, SCHEMA.position, integer(number))
        graph.link(iri, SH.resultSeverity, SEVERITIES[problem.severity])
        graph.add(iri, SH.resultMessage, literal(problem.message))
        graph.text(iri, KG.code, problem.code)
        graph.text(iri, DCTERMS.source, problem.place)
        graph.text(iri, OA.exact, problem.raw[:LONGEST_EXCERPT])
        if sentence := _sentence(linked.article, lines, problem):
            graph.link(iri, SH.value, names.of("sentence", sentence))


def _sentence(article: Article, lines: list[int], problem: Problem) -> str:
    """Return the id of the sentence a problem speaks of: the nearest that holds its words, at or before its line."""
    if not problem.raw or not problem.line or problem.source != article.source:
        return ""
    last = bisect_right(lines, problem.line)
    for sentence in reversed(article.sentences[max(0, last - _NEAR) : last]):
        if problem.raw in sentence.span.of(article.text):
            return sentence.id
    return ""
