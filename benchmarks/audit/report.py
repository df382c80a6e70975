"""The page on how well the audit finds what was put in, and how often it speaks up where nothing was."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.audit.run import Outcome

TARGET = 0.98
LEADS = frozenset("CU")
"""Groups of checks whose findings are leads, without a target."""

_HEAD = """# Accuracy of the audit

Articles that were not written for this project are made faulty, one fault at a time, chosen by a fixed seed; the audit runs on the
article as it was found and with the fault, and what is new is compared with what must be reported.
**Recall** is the part of the faults that the check reports, **precision** the part of the check's new findings that name the fault.
Where a check says itself that it could not look, the mutant stands under *not judged* and counts for neither.

Made by `python -m benchmarks.audit FOLDER --write docs/audit-accuracy.md`, which runs on any folder of articles in Markdown, with
numbered lists or with BibTeX beside them. The figures hold for faults of these forms only; a fault that a person makes may be subtler.
"""


def page(outcomes: Sequence[Outcome], clean: Sequence[Counter[tuple[str, str]]]) -> str:
    """Return the page; ``clean`` counts the findings of each article as found, by check and severity."""
    return "".join((_HEAD, *_faults(outcomes), *_alarms(clean), *_weak(outcomes)))


def _faults(outcomes: Sequence[Outcome]) -> Iterator[str]:
    articles = len({each.case for each in outcomes})
    yield f"\n## Faults\n\n{len(outcomes):,} faulty articles made from {articles}.\n\n"
    yield "| check | fault | mutants | not judged | recall | precision | target |\n|---|---|---:|---:|---:|---:|---|\n"
    for (check, mutation), group in _grouped(outcomes):
        judged = [each for each in group if each.judged]
        recall, precision = figures(judged)
        yield (
            f"| {check} | {mutation.replace('_', ' ')} | {len(group)} | {len(group) - len(judged)} |"
            f" {_shown(recall)} | {_shown(precision)} | {_verdict(check, recall, precision)} |\n"
        )


def figures(outcomes: Sequence[Outcome]) -> tuple[float | None, float | None]:
    """Return recall and precision, None where there is nothing to divide by."""
    found, right = sum(each.right > 0 for each in outcomes), sum(each.right for each in outcomes)
    told = right + sum(each.wrong for each in outcomes)
    return (found / len(outcomes) if outcomes else None), (right / told if told else None)


def _grouped(outcomes: Iterable[Outcome]) -> list[tuple[tuple[str, str], list[Outcome]]]:
    groups: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for each in outcomes:
        groups[each.check, each.mutation].append(each)
    return sorted(groups.items(), key=lambda item: (item[0][0][0] in LEADS, item[0]))


def _shown(part: float | None) -> str:
    return "–" if part is None else f"{part:.3f}"


def _verdict(check: str, recall: float | None, precision: float | None) -> str:
    if check[0] in LEADS:
        return "none (lead)"
    return "met" if min(recall or 0, precision or 0) >= TARGET else "**missed**"


def _alarms(clean: Sequence[Counter[tuple[str, str]]]) -> Iterator[str]:
    total: Counter[tuple[str, str]] = sum(clean, Counter())
    articles = Counter(key for each in clean for key in each)
    yield f"\n## Findings on the articles as they were found\n\n{len(clean)} articles. Not all of it is false: published"
    yield " articles have faults of their own, so this is a ceiling of the false alarms.\n\n"
    yield "| check | severity | findings an article | articles with any |\n|---|---|---:|---:|\n"
    for (check, severity), count in sorted(total.items()):
        yield f"| {check} | {severity} | {count / len(clean):.2f} | {articles[check, severity]} |\n"
    for severity in ("error", "warning"):
        count = sum(number for (_, kind), number in total.items() if kind == severity)
        yield f"| all | {severity} | {count / len(clean):.2f} | |\n"


def _weak(outcomes: Sequence[Outcome]) -> Iterator[str]:
    weak = [
        (check, mutation, sum(not e.right for e in judged), sum(e.wrong for e in judged))
        for (check, mutation), group in _grouped(outcomes)
        if (judged := [e for e in group if e.judged])
        and any(part is None or part < TARGET for part in figures(judged))
    ]
    yield "\n## What is weak\n\n"
    for check, mutation, missed, wrong in weak:
        yield f"- {check}, {mutation.replace('_', ' ')}: {missed} missed, {wrong} findings beside the fault.\n"
    yield "" if weak else "Nothing is below the target.\n"
