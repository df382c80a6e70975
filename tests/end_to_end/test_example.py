"""What an expert finds in the shipped example, asked of the built graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query import Iri

if TYPE_CHECKING:
    from kg.query import Value
    from kg.workspace import Workspace

VOCABULARY = "https://w3id.org/claim-kg/vocabulary/"
PER_REFERENCE = [4, 2, 2, 2, 1, 6, 1, 1, 1, 0, 1, 1, 1]


def ask(workspace: Workspace, sparql: str) -> list[tuple[Value, ...]]:
    return list(workspace.query(sparql + "\n").rows)


def test_thirteen_references_fifteen_groups_twenty_three_pointers(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT (COUNT(DISTINCT ?r) AS ?rs) (COUNT(DISTINCT ?g) AS ?gs) (COUNT(DISTINCT ?p) AS ?ps) WHERE {
          { ?r a biro:BibliographicReference } UNION { ?g a c4o:SingleLocationPointerList }
          UNION { ?p a c4o:InTextReferencePointer } }""",
    )
    assert rows == [(13, 15, 23)]


def test_pointers_of_each_reference(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?n (COUNT(?p) AS ?ps) WHERE {
          ?r a biro:BibliographicReference ; schema:position ?n . OPTIONAL { ?p c4o:denotes ?r } }
          GROUP BY ?n ORDER BY ?n""",
    )
    assert [count for _, count in rows] == PER_REFERENCE


def test_there_are_forty_two_claims_and_no_problem(built: Workspace) -> None:
    assert ask(built, "SELECT (COUNT(?c) AS ?n) WHERE { ?c a schema:Claim }") == [(42,)]
    assert built.query("problems").rows == ()


def test_only_mukamel_is_never_cited(built: Workspace) -> None:
    (row,) = built.query("uncited-references").records()
    assert "Mukamel 2001" in row.values()


def test_forty_to_seventy_percent_with_population_and_outcome(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?low ?high ?population ?outcome ?key WHERE {
          ?c dcterms:identifier "juvenile-incidence" ; kg:quantity ?q ; kg:pointer/c4o:denotes/dcterms:identifier ?key .
          ?q schema:minValue ?low ; schema:maxValue ?high ; kg:population ?population ; kg:outcome ?outcome ;
            qudt:hasUnit unit:PERCENT ; qudt:hasQuantityKind quantitykind:Prevalence } ORDER BY ?key""",
    )
    population, outcome = Iri(f"{VOCABULARY}juvenile-dermatomyositis"), Iri(f"{VOCABULARY}calcinosis")
    assert rows == [(40, 70, population, outcome, key) for key in ("boulman2005", "miteva2003")]


def test_the_ratio_has_the_same_sources(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?value ?key WHERE { ?c dcterms:identifier "juvenile-ratio" ; kg:quantity/schema:value ?value ;
          kg:pointer/c4o:denotes/dcterms:identifier ?key } ORDER BY ?key""",
    )
    assert rows == [(3, "boulman2005"), (3, "miteva2003")]


def test_the_conflict_with_up_to_forty_percent_is_found(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?id WHERE { ?f kg:code "N01" ; sh:focusNode/dcterms:identifier ?id } ORDER BY ?id""",
    )
    assert rows == [("childhood-incidence",), ("juvenile-incidence",)]


def test_no_observation_on_the_patient_is_called_uncited(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?id WHERE { ?f kg:code "C01" ; sh:focusNode ?c . ?c dcterms:type kind:case-observation ;
          dcterms:identifier ?id }""",
    )
    assert rows == []


def test_the_eleven_general_claims_without_a_source(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT DISTINCT ?id WHERE { ?f kg:code "C01" ; sh:focusNode/dcterms:identifier ?id } ORDER BY ?id""",
    )
    assert [name for (name,) in rows] == [
        "deposits-on-the-trunk",
        "four-categories",
        "list-of-skin-signs",
        "mostly-dystrophic",
        "mostly-dystrophic-again",
        "myopathy-with-skin-signs",
        "papules-and-nodules-in-adults",
        "rare-manifestation",
        "salts-in-the-skin",
        "sites-of-deposits",
        "unusual-in-adults",
    ]


def test_every_span_slices_back_to_the_text(built: Workspace) -> None:
    rows = ask(
        built,
        """SELECT ?exact ?start ?end WHERE { ?s a doco:Sentence ; oa:hasSelector ?q, ?p . ?q oa:exact ?exact .
          ?p oa:start ?start ; oa:end ?end }""",
    )
    assert len(rows) >= 40
    assert all(len(str(exact)) == int(str(end)) - int(str(start)) for exact, start, end in rows)
