"""The shipped example, built once for all tests that only read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.workspace import Workspace, open_workspace
from kg.workspace.sources import example
from tests.lumps import make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Return the example's workspace, built in a folder of its own."""
    workspace = open_workspace(example(), tmp_path_factory.mktemp("example"))
    workspace.build()
    return workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is also the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lumps(tmp_path: Path) -> Path:
    """Return a small workspace in which verdicts can be given."""
    make(tmp_path)
    return tmp_path
