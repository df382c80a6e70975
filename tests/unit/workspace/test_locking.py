"""One writer at a time, and no lock left behind."""

from __future__ import annotations

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
