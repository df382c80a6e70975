"""An audit with the graph it was made over: what is needed to show it in any form."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.model import Severity
from kg.query import select
from kg.write import findings, report, sarif

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kg.model import Audit, Check, Problem

_PLACES = """SELECT ?it ?place WHERE {
  { ?it a schema:Claim ; schema:appearance/dcterms:source ?place }
  UNION { ?it a c4o:InTextReferencePointer ; dcterms:source ?place }
  UNION { ?it a doco:Sentence ; dcterms:source ?place }
  UNION { ?it a biro:BibliographicReference ; dcterms:isPartOf/dcterms:isPartOf/dcterms:source ?place }
  UNION { ?it a fabio:JournalArticle ; dcterms:identifier ?slug ; dcterms:source ?place }
}"""

FORMS = ("csv", "json", "md", "sarif", "html")


@dataclass(frozen=True, slots=True)
class Audited:
    """What the checks say, the problems of the sources, and the graph.

    ``handed`` are those of the problems that are not the articles' own: of verdicts, notices, checks and settings.
    """

    audit: Audit
    problems: tuple[Problem, ...]
    checks: tuple[Check, ...]
    graph: ox.Store
    handed: tuple[Problem, ...] = ()

    @property
    def misused(self) -> bool:
        """Say whether something that was handed over beside the articles could not be used."""
        return any(problem.severity is Severity.ERROR for problem in self.handed)

    def render(self, form: str, pages: Mapping[str, str] = MappingProxyType({})) -> str:
        """Return the audit in one of ``FORMS``; ``pages`` are the articles' own pages by IRI, for links in HTML."""
        if form == "sarif":
            return sarif.render(self.audit, self.checks, _places(self.graph))
        if form == "html":
            return report.render(self.audit, self.checks, self.graph, pages)
        writers = {"csv": findings.to_csv, "json": findings.to_json, "md": findings.to_markdown}
        return writers[form](self.audit)


def _places(graph: ox.Store) -> dict[str, tuple[str, int]]:
    """Return file and line (0 for the whole file) of what findings are about, by IRI."""
    places = {}
    for it, place in select(graph, _PLACES).rows:
        source, _, line = str(place).rpartition(":")
        places[str(it)] = (source, int(line)) if source and line.isdigit() else (str(place), 0)
    return places
