"""One writer at a time, and no lock left behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.workspace.locking import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_writer_waits_and_is_told_what_to_delete(tmp_path: Path) -> None:
    file = tmp_path / "v.csv"
    with (
        locked(file),
        pytest.raises(InputError, match=r"another program.*\.v\.csv\.lock"),
        locked(file, 0.05),
    ):
        pytest.fail("two writers at once")
    with locked(file, 0):
        assert [path.name for path in tmp_path.iterdir()] == [".v.csv.lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_fault_inside_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "v.csv"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"), locked(tmp_path / "gone" / "v.csv"):
        pytest.fail("no folder, no lock")


def test_the_lock_of_a_process_that_was_killed_is_none(tmp_path: Path) -> None:
    file = tmp_path / "v.csv"
    holding = f"""
from pathlib import Path
import time
from kg.workspace.locking import locked
with locked(Path({str(file)!r})):
    print("held", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(InputError, match="another program"), locked(file, 0.05):
            pytest.fail("two writers at once")
        process.kill()
    with locked(file, 1):
        pass
    assert list(tmp_path.iterdir()) == []
