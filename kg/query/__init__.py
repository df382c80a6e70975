"""Questions: a ``.rq`` file, its parameters, and the engine that answers."""

from kg.query.engine import FORMATS, GRAPH_FORMATS, Iri, Table, Value, select, serialise, stream, yields_graph
from kg.query.protocol import GRAPH_MEDIA, ROW_MEDIA, Dataset, NotAcceptable, answer, written
from kg.query.question import Question, bind, parse
from kg.query.resolve import terms

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "GRAPH_MEDIA",
    "ROW_MEDIA",
    "Dataset",
    "Iri",
    "NotAcceptable",
    "Question",
    "Table",
    "Value",
    "answer",
    "bind",
    "parse",
    "select",
    "serialise",
    "stream",
    "terms",
    "written",
    "yields_graph",
]
