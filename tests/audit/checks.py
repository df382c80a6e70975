"""The shipped checks, run one at a time; a check that is a query is also asked of a second engine."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
import rdflib.query

from kg import audit, store
from kg.query import select
from kg.vocabulary import PREFIXES
from tests.factories import graph, nquads

if TYPE_CHECKING:
    from kg.model import Coverage, Finding, LinkedArticle, Vocabulary

FOLDER = Path(__file__).parents[2] / "queries" / "audit"
RULES, PROBLEMS = audit.read_queries(
    (path.name, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq"))
)
BY_ID = {rule.check.id: rule for rule in (*RULES, *audit.RULES)}


def findings(check: str, *articles: LinkedArticle, concepts: Vocabulary | None = None) -> list[Finding]:
    """Return what one check finds in the graph of some articles."""
    data = nquads(*articles, concepts=concepts)
    rule = BY_ID[check]
    if rule.check.query:
        assert_same_on_both_engines(data, rule.check.query)
    found = audit.run(store.from_nquads(data), [rule])
    assert not found.problems, found.problems
    return list(found.findings)


def coverage(check: str, *articles: LinkedArticle, concepts: Vocabulary | None = None) -> Coverage:
    """Return what one check says of what it looked at."""
    (covered,) = audit.run(graph(*articles, concepts=concepts), [BY_ID[check]]).coverage
    return covered


def assert_same_on_both_engines(data: bytes, query: str) -> None:
    """Hold that rdflib answers as Oxigraph does, up to the order of rows."""
    ours = Counter(tuple(map(str, row)) for row in select(store.from_nquads(data), query).rows)
    assert ours == Counter(_rdflib_rows(data, query))


def _rdflib_rows(data: bytes, query: str) -> list[tuple[str, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib calls its own deprecated properties
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=data, format="nquads")
        rows = [
            row for row in dataset.query(query, initNs=PREFIXES) if isinstance(row, rdflib.query.ResultRow)
        ]
    return [tuple(str(_plain(cell)) for cell in row) for row in rows]


def _plain(cell: rdflib.term.Node) -> object:
    return cell.toPython() if isinstance(cell, rdflib.Literal) else cell
