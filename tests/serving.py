"""A served workspace, as a person starts it, for tests that ask it over the loopback address."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.workspace.sources import example

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address without a slash at the end, the token, the folder it serves, the process."""

    address: str
    token: str
    folder: Path
    process: subprocess.Popen[str]

    def url(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"{self.address}{path}"

    @property
    def writing(self) -> dict[str, str]:
        """The headers of a program that may write."""
        return {"authorization": f"Bearer {self.token}"}

    @property
    def log(self) -> str:
        """What the server has said on standard error."""
        return _log(self.folder).read_text("utf-8")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Stop the server, if it runs; return its exit status."""
        self.process.send_signal(number)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()


def copy_of_example(folder: Path) -> Path:
    """Copy the shipped example to where it can be written to; return the folder."""
    target = folder / "example"
    shutil.copytree(example(), target)
    return target


def start(folder: Path, *options: str, environment: dict[str, str] | None = None) -> Served:
    """Serve a folder on any free port; return when it answers."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
    with _log(folder).open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | (environment or {}),
        )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+[^?\s]*)/(?:\?token=(\S+))?\s*", said)
    served = Served(found[1] if found else "", (found[2] or "") if found else "", folder, process)
    if found is None:
        served.stop(signal.SIGKILL)
        raise AssertionError(said + served.log)
    return served


def _log(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.log")
