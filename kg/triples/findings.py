"""What the audit found, as triples in a graph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.triples.lines import Graph, literal
from kg.triples.problems import SEVERITIES
from kg.vocabulary import DCTERMS, KG, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Finding


def of_findings(base: str, findings: Iterable[Finding]) -> list[str]:
    """Return the N-Quads lines of the findings that nobody suppressed, unsorted."""
    graph = Graph(f"{base}graph/findings")
    for finding in findings:
        iri = f"{base}finding/{finding.id}"
        graph.type(iri, SH.ValidationResult)
        graph.text(iri, DCTERMS.identifier, finding.id)
        graph.text(iri, KG.code, finding.check)
        graph.text(iri, RDFS.label, finding.title)
        graph.link(iri, SH.resultSeverity, SEVERITIES[finding.severity])
        graph.add(iri, SH.resultMessage, literal(finding.message))
        for focus in finding.focus:
            graph.link(iri, SH.focusNode, focus)
    return graph.lines
