"""What was inspected and what could not be: no check passes on what it never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.model import Coverage, NotChecked, Pair
from kg.query import select

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pyoxigraph as ox

    from kg.model import Check

POPULATIONS = {
    "articles": "?it dcterms:source ?file ; dcterms:identifier ?slug . FILTER NOT EXISTS { ?it a biro:BibliographicReference }",
    "claims": "?it a schema:Claim .",
    "general claims": "?it a schema:Claim ; dcterms:type ?kind . FILTER(?kind != kind:case-observation)",
    "sourced claims": "?it a schema:Claim ; cito:citesAsEvidence ?work .",
    "pointers": "?it a c4o:InTextReferencePointer .",
    "references": "?it a biro:BibliographicReference .",
    "shares and ratios": (
        "?it dcterms:type ?measure . VALUES ?measure { measure:percentage measure:proportion measure:ratio } "
        "?claim kg:quantity ?it ; dcterms:type ?kind . FILTER(?kind != kind:case-observation)"
    ),
    "quantities": "?it a schema:QuantitativeValue .",
    "cited references": "?marker c4o:denotes ?it .",
    "sourced numbers": (
        "?claim kg:quantity ?it ; cito:citesAsEvidence ?work ; dcterms:type ?kind . FILTER(?kind != kind:case-observation) "
        "?it dcterms:type ?measure . VALUES ?measure { measure:percentage measure:proportion measure:ratio measure:age "
        "measure:duration measure:dose measure:amount }"
    ),
    "pairs of claim and reference": "?it a cito:Citation .",
    "verdicts": "?it a oa:Annotation ; oa:motivatedBy oa:assessing .",
}
"""What a check can inspect, in the plural, as a pattern for ``?it``."""

NEEDS = {
    "population and outcome": (
        "?it kg:population ?of ; kg:outcome ?what .",
        "no population and outcome was recognised",
    ),
    "outcome and reference": (
        "?it kg:outcome ?what . ?claim kg:quantity ?it ; cito:citesAsEvidence ?work .",
        "no outcome was recognised, or no reference is given",
    ),
    "place for a reference": (
        (
            "MINUS { ?it schema:appearance/dcterms:isPartOf/dcterms:isPartOf ?abstract . ?abstract a doco:Abstract . "
            "MINUS { ?abstract a doco:Abstract . ?any c4o:hasContext/dcterms:isPartOf/dcterms:isPartOf ?abstract } }"
        ),
        "it stands in an abstract that cites nothing",
    ),
    "authors of both": (
        "?it dcterms:isPartOf/dcterms:isPartOf/dcterms:creator ?author ; biro:references/dcterms:creator ?cited .",
        "the authors of the article or of the entry are not known",
    ),
    "years of both": (
        "?it dcterms:isPartOf/dcterms:isPartOf/fabio:hasPublicationYear ?at ; biro:references/fabio:hasPublicationYear ?of .",
        "the year of the article or of the entry is not known",
    ),
    "year": ("?it fabio:hasPublicationYear ?appeared .", "the year of the article is not known"),
    "parts of the entry": (
        "?it biro:references/(dcterms:title|dcterms:creator) ?known .",
        "the entry could not be taken apart into its fields",
    ),
    "sentence": (
        "?it oa:hasTarget/oa:hasSelector ?passage .",
        "the judged sentence was not written down (column “sentence”)",
    ),
    "two verdicts": (
        "{ SELECT ?it WHERE { ?one oa:hasTarget ?it } GROUP BY ?it HAVING(COUNT(DISTINCT ?one) > 1) }",
        "fewer than two verdicts were given",
    ),
    "printed and described": ("?it kg:printed ?form .", "the entry stands in one list only"),
    "another article": (
        "{ SELECT (COUNT(DISTINCT ?list) AS ?lists) WHERE { ?list a biro:ReferenceList } } FILTER(?lists > 1)",
        "the graph holds one article with references only",
    ),
    "several articles": (
        "?it biro:references ?work . FILTER EXISTS { ?else biro:references ?work . FILTER(?else != ?it) }",
        "no other article of the graph cites the work",
    ),
    "both articles": (
        "{ SELECT DISTINCT ?doi WHERE { ?article dcterms:source ?path ; prism:doi ?doi } } ?it cito:hasCitedEntity/prism:doi ?doi .",
        "the cited work is not among the articles of the graph",
    ),
    "identifier": (
        "?it biro:references/(prism:doi|fabio:hasPubMedId) ?known .",
        "the entry has no identifier",
    ),
}
"""What a check may need to know of a thing, as a pattern, and what to say where it is unknown."""


class Counts:
    """Counts the populations of one graph, each once."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._counts: dict[tuple[str, ...], int] = {}

    def coverage(self, check: Check, lacking: Sequence[NotChecked] = ()) -> Coverage:
        """Return what a check looked at; ``lacking`` is what it could not judge beyond what it ``needs``.

        Raises :class:`SettingsError` for a population or a need that is not known here.
        """
        if not check.inspects:
            return Coverage(check.id, "", 0, 0, skipped="the check does not say what it inspects")
        reasons = []
        left = self._count(check, 0)
        for number, need in enumerate(check.needs, start=1):
            known = self._count(check, number)
            if left > known:
                reasons.append(NotChecked(NEEDS[need][1], left - known))
            left = known
        left -= sum(item.count for item in lacking)
        return Coverage(check.id, check.inspects, left, 0, (*reasons, *lacking))

    def _count(self, check: Check, needs: int) -> int:
        key = (check.inspects, *check.needs[:needs])
        if key not in self._counts:
            _known(check, check.inspects, POPULATIONS)
            for need in key[1:]:
                _known(check, need, NEEDS)
            wanted = " ".join(NEEDS[need][0] for need in key[1:])
            sparql = f"SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE {{ {POPULATIONS[check.inspects]} {wanted} }}"
            ((number,),) = select(self._store, sparql).rows
            self._counts[key] = int(str(number))
        return self._counts[key]


def _known(check: Check, name: str, table: Collection[str]) -> None:
    if name not in table:
        message = f"the check {check.id} speaks of {name!r}, which is not known"
        raise SettingsError(message, place=check.place, remedy=f"Use one of: {', '.join(table)}.")


_PAIRS = """
SELECT ?citation ?claim ?reference (BOUND(?t) AS ?title) (BOUND(?a) AS ?abstract) ?work ?verdict WHERE {
  GRAPH ?graph {
    ?citation a cito:Citation ; cito:hasCitingEntity ?claim ; cito:hasCitedEntity ?work ; kg:pointer ?pointer .
    ?pointer c4o:denotes ?reference . ?reference biro:references ?work .
    OPTIONAL { ?work dcterms:title ?t }
    OPTIONAL { ?work dcterms:abstract ?a }
  }
  OPTIONAL { ?annotation oa:hasTarget ?citation ; oa:hasBody ?verdict . ?verdict a skos:Concept . }
} ORDER BY ?claim ?reference ?verdict"""


def pairs(store: ox.Store, texts: frozenset[str] = frozenset()) -> tuple[Pair, ...]:
    """Return every pair of claim and reference with what is at hand; ``texts`` are the works whose text is."""
    found: dict[str, Pair] = {}
    for row in select(store, _PAIRS).records():
        citation = str(row["citation"])
        earlier = found.get(citation)
        verdicts = set(earlier.verdicts) if earlier else set()
        if row["verdict"]:
            verdicts.add(str(row["verdict"]).rsplit("/", 1)[-1])
        known = (str(row["work"]) in texts, row["abstract"], row["title"])
        at_hand = next((name for name, there in zip(_LEVELS, known, strict=True) if there), "nothing")
        found[citation] = Pair(
            str(row["claim"]), str(row["reference"]), citation, at_hand, tuple(sorted(verdicts))
        )
    return tuple(found.values())


_LEVELS = ("full text", "abstract", "title")
