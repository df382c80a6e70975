"""The page on how well the audit finds what was put in, and how often it speaks up where nothing was."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.audit.run import Outcome

TARGET = 0.98
_STEPS = 30
_UNLIKELY = 0.05
LEADS = frozenset("CU")
"""Groups of checks whose findings are leads, without a target."""

_HEAD = """# Accuracy of the audit

Articles that were not written for this project are made faulty, one fault at a time, chosen by a fixed seed; the audit runs on the
article as it was found and with the fault, and what is new is compared with what must be reported.
**Recall** is the part of the faults that the check reports, **precision** the part of the check's new findings that name the fault.
Where a check says itself that it could not look, the mutant stands under *not judged* and counts for neither.

**At least** is the least recall that would give such a figure by chance in one run of twenty (Clopper and Pearson 1934).

Made by `python -m benchmarks.audit FOLDER --write docs/audit-accuracy.md`{commit}, which runs on any folder of articles in
Markdown, with numbered lists or with BibTeX beside them.
"""

_REACH = """
## How far these figures go

- The figures hold for faults of these forms, planted where they are plain to see; a fault that a person makes may be subtler. The
  articles are those on which the checks were corrected; on others the figures may be lower.
- U01 and U05 (two sources exchanged) look at titles and abstracts alone: neighbours in a list are mostly about one subject, and what
  was exchanged still fits. They are notes, not warnings, for that reason.
- U02 (another disease) is given a vocabulary of twenty diseases; without a vocabulary of the subject it finds nothing.
- C01 finds a dropped citation only where the sentence is read as a general claim; what is read as the authors' own is not asked for
  a source. A sentence without a source is a fault only if a reader would doubt it, which no rule can say: most of its findings on the
  articles as found are such sentences.
- N04 says itself that it cannot judge an article that speaks of several persons; those mutants are not counted.
- S03 may name another entry that was out of order before, where either of two could move.
- Not planted, and so not measured: S05, S07, S08, C02 to C04, N01, N02, N05, N06, U04, U06, D01 to D05, M03, M04, M06, R01, R02, the
  checks of the corpus and those of verdicts. Each has a hit and a near miss in the tests.
"""


def page(outcomes: Sequence[Outcome], clean: Sequence[Counter[tuple[str, str]]], commit: str = "") -> str:
    """Return the page; ``clean`` counts the findings of each article as found, by check and severity."""
    head = _HEAD.replace("{commit}", f" at commit {commit}" if commit else "")
    return "".join((head, *_faults(outcomes), *_alarms(clean), *_weak(outcomes), _REACH))


def _faults(outcomes: Sequence[Outcome]) -> Iterator[str]:
    articles = len({each.case for each in outcomes})
    yield f"\n## Faults\n\n{len(outcomes):,} faulty articles made from {articles}.\n\n"
    yield "| check | fault | mutants | not judged | recall | at least | precision | target |\n"
    yield "|---|---|---:|---:|---:|---:|---:|---|\n"
    for (check, mutation), group in _grouped(outcomes):
        judged = [each for each in group if each.judged]
        recall, precision = figures(judged)
        yield (
            f"| {check} | {mutation.replace('_', ' ')} | {len(group)} | {len(group) - len(judged)} |"
            f" {_shown(recall)} | {_shown(_least(judged))} | {_shown(precision)} | {_verdict(check, recall, precision)} |\n"
        )
    aimed = [each for each in outcomes if each.judged and each.check[0] not in LEADS]
    recall, precision = figures(aimed)
    yield f"\nAll with a target together: {len(aimed):,} judged, recall {_shown(recall)}, precision {_shown(precision)}.\n"


def _least(outcomes: Sequence[Outcome]) -> float | None:
    """Return the lower end of the one-sided 95 % interval of the recall."""
    number, found = len(outcomes), sum(each.right > 0 for each in outcomes)
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        chance = sum(
            comb(number, n) * middle**n * (1 - middle) ** (number - n) for n in range(found, number + 1)
        )
        low, high = (middle, high) if chance < _UNLIKELY else (low, middle)
    return low if outcomes else None


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
