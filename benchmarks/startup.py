"""How long the command takes to start, over bare Python.

    python -m benchmarks.startup [BUILD]

``BUILD`` is the folder of a built graph, of which one claim's references are asked; without it only ``--help`` is measured.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

_ROUNDS = 11


def main(build: str = "") -> None:
    """Print the table."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "kg --help": ["-m", "kg", "--help"],
        "kg --version": ["-m", "kg", "--version"],
    }
    if build:
        commands["kg query, one article"] = [
            "-m",
            "kg",
            "query",
            "problems",
            "-o",
            build,
            "--code",
            "dangling-pointer",
        ]
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(_ROUNDS):
        for name, arguments in commands.items():
            runs[name].append(_run(arguments))
    bare = statistics.median(cpu for cpu, _ in runs["python -c pass"])
    print("| command | CPU, ms | over bare Python | wall, ms |\n|---|---:|---:|---:|")
    for name, found in runs.items():
        cpu = statistics.median(cpu for cpu, _ in found)
        wall = statistics.median(wall for _, wall in found)
        print(f"| {name} | {cpu:.0f} | {cpu - bare:.0f} | {wall:.0f} |")


def _run(arguments: list[str]) -> tuple[float, float]:
    """Return milliseconds of CPU and of the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu * 1000, (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
