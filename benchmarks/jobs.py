"""What a second process gains: the same articles built by one and by two, in turns.

python -m benchmarks.jobs FOLDER [ARTICLES]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import repeat, run

_ROUNDS = 3


def main(folder: Path, articles: int = 200) -> None:
    """Print the table; the shards must be the same."""
    runs: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "in"
        written = repeat(folder, source, articles)
        for number in range(_ROUNDS):
            for jobs, found in runs.items():
                output = Path(scratch) / f"{jobs}-{number}"
                found.append(run("build", str(source), "-o", str(output), "--jobs", str(jobs)).wall)
        same = _digests(Path(scratch) / "1-0") == _digests(Path(scratch) / "2-0")
    one, two = (statistics.median(found) for found in runs.values())
    print(
        f"{written} articles, medians of {_ROUNDS} rounds in turns; the results are {'equal' if same else 'NOT equal'}\n"
    )
    print("| processes | wall, s | articles/s | gain |\n|---|---:|---:|---:|")
    print(
        f"| 1 | {one:.1f} | {written / one:.1f} | 1.00 |\n| 2 | {two:.1f} | {written / two:.1f} | {one / two:.2f} |"
    )


def _digests(output: Path) -> str:
    return (output / "articles.csv").read_text("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:]))
