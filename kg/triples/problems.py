"""What could not be read or linked, as triples, so that the graph itself says what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Severity
from kg.triples.lines import literal
from kg.vocabulary import DCTERMS, KG, SH

if TYPE_CHECKING:
    from kg.model import LinkedArticle
    from kg.triples.iris import Names
    from kg.triples.lines import Graph

SEVERITIES = {Severity.ERROR: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}


def problems(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    """Add each problem as a validation result about the article, in order of file and line."""
    for number, problem in enumerate(sorted(linked.problems), start=1):
        iri = names.of("problem", number)
        graph.type(iri, SH.ValidationResult)
        graph.link(iri, SH.focusNode, names.article)
        graph.link(iri, SH.resultSeverity, SEVERITIES[problem.severity])
        graph.add(iri, SH.resultMessage, literal(problem.message))
        graph.text(iri, KG.code, problem.code)
        graph.text(
            iri, DCTERMS.source, f"{problem.source}:{problem.line}" if problem.line else problem.source
        )
