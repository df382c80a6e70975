from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.query import parse
from kg.serve.asking.listing import GROUPS, OWN, Example, listed
from kg.workspace import asking, open_workspace
from kg.workspace.sources import example

SHIPPED = open_workspace(example(), Path("unused")).questions()


def test_every_shipped_question_has_one_of_the_groups() -> None:
    found = listed(SHIPPED.values(), frozenset())
    assert len(found) == len(SHIPPED) > 30
    assert {one.group for one in found} == set(GROUPS)
    assert [one.group for one in found] == sorted((one.group for one in found), key=GROUPS.index)


def test_every_example_is_of_a_parameter() -> None:
    found = [(one, case) for one in listed(SHIPPED.values(), frozenset()) for case in one.examples]
    assert len(found) > 25
    assert all(case.parameter in one.parameters and case.value for one, case in found)


def test_own_questions_come_after_the_groups_and_their_own_groups_last() -> None:
    questions = [
        parse("a", "# A\n# @group Zoo\nSELECT * {}"),
        parse("b", "# B\nCONSTRUCT WHERE {}"),
        parse(
            "c",
            "# C\n# @group Checks\n# @example x=Case history\n# @example odd\nSELECT * { VALUES ?x { UNDEF } }",
        ),
    ]
    found = listed(questions, frozenset({"a", "b"}))
    assert [(one.name, one.group, one.own, one.graph) for one in found] == [
        ("c", "Checks", False, False),
        ("b", OWN, True, True),
        ("a", "Zoo", True, False),
    ]
    assert found[0].examples == (Example("x", "Case history"),)
    assert found[0].parameters == ("x",)


def test_the_questions_of_the_workspace_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nA claim.\n", "utf-8")
    sources = open_workspace(tmp_path, tmp_path / "build").sources
    assert asking.own(sources) == frozenset()
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "claims.rq").write_text("# Mine\nSELECT * {}", "utf-8")
    assert asking.own(sources) == {"claims"}
    assert asking.questions(sources)["claims"].title == "Mine"


def test_the_shipped_questions_are_not_a_workspaces_own() -> None:
    root = Path(__file__).parents[4]
    sources = open_workspace(example(), Path("unused")).sources
    assert asking.own(replace(sources, root=root)) == frozenset()
