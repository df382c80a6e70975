"""Write ``docs/checks.md``: the catalogue of checks, from the checks' own headers.

With ``--check``, change nothing and exit 1 when the page is not what the headers say.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg import audit
from kg.audit.catalogue import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Check

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "checks.md"
_ORDER = {group: place for place, group in enumerate(dict.fromkeys(GROUPS.values()))}
_INTRODUCTION = """\
# Checks

This page is made by `python scripts/generate_checks.py` from the checks' own headers; change those.
How the audit works, and what no check can see, stands in [audit.md](audit.md).
"""


def shipped() -> list[Check]:
    """Return every check that is shipped, in the order of the catalogue."""
    folder = ROOT / "queries" / "audit"
    files = ((path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in folder.glob("*.rq"))
    rules, problems = audit.read_queries(files)
    if problems:
        raise SystemExit("\n".join(f"{problem.source}: {problem.message}" for problem in problems))
    checks = [rule.check for rule in (*rules, *audit.RULES)]
    return sorted(checks, key=lambda check: (_ORDER[check.group], check.id))


def page(checks: Sequence[Check]) -> str:
    """Return the catalogue as Markdown."""
    lines = [_INTRODUCTION, "| check | what it finds | severity |", "|---|---|---|"]
    lines += [
        f"| [{check.id} {check.name}](#{_anchor(check)}) | {_cell(check.title)} | {_severity(check)} |"
        for check in checks
    ]
    for group, members in groupby(checks, key=lambda check: check.group):
        lines += ["", f"## {group.capitalize()}"]
        lines += [line for check in members for line in _section(check)]
    return "\n".join(lines) + "\n"


def _section(check: Check) -> Iterator[str]:
    yield from ("", f"### {check.id} {check.name}", "", f"**{check.title}** ({_severity(check)}).")
    yield from _prose(check.what)
    yield from (
        "",
        f"- **Example:** {check.example}",
        f"- **Why it matters:** {check.why}",
        f"- **What to do:** {check.remedy}",
    )
    yield f"- **Looks at:** {check.inspects}."
    for threshold in check.thresholds:
        yield f"- **Threshold `{threshold.name}`:** {threshold.meaning} ({threshold.default:f})."
    yield f"- **Rule:** [`{check.place}`](../{check.place})"


def _prose(text: str) -> Iterable[str]:
    return ("", " ".join(text.split())) if text else ()


def _severity(check: Check) -> str:
    return f"{check.severity}, in strict mode {check.strict}" if check.strict else str(check.severity)


def _anchor(check: Check) -> str:
    return f"{check.id.lower()}-{check.name}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: Sequence[str]) -> int:
    """Write the page, or compare it."""
    made = page(shipped())
    if "--check" in arguments:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != made)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
