"""How fast BibTeX is read, names and LaTeX included, against bibtexparser with its own middleware.

    python benchmarks/bibtex_speed.py [ENTRIES]

Both read the same made-up file in a process of their own, in turns; the result is compared, then the medians.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ENTRIES = 2000
_ROUNDS = 5
_FAMILIES = (
    *(
        'M{\\"u}ller',
        "{\\O}stergaard",
        "Garc{\\'\\i}a",
        "Nov\\'{a}k",
        "{\\v S}imek",
        "Smith",
        "Jones",
        "Tanaka",
    ),
    *(
        "van der Berg",
        "de Souza",
        "Okafor",
        "Le{\\'s}niak",
        "Brown",
        "Rossi",
        "Dvo{\\v{r}}{\\'a}k",
        "Ivanova",
    ),
)
_GIVEN = (
    "Anna",
    "J. R.",
    "Jos{\\'e}",
    "Wei",
    "K.",
    "Fran{\\c c}ois",
    "Mary Ann",
    "S{\\o}ren",
    "Ng{\\~o}zi",
    "P. Q.",
)
_WORDS = (
    *(
        "{DNA}",
        "repair",
        "of",
        "the",
        "$\\beta$-cell",
        "in",
        "{\\it vitro}",
        'na{\\"\\i}ve',
        "\\emph{Xenopus}",
    ),
    *(
        "cohort",
        "study",
        "risk--benefit",
        "``silent''",
        "children",
        "\\& adults",
        "response",
        "{M}endelian",
        "disease",
    ),
)
_JOURNALS = (
    "Annals of Made-Up Medicine",
    "J. Invent. Res.",
    "Acta Imaginaria",
    "Bull. Soc. Fran{\\c{c}}aise",
)

Result = list[tuple[str, str, list[str]]]


def made_up(entries: int) -> str:
    """Return a bibliography in which a little more than half of the fields hold LaTeX."""
    dice = random.Random(entries)  # noqa: S311 - test data
    return "\n".join(_entry(dice, number) for number in range(entries))


def _entry(dice: random.Random, number: int) -> str:
    authors = " and ".join(
        f"{dice.choice(_FAMILIES)}, {dice.choice(_GIVEN)}" for _ in range(dice.randint(1, 8))
    )
    title = " ".join(dice.choice(_WORDS) for _ in range(dice.randint(6, 14)))
    abstract = " ".join(dice.choice(_WORDS) for _ in range(80)) if number % 3 == 0 else "None."
    return (
        f"@article{{key{number},\n  author = {{{authors}}},\n  title = {{{title}}},\n"
        f"  journal = {{{dice.choice(_JOURNALS)}}},\n  year = {dice.randint(1960, 2025)},\n"
        f"  volume = {{{dice.randint(1, 90)}}},\n  pages = {{{dice.randint(1, 500)}--{dice.randint(501, 900)}}},\n"
        f"  doi = {{10.9999/made.up.{number}}},\n  abstract = {{{abstract}}},\n}}\n"
    )


def peer(text: str) -> Result:
    """Read with bibtexparser and its middleware."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    stack = [
        middlewares.LatexDecodingMiddleware(keep_math_mode=False),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    library = parse_string(text, append_middleware=stack)
    return [
        (entry.key, _plain(entry["title"]), [_plain(_name(*_parts(name))) for name in entry["author"]])
        for entry in library.entries
    ]


def ours(text: str) -> Result:
    """Read with kg, which also makes works, dates and identifiers."""
    from kg.read.bibtex import parse

    return [
        (
            reference.key,
            _plain(reference.work.title),
            [
                _plain(_name(one.given, one.particle, one.family, one.suffix))
                for one in reference.work.authors
            ],
        )
        for reference in parse(text.encode(), "made-up.bib").references
    ]


def _parts(name: object) -> Iterable[str]:
    return (" ".join(getattr(name, part)) for part in ("first", "von", "last", "jr"))


def _name(given: str, particle: str, family: str, suffix: str) -> str:
    return f"{given}|{particle}|{family}|{suffix}"


def _plain(text: str) -> str:
    return " ".join(text.split())


_READERS: dict[str, Callable[[str], Result]] = {"peer": peer, "ours": ours}


def _measure(reader: str, entries: int) -> None:
    """Print the CPU seconds, the MiB of memory and a digest of the result."""
    text = made_up(entries)
    start = time.process_time()
    result = _READERS[reader](text)
    seconds = time.process_time() - start
    digest = hashlib.sha256(json.dumps(result).encode()).hexdigest()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([seconds, memory, digest]))


def _in_process(reader: str, entries: int) -> tuple[float, int, str]:
    command = [sys.executable, __file__, reader, str(entries)]
    seconds, memory, digest = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return seconds, memory, digest


def main(entries: int = _ENTRIES) -> None:
    """Run both in turns and print entries a second, memory and the ratio."""
    runs = [{reader: _in_process(reader, entries) for reader in _READERS} for _ in range(_ROUNDS)]
    digests = {run[reader][2] for run in runs for reader in _READERS}
    rates = {reader: entries / statistics.median(run[reader][0] for run in runs) for reader in _READERS}
    for reader, rate in rates.items():
        print(f"{reader}: {rate:,.0f} entries/s, {max(run[reader][1] for run in runs)} MiB")
    print(
        f"ratio {rates['ours'] / rates['peer']:.1f}, results {'equal' if len(digests) == 1 else 'NOT equal'}"
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] and arguments[0] in _READERS:
        _measure(arguments[0], int(arguments[1]))
    else:
        main(*map(int, arguments[:1]))
