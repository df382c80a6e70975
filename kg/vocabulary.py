"""Every ontology term that is emitted, in one place, as closed namespaces.

A term that is not listed here cannot be spelt: ``CITO.suports`` fails at import, not in a reader's query.
The reasons behind the choices are in ``docs/model.md``.
"""

from __future__ import annotations

from typing import Final


class Namespace:
    """A prefix, its IRI and the terms of it that we emit; a term is read as an attribute.

    What is no term is in capitals: ``OA.prefix`` is a term.

    >>> CITO.cites
    'http://purl.org/spar/cito/cites'
    """

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        self.PREFIX: Final = prefix
        self.IRI: Final = iri
        self.TERMS: Final = frozenset(terms.split())
        # Real attributes, since a graph of one article reads some ten thousand of them.
        self.__dict__.update({term: iri + term for term in self.TERMS})

    def __getattr__(self, name: str) -> str:
        """Refuse what is no term: those that are have been set."""
        message = f"{self.PREFIX}:{name} is not among the terms listed in kg.vocabulary"
        raise AttributeError(message)

    def __getitem__(self, name: str) -> str:
        return getattr(self, name)  # type: ignore[no-any-return]  # __getattr__ returns str


RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type value")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label comment")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "integer decimal boolean date gYear gYearMonth dateTime string",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel broader related exactMatch inScheme notation definition",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title identifier isPartOf creator subject type source publisher abstract license",
)
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "Person Organization name familyName givenName")
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "Claim QuantitativeValue text appearance position value minValue maxValue unitText keywords",
)
FABIO = Namespace(
    "fabio",
    "http://purl.org/spar/fabio/",
    "JournalArticle Book BookChapter ProceedingsPaper AcademicProceedings Thesis ReportDocument WebPage Preprint "
    "ComputerProgram Expression Journal JournalVolume JournalIssue ClinicalCaseReport "
    "hasPubMedId hasSequenceIdentifier hasURL hasPublicationYear",
)
FRBR = Namespace("frbr", "http://purl.org/vocab/frbr/core#", "partOf realizationOf")
PRISM = Namespace(
    "prism",
    "http://prismstandard.org/namespaces/basic/2.0/",
    "publicationDate startingPage endingPage pageRange doi volume publicationName",
)
PRO = Namespace(
    "pro", "http://purl.org/spar/pro/", "RoleInTime withRole isHeldBy isDocumentContextFor author editor"
)
DOCO = Namespace(
    "doco",
    "http://purl.org/spar/doco/",
    "Section Paragraph Sentence Title SectionTitle Abstract Appendix Footnote Formula TextChunk",
)
DEO = Namespace(
    "deo",
    "http://purl.org/spar/deo/",
    "Introduction Background Methods Materials Results Discussion Conclusion Acknowledgements Caption",
)
BIRO = Namespace("biro", "http://purl.org/spar/biro/", "BibliographicReference ReferenceList references")
C4O = Namespace(
    "c4o",
    "http://purl.org/spar/c4o/",
    "InTextReferencePointer SingleLocationPointerList hasContent hasContext denotes",
)
CITO = Namespace(
    "cito",
    "http://purl.org/spar/cito/",
    "Citation cites citesAsEvidence hasCitingEntity hasCitedEntity hasCitationCharacterization",
)
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    "Annotation SpecificResource TextQuoteSelector TextPositionSelector TextualBody "
    "hasSource hasSelector hasTarget hasBody motivatedBy assessing exact prefix suffix start end",
)
QUDT = Namespace("qudt", "http://qudt.org/schema/qudt/", "hasUnit hasQuantityKind")
UNIT_IRI: Final = "http://qudt.org/vocab/unit/"
QUANTITYKIND = Namespace(
    "quantitykind",
    "http://qudt.org/vocab/quantitykind/",
    "Prevalence DimensionlessRatio Time Count Probability Dimensionless",
)
PROV = Namespace("prov", "http://www.w3.org/ns/prov#", "wasDerivedFrom generatedAtTime wasAttributedTo")
SH = Namespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    "ValidationResult focusNode value resultSeverity resultMessage Violation Warning Info",
)
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset")
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset triples documents entities classes properties distinctSubjects distinctObjects classPartition class "
    "propertyPartition property exampleResource sparqlEndpoint vocabulary",
)
SD = Namespace(
    "sd",
    "http://www.w3.org/ns/sparql-service-description#",
    "Service Dataset Graph NamedGraph SPARQL11Query UnionDefaultGraph endpoint supportedLanguage feature resultFormat "
    "defaultDataset defaultGraph namedGraph name graph",
)
FORMATS = Namespace(
    "format",
    "http://www.w3.org/ns/formats/",
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples JSON-LD RDF_XML N-Quads TriG N3",
)
KG = Namespace(
    "kg",
    "https://w3id.org/claim-kg/terms/",
    "pointer quantity population outcome comparator basis polarity strict approximate numerator denominator "
    "code implied printed countedAs",
)
KIND_IRI: Final = KG.IRI + "kind/"
MEASURE_IRI: Final = KG.IRI + "measure/"
VERDICT_IRI: Final = KG.IRI + "verdict/"
BASIS_IRI: Final = KG.IRI + "basis/"

DESCRIBING: Final = {namespace.PREFIX: namespace.IRI for namespace in (SD, FORMATS)}
"""Prefixes of what an endpoint says of itself; they do not occur in a graph."""

NAMESPACES: Final = (
    *(RDF, RDFS, XSD, SKOS, DCTERMS, FOAF, SCHEMA, FABIO, FRBR, PRISM, PRO, DOCO, DEO, BIRO, C4O, CITO, OA),
    *(QUDT, QUANTITYKIND, PROV, SH, DCAT, VOID, KG),
)

PREFIXES: Final = {namespace.PREFIX: namespace.IRI for namespace in NAMESPACES} | {
    "unit": UNIT_IRI,
    "kind": KIND_IRI,
    "measure": MEASURE_IRI,
    "verdict": VERDICT_IRI,
    "basis": BASIS_IRI,
}
"""Prefix to IRI, for output and for the queries that researchers write."""
