"""The audit for machines and for plain reading: CSV, JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.write.tables import cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Audit, Coverage, Finding

_COLUMNS = ("id", "check", "severity", "title", "message", "sentences", "remedy", "focus", "suppressed")
CSV_HEAD = ",".join(_COLUMNS) + "\r\n"


def to_csv(audit: Audit) -> str:
    """Return the findings as CSV, one a row; several IRIs or sentences in one cell stand on lines of their own."""
    return CSV_HEAD + csv_rows(audit.findings)


def csv_rows(findings: Iterable[Finding]) -> str:
    """Return rows of CSV without the head."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for finding in findings:
        values = asdict(finding)
        writer.writerow(
            cell("\n".join(value) if isinstance(value := values[name], tuple) else value) for name in _COLUMNS
        )
    return stream.getvalue()


def to_json(audit: Audit) -> str:
    """Return the whole audit as JSON: coverage, findings, pairs, unused suppressions."""
    content = {
        "coverage": [{**asdict(cover), "state": cover.state} for cover in audit.coverage],
        "findings": [asdict(finding) for finding in audit.findings],
        "pairs": [asdict(pair) for pair in audit.pairs],
        "unused_suppressions": [asdict(item) for item in audit.unused],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_markdown(audit: Audit) -> str:
    """Return the audit as Markdown, what was looked at first."""
    return "".join((*_coverage(audit.coverage), *_findings(audit.open)))


def _coverage(coverage: Iterable[Coverage]) -> Iterable[str]:
    yield "# Audit\n\n## What was looked at\n\n| check | looked at | found | not looked at |\n|---|---|---|---|\n"
    for cover in coverage:
        lacking = "; ".join(f"{item.count}: {item.reason}" for item in cover.not_checked)
        yield f"| {cover.check} | {cover.inspected} {cover.inspects} | {cover.found} | {cover.skipped or lacking} |\n"


def _findings(findings: Iterable[Finding]) -> Iterable[str]:
    yield "\n## Findings\n"
    for finding in findings:
        yield f"\n### {finding.check} {_plain(finding.title)} ({finding.severity})\n\n{_plain(finding.message)}\n"
        yield from (f"\n> {_plain(sentence)}\n" for sentence in finding.sentences)
        yield f"\n{_plain(finding.remedy)}\nTo suppress: `{finding.id}`\n"


def _plain(text: str) -> str:
    """Return text in which no character is Markdown or HTML."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in text)
