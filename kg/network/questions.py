"""What the network asks the store: one question for each sort of node or link.

Each can be narrowed to articles by binding ``?article``, and answers in an order of its own.
An article and all that belongs to it stand in one named graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.query import bind, parse, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox

    from kg.query import Value

_WITHIN = """
  VALUES ?article { UNDEF }
  GRAPH ?graph {
    ?article dcterms:source ?source ; dcterms:identifier ?slug .
    %s
  }"""

_QUESTIONS: Final = {
    "articles": ("?article ?slug ?style", "OPTIONAL { ?article rdfs:comment ?style }", "?article"),
    "sections": (
        "?article ?section ?identifier ?title ?position ?whole",
        """?section a doco:Section ; dcterms:identifier ?identifier ; schema:position ?position ;
             dcterms:isPartOf ?whole .
           OPTIONAL { ?section dcterms:title ?title }""",
        "?article ?position ?section",
    ),
    "claims": (
        "?article ?claim ?identifier ?text ?kind ?whole ?block ?start",
        """?claim a schema:Claim ; dcterms:identifier ?identifier ; schema:text ?text ; dcterms:type ?kind .
           OPTIONAL { ?claim schema:position ?position }
           OPTIONAL {
             ?claim schema:appearance ?sentence .
             ?sentence dcterms:isPartOf ?paragraph .
             ?paragraph a ?block ; dcterms:isPartOf ?whole .
             ?sentence oa:hasSelector/oa:start ?start .
           }""",
        "?article ?start ?position ?claim",
    ),
    "quantities": (
        "?claim ?text",
        """?claim a schema:Claim ; kg:quantity ?quantity .
           ?quantity rdfs:label ?text ; oa:start ?start .""",
        "?claim ?start ?quantity",
    ),
    "references": (
        "?article ?reference ?identifier ?label ?short ?position ?text ?work",
        """?reference a biro:BibliographicReference ; dcterms:identifier ?identifier ; skos:notation ?label ;
             rdfs:label ?short ; schema:position ?position ; biro:references ?work .
           OPTIONAL { ?reference c4o:hasContent ?text }""",
        "?article ?position ?reference",
    ),
    "citations": (
        "?claim ?reference ?citation",
        """?citation a cito:Citation ; cito:hasCitingEntity ?claim ; kg:pointer/c4o:denotes ?reference .""",
        "?claim ?reference ?citation",
    ),
    "verdicts": (
        "?citation ?annotation ?judgement ?basis ?date ?reviewer ?quote ?note",
        """?citation a cito:Citation .
           GRAPH ?judged {
             ?annotation oa:motivatedBy oa:assessing ; oa:hasTarget ?citation ; oa:hasBody ?judgement ; kg:basis ?basis .
             FILTER(STRSTARTS(STR(?judgement), STR(verdict:)))
             OPTIONAL { ?annotation prov:generatedAtTime ?date }
             OPTIONAL { ?annotation prov:wasAttributedTo/foaf:name ?reviewer }
             OPTIONAL { ?annotation oa:hasBody/oa:hasSelector/oa:exact ?quote }
             OPTIONAL { ?annotation oa:hasBody/rdf:value ?note }
           }""",
        "?citation ?date ?annotation",
    ),
    "mentions": ("?claim ?concept", "?claim a schema:Claim ; dcterms:subject ?concept .", "?claim ?concept"),
    "facts": (
        "?work ?property ?value",
        """{ ?work dcterms:source ?source ; dcterms:identifier ?slug } UNION { ?reference biro:references ?work }
           VALUES ?property { dcterms:title prism:publicationDate prism:pageRange prism:doi fabio:hasPubMedId
                              fabio:hasURL dcterms:publisher }
           ?work ?property ?value .""",
        "?work ?property ?value",
    ),
    "containers": (
        "?work ?part ?kind ?number ?title",
        """{ ?work dcterms:source ?source ; dcterms:identifier ?slug } UNION { ?reference biro:references ?work }
           ?work frbr:partOf+ ?part . ?part a ?kind .
           OPTIONAL { ?part fabio:hasSequenceIdentifier ?number }
           OPTIONAL { ?part dcterms:title ?title }""",
        "?work ?part ?kind",
    ),
    "writers": (
        "?work ?position ?person ?name",
        """{ ?work dcterms:source ?source ; dcterms:identifier ?slug } UNION { ?reference biro:references ?work }
           ?work pro:isDocumentContextFor ?tenure .
           ?tenure pro:withRole pro:author ; schema:position ?position ; pro:isHeldBy ?person ; foaf:name ?name .
        """,
        "?work ?position ?person ?name",
    ),
}

_CONCEPTS: Final = """
SELECT ?concept (MIN(STR(?name)) AS ?label) WHERE {
  { SELECT DISTINCT ?concept WHERE { ?claim a schema:Claim ; dcterms:subject ?concept } }
  ?concept skos:prefLabel ?name
} GROUP BY ?concept ORDER BY ?concept"""

_BROADER: Final = (
    "SELECT DISTINCT ?narrow ?broad WHERE { ?narrow skos:broader ?broad } ORDER BY ?narrow ?broad"
)


def ask(store: ox.Store, name: str, articles: Sequence[str] = ()) -> Iterator[dict[str, Value]]:
    """Answer the question ``name``, about ``articles`` (IRIs) or, when there are none, about all."""
    columns, pattern, order = _QUESTIONS[name]
    shown = " ".join(dict.fromkeys(f"{columns} {order}".split()))
    text = f"SELECT DISTINCT {shown} WHERE {{{_WITHIN % pattern}\n}} ORDER BY {order}"
    question = parse(name, text)
    terms = {"article": [f"<{article}>" for article in articles]} if articles else {}
    yield from select(store, bind(question, terms), place=name).records()


def concept_labels(store: ox.Store) -> dict[str, str]:
    """Return the concepts that claims mention with their labels, sorted by IRI."""
    return {str(iri): str(label) for iri, label in select(store, _CONCEPTS).rows}


def broader(store: ox.Store) -> list[tuple[str, str]]:
    """Return each narrower concept with its broader one, sorted."""
    return [(str(narrow), str(broad)) for narrow, broad in select(store, _BROADER).rows]
