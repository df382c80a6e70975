"""Every command and every Python line that the README shows does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.workspace.sources import example
from tests import serving

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = [line[2:] for line in README.splitlines() if line.startswith("$ kg ")]
COMMANDS = [command for command in SHOWN if not command.startswith("kg serve")]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the README's reader has it: the example's files, built, and a question of one's own."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(example(), place, dirs_exist_ok=True)
    for name in ("folder", "articles"):
        shutil.copytree(example(), place / name)
    (place / "my.rq").write_text("SELECT (COUNT(?c) AS ?claims) WHERE { ?c a schema:Claim }", "utf-8")
    subprocess.run([sys.executable, "-m", "kg", "build", "-q"], cwd=place, check=True)
    return place


def test_the_readme_shows_commands_and_python() -> None:
    assert len(COMMANDS) >= 5
    assert len(PYTHON) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, folder: Path) -> None:
    words = shlex.split(command, comments=True)
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_server_of_the_readme_answers(folder: Path) -> None:
    (command,) = set(SHOWN) - set(COMMANDS)
    assert command == "kg serve --open"
    running = serving.start(folder)
    assert running.stop() == 0


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PYTHON[0]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_page_that_the_documents_link_is_there() -> None:
    documents = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
    for document in documents:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links {target}"
