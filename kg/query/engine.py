"""Asking the store: what is refused, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, TypeAlias, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.syntax import PADDING, explain
from kg.vocabulary import PREFIXES, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LITERALS_AND_COMMENTS = re.compile(
    r"\\."  # an escaped quote in a name opens no literal
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:@.\-])SERVICE(?![\w:\-])", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w?$:@.\-])FROM(?![\w:\-])", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*)*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)(?![\w:\-])",
    re.IGNORECASE,
)

FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class Iri(str):
    """An IRI in a row, told apart from text."""

    __slots__ = ()


Terms: TypeAlias = (
    "tuple[list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph], list[ox.NamedNode | ox.BlankNode]]"
)

Value: TypeAlias = "Iri | str | int | Decimal | bool | None"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; of an ASK, one row with one truth value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def _repr_html_(self) -> str:
        """Show the rows as an HTML table in a notebook."""
        head = "".join(f"<th scope='col'>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row)
            + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def select(store: ox.Store, sparql: str, *, place: str = "") -> Table:
    """Answer a SELECT or ASK over all graphs together.

    Raises :class:`QueryError`: syntax (with its line), ``SERVICE``, or a query that yields a graph.
    """
    answer = ask(store, sparql, place=place)
    if isinstance(answer, ox.QueryTriples):
        message = "this question yields a graph, not rows"
        raise QueryError(message, place=place, remedy="Ask for it as 'turtle' or 'nt'.")
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(map(_value, solution)) for solution in answer))


def stream(store: ox.Store, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT over all graphs together as text, each as it comes; what is unbound is empty.

    For answers too large to be held. Raises :class:`QueryError` as :func:`ask` does.
    """
    for solution in cast("ox.QuerySolutions", ask(store, sparql)):
        yield tuple("" if term is None else term.value for term in solution)


def serialise(store: ox.Store, sparql: str, form: str, *, place: str = "") -> bytes:
    """Answer in a standard format: csv, tsv, json, xml for rows; nt, turtle, jsonld for a graph.

    Raises :class:`QueryError` when the answer cannot be written so.
    """
    answer = ask(store, sparql, place=place)
    if isinstance(answer, ox.QueryTriples):
        if form not in GRAPH_FORMATS:
            message = f"this question yields a graph, which {form} cannot hold"
            raise QueryError(message, place=place, remedy=f"Use one of: {', '.join(GRAPH_FORMATS)}.")
        triples = sorted(answer, key=str)
        return ox.serialize(triples, format=GRAPH_FORMATS[form], prefixes=PREFIXES) or b""
    if form not in FORMATS:
        message = f"this question yields rows, which {form} cannot hold"
        raise QueryError(message, place=place, remedy=f"Use one of: {', '.join(FORMATS)}.")
    return answer.serialize(format=FORMATS[form]) or b""


def yields_graph(sparql: str) -> bool:
    """Say whether a query is a CONSTRUCT or DESCRIBE, by its first keyword after the prologue."""
    bare = _LITERALS_AND_COMMENTS.sub(" ", sparql)
    found = re.search(r"(?<![\w?$:])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:])", bare, re.IGNORECASE)
    return bool(found and found[1].upper() in {"CONSTRUCT", "DESCRIBE"})


def ask(
    store: ox.Store,
    sparql: str,
    *,
    place: str = "",
    dataset: Terms | None = None,
    base: str | None = None,
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Ask over the default and the named graphs of ``dataset``; without one, over those of FROM, or else all together.

    ``base`` is what relative IRIs are resolved against. Raises :class:`QueryError`: syntax (with its line), ``SERVICE``, or an
    update.
    """
    bare = _LITERALS_AND_COMMENTS.sub(" ", sparql)
    if _SERVICE.search(bare):
        message = "SERVICE is refused: a question never leaves this machine"
        raise QueryError(message, place=place, remedy="Ask that endpoint by itself and join the answers.")
    default, named = dataset or (None, None)
    try:
        return store.query(
            sparql + PADDING,
            # The engine would let the union stand above FROM.
            use_default_graph_as_union=dataset is None and not _FROM.search(bare),
            default_graph=default,
            named_graphs=named,
            base_iri=base,
            prefixes=PREFIXES,
        )
    except SyntaxError as error:
        if found := _UPDATE.match(bare):
            message = f"{found[1].upper()} is refused: a question changes nothing"
            raise QueryError(message, place=place, remedy="'kg build' makes the graph.") from error
        raise _syntax_error(sparql, str(error), place) from error


def _syntax_error(sparql: str, message: str, place: str) -> QueryError:
    line, fault = explain(sparql, message)
    where = f"{place}:{line}" if place and line else place
    told = "" if place or not line else f" in line {line}"
    return QueryError(f"the question is no valid SPARQL{told}: {fault}", place=where)


_CONVERSIONS: dict[str, Callable[[str], Value]] = {
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.boolean: lambda text: text in {"true", "1"},
}


def _value(term: object) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return _CONVERSIONS.get(term.datatype.value, str)(term.value)
    return str(term)
