"""Running checks over a graph: what each found, and what it could not look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.audit import suppression
from kg.audit.catalogue import bind
from kg.audit.corpus import Corpus
from kg.audit.coverage import Counts, pairs
from kg.audit.facts import Evidence, Facts
from kg.audit.findings import findings
from kg.audit.settings import Settings
from kg.errors import KgError, SettingsError
from kg.model import Audit, Coverage, NotChecked, Problem, Severity
from kg.query import select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    import pyoxigraph as ox

    from kg.audit.catalogue import Find, Rule
    from kg.audit.facts import Row
    from kg.model import Check, Finding, Pair


def run(
    store: ox.Store,
    rules: Sequence[Rule],
    settings: Settings | None = None,
    evidence: Evidence | None = None,
    *,
    with_pairs: bool = True,
) -> Audit:
    """Run ``rules`` over a graph and what lies beside it; ``with_pairs`` also lists every pair of claim and reference.

    A check that cannot be run is a problem of the result and counts as not checked; the others run all the same.
    Raises :class:`SettingsError` when ``settings`` name a check or a threshold that there is not.
    """
    chosen = settings or Settings()
    _validate([rule.check for rule in rules], chosen)
    beside = evidence or Evidence()
    counts, corpus = Counts(store), Corpus(store)
    results = []
    for rule in sorted(rules, key=lambda rule: rule.check.id):
        check = _with_severity(rule.check, chosen)
        facts = Facts(corpus, _thresholds(check, chosen), beside)
        if check.id in chosen.off:
            results.append(_idle(check, "switched off in the settings"))
        elif check.id != suppression.CHECK.id:
            results.append(_one(replace(rule, check=check), facts, counts, store))
    known = pairs(store, frozenset(beside.texts)) if with_pairs else ()
    return _result(results, chosen, rules, known)


class _Result(NamedTuple):
    findings: list[Finding]
    coverage: Coverage
    problem: Problem | None = None


def _idle(check: Check, why: str, problem: Problem | None = None) -> _Result:
    return _Result([], Coverage(check.id, check.inspects, 0, 0, skipped=why), problem)


def _one(rule: Rule, facts: Facts, counts: Counts, store: ox.Store) -> _Result:
    check = rule.check
    try:
        rows, lacking = _rows(check, rule.find, facts, store)
        return _Result(findings(check, rows), counts.coverage(check, lacking))
    except KgError as error:
        source, _, line = error.place.rpartition(":")
        place = (source, int(line)) if line.isdigit() else (error.place or check.place, 0)
        message = f"the check {check.id} could not be run: {error.message}. {error.remedy}".strip()
        return _idle(
            check, "the check could not be run", Problem(*place, "failed-check", message, Severity.ERROR)
        )


def _result(
    results: Sequence[_Result], settings: Settings, rules: Sequence[Rule], known: tuple[Pair, ...]
) -> Audit:
    idle = {result.coverage.check for result in results if result.coverage.skipped}
    found, unused = suppression.apply(
        [finding for result in results for finding in result.findings], settings.suppress, idle
    )
    covered = [result.coverage for result in results]
    for check in (
        _with_severity(rule.check, settings) for rule in rules if rule.check.id == suppression.CHECK.id
    ):
        if check.id not in settings.off:
            more, cover = suppression.unused_findings(check, settings.suppress, unused)
            found += more
            covered.append(cover)
    tally = Counter(finding.check for finding in found if not finding.suppressed)
    return Audit(
        findings=tuple(sorted(found, key=lambda finding: (finding.severity.rank, finding.check))),
        coverage=tuple(
            replace(cover, found=tally[cover.check])
            for cover in sorted(covered, key=lambda cover: cover.check)
        ),
        pairs=known,
        unused=unused,
        problems=tuple(result.problem for result in results if result.problem),
    )


def _validate(checks: Sequence[Check], settings: Settings) -> None:
    """Refuse settings about what does not exist: a slip of the pen would switch nothing off, in silence."""
    known = {check.id: {threshold.name for threshold in check.thresholds} for check in checks}
    for key, names in (
        ("off", settings.off),
        ("severity", settings.severity),
        ("thresholds", settings.thresholds),
    ):
        for name in sorted(names):
            if name not in known:
                message = f"'audit.{key}' names {name!r}, and no check is called so"
                raise SettingsError(
                    message,
                    place=settings.origin.place(f"{key}.{name}"),
                    remedy=f"The checks are: {', '.join(sorted(known))}.",
                )
    for check, values in settings.thresholds.items():
        for name in values:
            if name not in known[check]:
                message = f"'audit.thresholds.{check}' names {name!r}, which that check does not have"
                thresholds = ", ".join(sorted(known[check])) or "none"
                place = settings.origin.place(f"thresholds.{check}.{name}")
                raise SettingsError(message, place=place, remedy=f"Its thresholds: {thresholds}.")


def _with_severity(check: Check, settings: Settings) -> Check:
    usual = check.strict if settings.strict and check.strict else check.severity
    return replace(check, severity=settings.severity.get(check.id, usual))


def _rows(
    check: Check, find: Find | None, facts: Facts, store: ox.Store
) -> tuple[list[Row], list[NotChecked]]:
    if find is None:
        return list(select(store, bind(check, facts.thresholds), place=check.place).records()), []
    rows: list[Row] = []
    lacking: Counter[str] = Counter()
    for item in find(facts):
        if isinstance(item, NotChecked):
            lacking[item.reason] += item.count
        else:
            rows.append(item)
    return rows, [NotChecked(reason, count) for reason, count in lacking.items() if count]


def _thresholds(check: Check, settings: Settings) -> Mapping[str, Decimal]:
    changed = settings.thresholds.get(check.id, {})
    return {threshold.name: changed.get(threshold.name, threshold.default) for threshold in check.thresholds}
