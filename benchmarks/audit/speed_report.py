"""The page on how long the audit takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.audit.speed import Timed

TARGET = 0.25
"""Seconds that a check may take on a graph of 1.2 million quads."""
_STEADY = 0.02
"""Seconds from which the growth of a check can be told from noise."""

_HEAD = """# How long the audit takes

Processor time of one core, in milliseconds unless said otherwise, {machine}. Made by
`python -m benchmarks.audit.speed FOLDER --write docs/audit-speed.md`, which runs on any folder of articles in Markdown or JATS.

"""


def page(real: Timed, different: int, half: Timed, whole: Timed, machine: str) -> str:
    """Return the page: ``different`` articles repeated to ``real``, then two graphs made by code."""
    return "".join((_HEAD.format(machine=machine), *_summary(real, different), *_table(real, half, whole)))


def _summary(real: Timed, different: int) -> Iterator[str]:
    total = sum(real.checks.values())
    seconds, slowest = max((seconds, check) for check, seconds in real.checks.items())
    rest = total - seconds
    yield f"{real.articles:,} articles ({different} different ones, repeated under new names; {real.quads:,} quads) were audited in"
    yield f" one run: {real.whole:.1f} s, {1000 * real.whole / real.articles:.1f} ms an article, beside"
    yield f" {1000 * real.read / real.articles:.0f} ms to read and link one and {1000 * real.load / real.articles:.0f} ms to load it.\n"
    yield f"The slowest check is {slowest} with {seconds:.1f} s; all others together take {rest:.1f} s. Reading the records that several"
    yield f" checks share takes {real.records:.1f} s, counting what was looked at and the rest"
    yield f" {real.whole - real.records - total:.1f} s.\n\n"


def _table(real: Timed, half: Timed, whole: Timed) -> Iterator[str]:
    yield f"The last two columns are of a graph made by code, of {whole.quads:,} quads, and its time as a multiple of that on half"
    yield f" of it ({half.quads:,} quads): 2 is in step with the graph; the least of three rounds. The target is {1000 * TARGET:.0f} ms.\n\n"
    yield f"| check | {real.articles:,} articles | an article | findings | part | {whole.quads / 1e6:.1f} M quads | growth |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|\n"
    for check, seconds in sorted(real.checks.items()):
        part = seconds / sum(real.checks.values())
        yield f"| {check} | {1000 * seconds:.0f} | {1000 * seconds / real.articles:.2f} | {real.findings[check]:,} | {part:.1%} |"
        yield f" {1000 * whole.checks[check]:.0f}{' **above**' if whole.checks[check] > TARGET else ''} | {_growth(check, half, whole)} |\n"


def _growth(check: str, half: Timed, whole: Timed) -> str:
    return f"{whole.checks[check] / half.checks[check]:.1f}" if half.checks[check] >= _STEADY else "–"
