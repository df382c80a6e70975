"""Measuring side by side: each contender in a process of its own, in turns, five rounds; the ratio of medians is the figure."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of a contender's CPU and wall seconds, its peak memory in MiB, and what it answered, the same in all rounds."""

    cpu: float
    wall: float
    peak: float
    answer: object


def tell(cpu: float, wall: float, answer: object) -> None:
    """Print what one process measured, for :func:`measure` to read."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([cpu, wall, peak, answer]))


def measure(
    module: str, contenders: Sequence[str], *arguments: str, rounds: int = ROUNDS
) -> dict[str, Measured]:
    """Run ``python -m module CONTENDER ARGUMENTS`` for each contender in turns."""
    runs: dict[str, list[list[float]]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name in contenders:
            command = [sys.executable, "-m", module, name, *arguments]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs[name].append(json.loads(done.stdout))
    return {name: _medians(found) for name, found in runs.items()}


def _medians(runs: list[list[float]]) -> Measured:
    answers = {json.dumps(run[3]) for run in runs}
    if len(answers) > 1:
        sys.exit(f"the answers differ from round to round: {answers}")
    cpu, wall, peak = (statistics.median(run[n] for run in runs) for n in range(3))
    return Measured(cpu, wall, peak, runs[0][3])
