"""YAML that may be broken or meant to harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.read.frontmatter import Field, read
from kg.read.frontmatter.tree import DEEPEST, LONGEST, MOST_VALUES, Value

if TYPE_CHECKING:
    from kg.model import Problem


def fields(text: str) -> dict[str, Value]:
    found, problems = read(text, 2, "a.md")
    assert problems == []
    return {name: field.value for name, field in found.items()}


def fault(text: str) -> tuple[dict[str, Field], Problem]:
    found, problems = read(text, 2, "a.md")
    assert [problem.code for problem in problems] == ["broken-front-matter"]
    return found, problems[0]


def test_values_are_texts_whatever_they_look_like() -> None:
    text = "a: 1\nb: no\nc: 2020-13-45\nd: !!python/name:os.system x\ne: ~\nf: 12:30\n"
    assert fields(text) == {"a": "1", "b": "no", "c": "2020-13-45", "d": "x", "e": "~", "f": "12:30"}


def test_lists_and_mappings_nest() -> None:
    assert fields("a:\n  - b\n  - {c: [d, e]}\n") == {"a": ["b", {"c": ["d", "e"]}]}


def test_aliases_stand_for_their_anchors() -> None:
    assert fields("a: &x [b]\nc: *x\n") == {"a": ["b"], "c": ["b"]}


def test_a_field_knows_its_line() -> None:
    found, _ = read("a: b\nc: |\n  d\n", 2, "a.md")
    assert (found["a"].line, found["c"].line) == (2, 4)


def test_only_the_first_document_counts() -> None:
    assert fields("a: b\n...\nc: [\n") == {"a": "b"}


def test_the_last_of_two_values_counts() -> None:
    found, problems = read("a: b\na: c\n", 2, "a.md")
    assert found["a"] == Field("c", 3)
    assert (problems[0].code, problems[0].line) == ("duplicate-field", 3)


def test_what_comes_after_a_fault_is_read_line_by_line() -> None:
    found, problem = fault("a: b\nc: d: e\nf: 'g'\nh: |\n  i\n")
    assert {name: field.value for name, field in found.items()} == {"a": "b", "c": "d: e", "f": "g"}
    assert (problem.line, problem.raw) == (3, "c: d: e")


def test_a_sign_that_yaml_keeps_for_itself() -> None:
    found, problem = fault("a: b\nnocite: @*\n")
    assert found["nocite"] == Field("@*", 3)
    assert problem.line == 3


def test_a_character_that_yaml_forbids() -> None:
    found, problem = fault("a: b\nc: \x07d\n")
    assert found["a"].value == "b"
    assert problem.line == 3


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "? [a, b]\n: c\n", "a: *b\n", "a: &b [*b]\n"])
def test_what_is_no_mapping_of_fields(text: str) -> None:
    fault(text)


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    found, problem = fault(f"a0: &a0 [x, x]\n{levels}")
    assert f"{MOST_VALUES:,}" in problem.message
    assert all(isinstance(field.value, str) for field in found.values() if field.line >= problem.line)
    assert problem.line < 10


def test_too_deep_and_too_long() -> None:
    assert f"{DEEPEST}" in fault("a: " + "[" * 1_000)[1].message
    found, problem = fault("a: b\n" * (LONGEST // 4))
    assert found["a"].value == "b"
    assert f"{LONGEST:,}" in problem.message
