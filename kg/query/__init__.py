"""Questions: a ``.rq`` file, its parameters, and the engine that answers."""

from kg.query.engine import FORMATS, GRAPH_FORMATS, Iri, Table, Value, select, serialise, yields_graph
from kg.query.question import Question, bind, parse
from kg.query.resolve import terms

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "Iri",
    "Question",
    "Table",
    "Value",
    "bind",
    "parse",
    "select",
    "serialise",
    "terms",
    "yields_graph",
]
