"""The built graph against the shapes of the model (``kg/shapes.ttl``), explained in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.model import Severity
from kg.store import to_triples
from kg.vocabulary import DCTERMS, RDFS, SH

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

REMEDY = "Build the graph again with 'kg build'; do not edit it by hand."
"""What to do where a shape gives no advice of its own."""

_SHACL = SH.IRI
_SEVERITIES = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
_ORDER = tuple(Severity)
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Nonconformity:
    """Something in the graph that the model does not allow.

    ``where`` names the thing for a person, ``focus`` is its IRI; ``value`` is the value at fault, or empty.
    """

    severity: Severity
    where: str
    message: str
    remedy: str
    focus: str
    value: str = ""

    def __str__(self) -> str:
        value = f": {self.value}" if self.value else ""
        return f"{self.severity}: {self.where}: {self.message}{value}. {self.remedy} <{self.focus}>"


def shapes() -> str:
    """Return the shapes as Turtle."""
    return files("kg").joinpath("shapes.ttl").read_text("utf-8")


def validate(nquads: bytes) -> tuple[Nonconformity, ...]:
    """Return what does not conform in all graphs of ``nquads`` together: errors first, then by IRI and message."""
    import pyshacl
    from rdflib import Graph

    model = Graph().parse(data=shapes(), format="turtle")
    # pyshacl would look at each named graph by itself, and a verdict stands in another graph than its citation.
    graph = Graph().parse(data=to_triples(nquads), format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=model, inplace=True)
    faults = {
        _explained(result, report, model, graph) for result in report.subjects(None, _iri("ValidationResult"))
    }
    return tuple(
        sorted(
            faults, key=lambda fault: (_ORDER.index(fault.severity), fault.focus, fault.message, fault.value)
        )
    )


def _explained(result: Node, report: Graph, model: Graph, graph: Graph) -> Nonconformity:
    focus = report.value(result, _iri("focusNode"))
    shape = report.value(result, _iri("sourceShape"))
    value = report.value(result, _iri("value"))
    remedy = model.value(shape, _iri("description"))
    return Nonconformity(
        severity=_SEVERITIES[str(report.value(result, _iri("resultSeverity")))],
        where=_place(focus, graph),
        message=str(report.value(result, _iri("resultMessage"))),
        remedy=str(remedy or REMEDY),
        focus=str(focus),
        value=str(value)[:_SHOWN] if value not in {None, focus} else "",
    )


def _place(focus: Node | None, graph: Graph) -> str:
    """Name a thing by the end of its IRI and what it is called: ``claim juvenile-incidence``."""
    from rdflib import URIRef

    *_, kind, name = ["", *unquote(str(focus)).rstrip("/").split("/")]
    called = graph.value(focus, URIRef(RDFS.label)) or graph.value(focus, URIRef(DCTERMS.title))
    label = f" ({str(called)[:_SHOWN]})" if called else ""
    return f"{kind} {name}{label}"


def _iri(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(_SHACL + name)
