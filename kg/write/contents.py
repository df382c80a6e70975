"""The table of contents of a graph of many articles: one offline HTML file that leads to the page of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.query import select
from kg.write.templates import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kg.model import Audit

_ARTICLES = """SELECT ?article ?slug (MIN(?name) AS ?title) WHERE {
  ?article dcterms:identifier ?slug ; dcterms:source ?file .
  FILTER NOT EXISTS { ?article a biro:BibliographicReference }
  OPTIONAL { ?article dcterms:title ?named }
  BIND(COALESCE(?named, ?file) AS ?name)
} GROUP BY ?article ?slug ORDER BY ?slug"""

_CLAIMS = """SELECT ?article (COUNT(?claim) AS ?number) WHERE {
  ?claim a schema:Claim ; dcterms:isPartOf ?article } GROUP BY ?article"""

_UNCITED = """SELECT ?article (COUNT(?claim) AS ?number) WHERE {
  ?claim a schema:Claim ; dcterms:isPartOf ?article ; dcterms:type ?kind .
  FILTER(?kind != kind:case-observation) FILTER NOT EXISTS { ?claim kg:pointer ?pointer } } GROUP BY ?article"""

_REFERENCES = """SELECT ?article (COUNT(?reference) AS ?number) WHERE {
  ?reference a biro:BibliographicReference ; dcterms:isPartOf/dcterms:isPartOf ?article } GROUP BY ?article"""


class Entry(NamedTuple):
    """An article of the graph, with its counts."""

    iri: str
    slug: str
    title: str
    claims: int
    uncited: int
    references: int
    findings: int


def entries(store: ox.Store, audit: Audit) -> tuple[Entry, ...]:
    """Return the articles of a graph in the order of their names."""
    claims, uncited, references = (_counts(store, query) for query in (_CLAIMS, _UNCITED, _REFERENCES))
    findings = Counter(finding.article for finding in audit.open)
    return tuple(
        Entry(
            str(iri),
            str(slug),
            str(title),
            claims.get(str(iri), 0),
            uncited.get(str(iri), 0),
            references.get(str(iri), 0),
            findings[str(iri)],
        )
        for iri, slug, title in select(store, _ARTICLES).rows
    )


def render(articles: tuple[Entry, ...], pages: Mapping[str, str]) -> str:
    """Return the table of ``articles``; ``pages`` are the files of their pages by IRI, relative to this one."""
    return environment().get_template("contents.html.j2").render(articles=articles, pages=pages)


def _counts(store: ox.Store, query: str) -> dict[str, int]:
    return {str(article): int(str(number)) for article, number in select(store, query).rows}
