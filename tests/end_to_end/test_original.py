"""The article as a scanner delivered it, alone and with the bibliography: the same counts, none of its traps.

The file is not part of the repository; where it is not at hand these tests say so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.workspace.opening import open_files
from kg.workspace.sources import example

if TYPE_CHECKING:
    from kg.query import Value
    from kg.workspace import Workspace

ORIGINAL = Path(__file__).parents[3] / "shared" / "article" / "original.md"
PER_REFERENCE = [4, 2, 2, 2, 1, 6, 1, 1, 1, 0, 1, 1, 1]

pytestmark = pytest.mark.skipif(not ORIGINAL.is_file(), reason="the scanned article is not at hand")


@pytest.fixture(scope="module", params=["alone", "with bibliography"])
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    files = [ORIGINAL, example() / "vocabulary.ttl"]
    if request.param != "alone":
        files.append(example() / "references.bib")
    opened = open_files(files, tmp_path_factory.mktemp("original"))
    opened.build()
    return opened


def ask(workspace: Workspace, sparql: str) -> list[tuple[Value, ...]]:
    return list(workspace.query(sparql + "\n").rows)


def test_pointers_of_each_reference(workspace: Workspace) -> None:
    rows = ask(
        workspace,
        """SELECT ?n (COUNT(?p) AS ?ps) WHERE { ?r a biro:BibliographicReference ; schema:position ?n .
          OPTIONAL { ?p c4o:denotes ?r } } GROUP BY ?n ORDER BY ?n""",
    )
    assert [count for _, count in rows] == PER_REFERENCE
    assert ask(workspace, "SELECT (COUNT(?g) AS ?n) WHERE { ?g a c4o:SingleLocationPointerList }") == [(15,)]


def test_forty_two_claims_fifteen_of_them_on_the_patient(workspace: Workspace) -> None:
    rows = ask(
        workspace,
        """SELECT (COUNT(?c) AS ?all) (SUM(IF(?kind = kind:case-observation, 1, 0)) AS ?own) WHERE {
          ?c a schema:Claim ; dcterms:type ?kind }""",
    )
    assert rows == [(42, 15)]


def test_sentences_that_a_page_break_cut_are_whole(workspace: Workspace) -> None:
    said = " ".join(
        str(text) for (text,) in ask(workspace, "SELECT ?t WHERE { ?c a schema:Claim ; schema:text ?t }")
    )
    for across in ("localized process rather than", "on follow up with", "on the trunk."):
        assert across in said


def test_the_conflict_and_the_two_ages_are_found(workspace: Workspace) -> None:
    rows = ask(
        workspace,
        """SELECT ?code WHERE { ?f kg:code ?code ; sh:resultSeverity sh:Violation } ORDER BY ?code""",
    )
    assert rows == [("N01",), ("N04",)]


def test_no_address_or_telephone_is_kept(workspace: Workspace) -> None:
    graph = (workspace.output / "graph.nq").read_text("utf-8")
    assert "@yahoo" not in graph
    assert "09994" not in graph
