"""What the network asks the store: one question for each sort of node or link.

Each can be narrowed to articles by binding ``?article``, and answers in an order of its own. What always stands there may be
asked for as OPTIONAL all the same: the engine looks that up row by row, where it would join everything that has a type, say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.query import bind, parse, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox

    from kg.query import Value

_CLAIM = "?claim a schema:Claim ; dcterms:isPartOf ?article ."
_REFERENCE = "?list a biro:ReferenceList ; dcterms:isPartOf ?article . ?reference dcterms:isPartOf ?list ."
_COUNTED = """?reference biro:references ?own . OPTIONAL { ?reference kg:countedAs ?merged }
           BIND(COALESCE(?merged, ?own) AS ?work)"""


def _of_works(pattern: str) -> str:
    """Return a pattern for what each article's own graph says of the article, and of the works it lists, as ``?own``.

    Works are described in the graph of every article that lists them: joined over all graphs together, each part of a description
    would be met once for every combination of graphs.
    """
    return f"""GRAPH ?graph {{
             {{ ?article dcterms:source ?source . BIND(?article AS ?listed) BIND(?article AS ?own) }}
             UNION {{ {_REFERENCE} ?reference biro:references ?own . BIND(?reference AS ?listed) }}
             {pattern}
           }}
           OPTIONAL {{ ?listed kg:countedAs ?merged }}
           BIND(COALESCE(?merged, ?own) AS ?work)"""


_QUESTIONS: Final = {
    "articles": (
        "?article ?slug ?style",
        """?article dcterms:source ?source ; dcterms:identifier ?slug .
           OPTIONAL { ?article rdfs:comment ?style }""",
        "?article",
    ),
    "sections": (
        "?article ?section ?identifier ?title ?position ?whole",
        """?section a doco:Section ; dcterms:identifier ?identifier ; schema:position ?position ;
             dcterms:isPartOf ?whole ; dcterms:isPartOf+ ?article .
           ?article dcterms:source ?source .
           OPTIONAL { ?section dcterms:title ?title }""",
        "?article ?position ?section",
    ),
    "claims": (
        "?article ?claim ?identifier ?text ?kind ?whole ?block ?start",
        f"""{_CLAIM}
           ?claim dcterms:identifier ?identifier ; schema:text ?text ; dcterms:type ?kind .
           OPTIONAL {{ ?claim schema:position ?position }}
           OPTIONAL {{
             ?claim schema:appearance ?sentence
             OPTIONAL {{
               ?sentence dcterms:isPartOf ?paragraph . ?paragraph dcterms:isPartOf ?whole
               OPTIONAL {{ ?paragraph a ?block }}
             }}
             OPTIONAL {{ ?sentence oa:hasSelector/oa:start ?start }}
           }}""",
        "?article ?start ?position ?claim",
    ),
    "quantities": (
        "?claim ?text",
        f"{_CLAIM} ?claim kg:quantity ?quantity . ?quantity rdfs:label ?text ; oa:start ?start .",
        "?claim ?start ?quantity",
    ),
    "references": (
        "?article ?reference ?identifier ?label ?short ?position ?text ?work",
        f"""{_REFERENCE}
           ?reference dcterms:identifier ?identifier ; skos:notation ?label ; rdfs:label ?short ;
             schema:position ?position .
           {_COUNTED}
           OPTIONAL {{ ?reference c4o:hasContent ?text }}""",
        "?article ?position ?reference",
    ),
    "citations": (
        "?claim ?reference ?citation",
        f"""{_CLAIM}
           ?citation cito:hasCitingEntity ?claim ; a cito:Citation ; kg:pointer ?pointer .
           ?pointer c4o:denotes ?reference .""",
        "?claim ?reference ?citation",
    ),
    "verdicts": (
        "?citation ?annotation ?judgement ?basis ?date ?reviewer ?quote ?note",
        f"""{_CLAIM}
           ?citation cito:hasCitingEntity ?claim .
           ?annotation oa:hasTarget ?citation ; oa:motivatedBy oa:assessing ; oa:hasBody ?judgement ; kg:basis ?basis .
           FILTER(STRSTARTS(STR(?judgement), STR(verdict:)))
           OPTIONAL {{ ?annotation prov:generatedAtTime ?date }}
           OPTIONAL {{ ?annotation prov:wasAttributedTo ?person . ?person foaf:name ?reviewer }}
           OPTIONAL {{ ?annotation oa:hasBody ?passage . ?passage oa:hasSelector ?words . ?words oa:exact ?quote }}
           OPTIONAL {{ ?annotation oa:hasBody ?remark . ?remark rdf:value ?note }}""",
        "?citation ?date ?annotation",
    ),
    "mentions": ("?claim ?concept", f"{_CLAIM} ?claim dcterms:subject ?concept .", "?claim ?concept"),
    "facts": (
        "?work ?property ?value",
        _of_works(
            """VALUES ?property { dcterms:title prism:publicationDate prism:pageRange prism:doi fabio:hasPubMedId
                                  fabio:hasURL dcterms:publisher }
             ?own ?property ?value ."""
        ),
        "?work ?property ?value",
    ),
    "containers": (
        "?work ?part ?kind ?number ?title",
        _of_works(
            """?own frbr:partOf+ ?part
             OPTIONAL { ?part a ?kind }
             OPTIONAL { ?part fabio:hasSequenceIdentifier ?number }
             OPTIONAL { ?part dcterms:title ?title }"""
        ),
        "?work ?part ?kind",
    ),
    "writers": (
        "?work ?position ?person ?name",
        _of_works(
            """?own pro:isDocumentContextFor ?tenure .
             ?tenure pro:withRole pro:author ; schema:position ?position ; pro:isHeldBy ?person ; foaf:name ?name ."""
        ),
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
    text = (
        f"SELECT DISTINCT {shown} WHERE {{\n  VALUES ?article {{ UNDEF }}\n  {pattern}\n}} ORDER BY {order}"
    )
    question = parse(name, text)
    terms = {"article": [f"<{article}>" for article in articles]} if articles else {}
    yield from select(store, bind(question, terms), place=name).records()


def concept_labels(store: ox.Store) -> dict[str, str]:
    """Return the concepts that claims mention with their labels, sorted by IRI."""
    return {str(iri): str(label) for iri, label in select(store, _CONCEPTS).rows}


def broader(store: ox.Store) -> list[tuple[str, str]]:
    """Return each narrower concept with its broader one, sorted."""
    return [(str(narrow), str(broad)) for narrow, broad in select(store, _BROADER).rows]
