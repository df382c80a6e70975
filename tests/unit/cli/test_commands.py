from __future__ import annotations

import subprocess
import sys

import click
import pytest

from kg.cli import COMMANDS, kg


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_listed_with_its_own_words(name: str) -> None:
    command = kg.get_command(click.Context(kg), name)
    assert command is not None
    assert command.name == name
    assert COMMANDS[name].help == command.get_short_help_str(200)


def test_a_command_that_is_not_there_is_none() -> None:
    assert kg.get_command(click.Context(kg), "nothing") is None


def test_the_list_of_commands_imports_none_of_them() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom kg.cli import kg\n"
        "said = CliRunner().invoke(kg, ['--help']).output\nprint('Commands' in said, 'figure' in said)\n"
        "print(*sorted(name for name in sys.modules if name.startswith('kg.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["True True", "kg.cli kg.cli.lazy"]
