from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import InputError
from tests import serving

if TYPE_CHECKING:
    from pathlib import Path

FINDING = "C01-39d7f2bc40"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.copy_of_example(tmp_path_factory.mktemp("suppressing"))


def test_a_finding_is_suppressed(folder: Path) -> None:
    done = CliRunner().invoke(kg, ["audit", str(folder), "--suppress", FINDING, "--reason", "a title"])
    assert (done.exit_code, done.output) == (0, f"{FINDING} is suppressed: a title\n")
    assert f'finding = "{FINDING}"\nreason = "a title"\n' in (folder / "kg.toml").read_text()
    shown = CliRunner().invoke(kg, ["audit", str(folder), "--format", "csv"]).output
    assert [line for line in shown.splitlines() if FINDING in line and "a title" not in line] == []


def test_one_that_is_not_there_is_refused(folder: Path) -> None:
    done = CliRunner().invoke(kg, ["audit", str(folder), "--suppress", "C01-0", "--reason", "x"])
    assert isinstance(done.exception, InputError)
    assert "C01-0" not in ((folder / "kg.toml").read_text() if (folder / "kg.toml").exists() else "")


@pytest.mark.parametrize(
    "options", [["--suppress", FINDING], ["--reason", "x"], ["--suppress", FINDING, "--reason", ""]]
)
def test_finding_and_reason_belong_together(folder: Path, options: list[str]) -> None:
    done = CliRunner().invoke(kg, ["audit", str(folder), *options])
    assert done.exit_code == 2
    assert "belong together" in done.output
