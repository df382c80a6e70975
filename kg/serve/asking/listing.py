"""The questions as the page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query import yields_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query import Question

GROUPS = ("Claims", "Evidence", "Numbers", "References", "Article", "Checks")
"""The groups of the shipped questions, in the order in which they are shown; a question names its own by ``@group``."""

OWN = "This workspace"
"""The group of a workspace's own questions that name none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A value for a parameter with which there is something to see."""

    parameter: str
    value: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A question with what its form needs; ``own`` where it is the workspace's, ``graph`` where it yields a graph, not rows."""

    name: str
    title: str
    help: str
    group: str
    own: bool
    parameters: tuple[str, ...]
    examples: tuple[Example, ...]
    graph: bool
    text: str


def listed(questions: Iterable[Question], own: frozenset[str]) -> list[Listed]:
    """Return the questions group by group, by title in each; ``own`` names those of the workspace."""
    made = [_listed(question, question.name in own) for question in questions]
    order = {group: rank for rank, group in enumerate((*GROUPS, OWN))}
    return sorted(made, key=lambda one: (order.get(one.group, len(order)), one.group, one.title, one.name))


def _listed(question: Question, own: bool) -> Listed:  # noqa: FBT001 - a column
    named = [value for tag, value in question.tags if tag == "group"]
    return Listed(
        name=question.name,
        title=question.title,
        help=question.help,
        group=named[0] if named else OWN,
        own=own,
        parameters=question.parameters,
        examples=tuple(_example(said) for said in question.examples if "=" in said),
        graph=yields_graph(question.text),
        text=question.text,
    )


def _example(said: str) -> Example:
    parameter, _, value = said.partition("=")
    return Example(parameter.strip(), value.strip())
