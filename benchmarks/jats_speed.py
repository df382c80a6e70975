"""How fast JATS is read, against lxml's parser alone (the floor) and pubmed_parser (where that is installed).

    python -m benchmarks.jats_speed FOLDER

Each reads all XML files of the folder in a process of its own, in turns; the medians and their ratios are printed.
pubmed_parser reads metadata, references and paragraphs, which is less than the others are asked for.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ROUNDS = 5
_SUFFIXES = frozenset({".xml", ".nxml", ".jats"})


def _floor(files: Iterable[Path]) -> int:
    from lxml import etree

    for file in files:
        parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, recover=True)
        etree.fromstring(file.read_bytes(), parser)
    return 0


def _ours(files: Iterable[Path]) -> int:
    from kg.read import jats

    return sum(not jats.parse(file.read_bytes(), file.name).blocks for file in files)


def _pubmed_parser(files: Iterable[Path]) -> int:
    import pubmed_parser

    failed = 0
    for file in files:
        try:
            pubmed_parser.parse_pubmed_xml(str(file))
            pubmed_parser.parse_pubmed_references(str(file))
            pubmed_parser.parse_pubmed_paragraph(str(file), all_paragraph=True)
        except Exception:  # noqa: BLE001 - whatever it raises, the file counts as not read
            failed += 1
    return failed


_READERS: dict[str, Callable[[Iterable[Path]], int]] = {
    "lxml": _floor,
    "kg": _ours,
    "pubmed_parser": _pubmed_parser,
}


def main(folder: Path) -> None:
    """Run all readers in turns and print what they took."""
    names = [name for name in _READERS if name != "pubmed_parser" or importlib.util.find_spec(name)]
    rounds = [[_measured(name, folder) for name in names] for _ in range(_ROUNDS)]
    files = len(_files(folder))
    medians = {name: statistics.median(one[n]["cpu"] for one in rounds) for n, name in enumerate(names)}
    print("| reader | articles/s | CPU ms an article | of lxml | peak MiB | not read |")
    print("|---|---|---|---|---|---|")
    for n, name in enumerate(names):
        cpu, last = medians[name], rounds[-1][n]
        print(
            f"| {name} | {files / cpu:.0f} | {1000 * cpu / files:.2f} | {cpu / medians['lxml']:.1f} "
            f"| {last['peak']:.0f} | {last['failed']:.0f} |"
        )


def _measured(name: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.jats_speed", str(folder), name]
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found: dict[str, float] = json.loads(output)
    return found


def _alone(name: str, folder: Path) -> None:
    """Read everything once to warm up, then again with the clock running."""
    files = _files(folder)
    _READERS[name](files[:5])
    start = time.process_time()
    failed = _READERS[name](files)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": cpu, "peak": peak, "failed": failed}))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in _SUFFIXES and file.is_file())


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - the folder, and the reader to run alone
        _alone(sys.argv[2], Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]))
