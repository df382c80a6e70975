"""The audit as one HTML file: offline, without script, to be read, printed and kept."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Severity
from kg.query import select
from kg.write.templates import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyoxigraph as ox

    from kg.model import Audit, Check, Finding

PAGE = "index.html"
"""Where the interactive page of a single article lies, relative to the report."""

WIDEST_MATRIX = 60
"""References up to which the evidence matrix can still be read."""

_ARTICLES = """SELECT ?article ?title ?file WHERE {
  ?article dcterms:identifier ?slug ; dcterms:source ?file .
  FILTER NOT EXISTS { ?article a biro:BibliographicReference }
  OPTIONAL { ?article dcterms:title ?title }
} ORDER BY ?article"""

_CLAIMS = """SELECT ?article ?iri ?id ?text ?kind (MIN(?heading) AS ?section) WHERE {
  ?iri a schema:Claim ; dcterms:isPartOf ?article ; dcterms:identifier ?id ; schema:text ?text ;
    schema:position ?position ; dcterms:type/skos:notation ?kind ; schema:appearance/dcterms:isPartOf ?paragraph .
  OPTIONAL { ?paragraph dcterms:isPartOf ?s . ?s a doco:Section ; dcterms:title ?heading }
} GROUP BY ?article ?iri ?id ?text ?kind ?position ORDER BY ?article ?position ?iri"""

_NUMBERS = """SELECT ?claim ?words WHERE {
  ?claim a schema:Claim ; kg:quantity ?quantity . ?quantity rdfs:label ?words ; oa:start ?start
} ORDER BY ?claim ?start ?words"""

_REFERENCES = """SELECT ?article ?iri ?number ?key ?name ?text WHERE {
  ?iri a biro:BibliographicReference ; dcterms:isPartOf/dcterms:isPartOf ?article ; schema:position ?number ;
    dcterms:identifier ?key ; rdfs:label ?name . OPTIONAL { ?iri c4o:hasContent ?text }
} ORDER BY ?article ?number ?iri"""

_LINKS = """SELECT DISTINCT ?claim ?reference WHERE {
  ?claim a schema:Claim ; kg:pointer/c4o:denotes ?reference . ?reference schema:position ?number
} ORDER BY ?claim ?number ?reference"""


class _Claim(NamedTuple):
    page: str
    iri: str
    id: str
    text: str
    kind: str
    section: str
    cited: tuple[str, ...]
    numbers: tuple[str, ...]


class _Reference(NamedTuple):
    page: str
    iri: str
    number: int
    key: str
    name: str
    claims: int
    alone: int


class _Article(NamedTuple):
    title: str
    claims: tuple[_Claim, ...]
    references: tuple[_Reference, ...]

    @property
    def sections(self) -> list[tuple[str, list[_Claim]]]:
        return [
            (name, list(claims)) for name, claims in groupby(self.claims, key=lambda claim: claim.section)
        ]


def render(
    audit: Audit, checks: Sequence[Check], store: ox.Store, pages: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return the report: what was looked at, the findings by severity, who cites what, references, claims.

    ``pages`` are the files of the articles' own pages by IRI, relative to the report; by default ``PAGE``.
    The same graph and checks give the same bytes.
    """
    articles = _articles(store, pages)
    references = {reference.iri: reference for article in articles for reference in article.references}
    claims = {claim.iri: claim for article in articles for claim in article.claims}
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            audit=audit,
            articles=articles,
            claims=claims,
            references=references,
            checks={check.id: check for check in checks},
            groups=[(severity, _of(audit.open, severity)) for severity in Severity],
            page=PAGE,
            widest=WIDEST_MATRIX,
        )
    )


def _of(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    return [finding for finding in findings if finding.severity is severity]


def _articles(store: ox.Store, pages: Mapping[str, str]) -> list[_Article]:
    cited: dict[str, list[str]] = {}
    for citing, reference in select(store, _LINKS).rows:
        cited.setdefault(str(citing), []).append(str(reference))
    numbers: dict[str, list[str]] = {}
    for stating, words in select(store, _NUMBERS).rows:
        numbers.setdefault(str(stating), []).append(str(words))
    claims: dict[str, list[_Claim]] = {}
    for article, iri, name, text, kind, section in select(store, _CLAIMS).rows:
        claim = _Claim(
            pages.get(str(article), PAGE),
            str(iri),
            str(name),
            str(text),
            str(kind),
            str(section or ""),
            tuple(cited.get(str(iri), ())),
            tuple(numbers.get(str(iri), ())),
        )
        claims.setdefault(str(article), []).append(claim)
    references = _references(store, cited, pages)
    return [
        _Article(str(title or file), tuple(claims.get(str(iri), ())), tuple(references.get(str(iri), ())))
        for iri, title, file in select(store, _ARTICLES).rows
    ]


def _references(
    store: ox.Store, cited: dict[str, list[str]], pages: Mapping[str, str]
) -> dict[str, list[_Reference]]:
    found: dict[str, list[_Reference]] = {}
    citing = Counter(iri for held in cited.values() for iri in held)
    alone = Counter(held[0] for held in cited.values() if len(held) == 1)
    for article, entry, number, key, name, _ in select(store, _REFERENCES).rows:
        iri = str(entry)
        reference = _Reference(
            pages.get(str(article), PAGE),
            iri,
            int(str(number)),
            str(key),
            str(name),
            citing[iri],
            alone[iri],
        )
        found.setdefault(str(article), []).append(reference)
    return found
