"""``docs/questions.md`` says what the questions' headers say, and its commands run."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.workspace import open_workspace
from kg.workspace.sources import example
from scripts.generate_questions import PAGE, command, page, shipped

if TYPE_CHECKING:
    from pathlib import Path

TEXT = PAGE.read_text("utf-8")


def test_the_page_is_what_the_headers_say() -> None:
    assert page(shipped()) == TEXT, "run: python -m scripts.generate_questions"


def test_an_example_with_a_blank_is_quoted() -> None:
    question = shipped()[0]
    assert command(question, "section=Case history") == f"kg query {question.name} --section 'Case history'"
    assert command(question, "") == f"kg query {question.name}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    open_workspace(example(), folder).build()
    return folder


@pytest.mark.parametrize("line", re.findall(r"^  (kg query .+)$", TEXT, re.MULTILINE))
def test_every_command_on_the_page_runs(line: str, built: Path) -> None:
    result = CliRunner().invoke(kg, [*shlex.split(line)[1:], "--output", str(built), "--format", _form(line)])
    assert result.exit_code == 0, result.output
    assert result.stdout


def _form(line: str) -> str:
    return "turtle" if "provenance" in line else "csv"
