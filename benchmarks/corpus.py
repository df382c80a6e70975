"""A corpus of any size, built, built again, asked: the time and the memory it takes.

    python -m benchmarks.corpus FOLDER --articles 10000 --jobs 2 [--keep SCRATCH] [--write docs/scale-measured.md]

The articles of ``FOLDER`` are repeated under new identifiers until there are enough. Each build runs in a process of its
own, whose memory and that of its workers is looked at once a second. Then ten files are touched, and it is built again;
then nothing is touched; then every shipped question is asked, each with the values of its example taken from the corpus.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.asked import LIMIT, asked

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXES = frozenset({".xml", ".nxml", ".jats", ".md"})
_NO_ARTICLES = frozenset({"readme.md"})
_DOI = re.compile(rb'(<article-id\b[^>]*pub-id-type="doi"[^>]*>)([^<]+)(</article-id>)')
_TOUCHED = 10


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds on the clock and of all its processes, and the most memory at once, in MiB."""

    wall: float
    cpu: float
    peak: float
    output: str


def repeat(folder: Path, target: Path, articles: int) -> int:
    """Write ``articles`` articles into ``target``, one folder a round, each under a DOI or file name of its own."""
    originals = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES and path.is_file() and path.name.lower() not in _NO_ARTICLES
    )
    written = 0
    while written < articles:
        number = written // len(originals)
        for path in originals[: articles - written]:
            place = target / f"{number:04}" / path.relative_to(folder).parent
            place.mkdir(parents=True, exist_ok=True)
            data = path.read_bytes()
            if path.suffix != ".md":
                data = _DOI.sub(rb"\g<1>\g<2>." + str(number).encode() + rb"\g<3>", data, count=1)
            (place / f"{path.stem}-{number:04}{path.suffix}").write_bytes(data)
            written += 1
        for path in folder.rglob("*.bib"):
            if "bibtex" not in path.relative_to(folder).parts:
                place = target / f"{number:04}" / path.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
    return written


def run(*arguments: str) -> Run:
    """Run ``kg`` with ``arguments`` and watch it."""
    before = os.times()
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    peaks = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    output = process.communicate()[0]
    wall = time.monotonic() - start
    watcher.join()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if process.returncode:
        sys.exit(f"kg {' '.join(arguments)} ended with {process.returncode}")
    return Run(wall, cpu, peaks[0], output)


def _watch(process: subprocess.Popen[str], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(_resident(number) for number in _family(process.pid)))
        time.sleep(1)


def _family(process: int) -> list[int]:
    found = [process]
    for number in found:
        try:
            children = Path(f"/proc/{number}/task/{number}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _resident(process: int) -> float:
    """Return the memory of a process in MiB, what it shares with others counted in proportion."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def touch(folder: Path) -> None:
    """Add a comment to ten articles."""
    articles = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    step = max(1, len(articles) // _TOUCHED)
    for path in articles[::step][:_TOUCHED]:
        with path.open("ab") as stream:
            stream.write(b"\n<!-- touched -->\n")


def size(folder: Path) -> float:
    """Return the size of all files in GiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**30


def measure(folder: Path, scratch: Path, articles: int, jobs: int, limit: float) -> Iterator[str]:
    """Yield the report of one corpus: of its builds, then of the questions."""
    source, output = scratch / "in", scratch / "out"
    written = repeat(folder, source, articles)
    build = ("build", str(source), "-o", str(output), "--jobs", str(jobs))
    rows = [("first build", run(*build))]
    touch(source)
    rows += [("ten articles changed", run(*build)), ("nothing changed", run(*build))]
    first = rows[0][1]
    yield from (
        (
            f"{written} articles ({size(source):.2f} GiB) on {jobs} processes; shards {size(output / 'shards'):.2f} GiB, "
            f"store {size(output / 'graph'):.2f} GiB."
        ),
        "",
        "| build | wall, s | CPU, s | of the first | articles/s | peak memory, MiB |",
        "|---|---:|---:|---:|---:|---:|",
        *(
            f"| {name} | {one.wall:.1f} | {one.cpu:.1f} | {one.wall / first.wall:.2%} | {written / one.wall:.0f} | {one.peak:.0f} |"
            for name, one in rows
        ),
        "",
    )
    yield from asked(output, limit)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds after which a question is ended")
    parser.add_argument(
        "--keep", type=Path, help="where to work, and leave everything; default: a temporary folder"
    )
    parser.add_argument("--write", type=Path, help="also write the report to this file")
    options = parser.parse_args()
    place = nullcontext(str(options.keep)) if options.keep else tempfile.TemporaryDirectory()
    report = []
    with place as scratch:
        folder, limit = options.folder.resolve(), options.limit
        for line in measure(folder, Path(scratch), options.articles, options.jobs, limit):
            print(line, flush=True)
            report.append(f"{line}\n")
    if options.write:
        options.write.write_text("".join(report), "utf-8")


if __name__ == "__main__":
    main()
