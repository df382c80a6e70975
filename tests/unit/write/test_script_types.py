"""The page's modules hold what their JSDoc says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def test_the_type_checker_agrees() -> None:
    checker = shutil.which("tsc")
    if checker is None:
        pytest.skip("no TypeScript: 'npm install --global typescript' brings 'tsc'")
    command = [checker, "--project", str(ROOT / "jsconfig.json")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 0
