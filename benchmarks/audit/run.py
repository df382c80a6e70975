"""Audit an article as it was found and with a fault in it, and compare what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.audit import diseases
from kg.audit import RULES, read_queries
from kg.query import select
from kg.workspace.opening import open_files
from kg.workspace.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.audit.case import Case, Mutant
    from kg.audit import Rule
    from kg.model import Audit, Finding
    from kg.workspace.audited import Audited

_SOURCED = """SELECT DISTINCT ?text WHERE {
  ?claim a schema:Claim ; schema:text ?text ; dcterms:type ?kind ; kg:pointer ?pointer FILTER(?kind != kind:case-observation)
} ORDER BY ?text"""


def rules() -> list[Rule]:
    """Return the shipped checks."""
    paths = sorted((shipped("queries") / "audit").glob("*.rq"))
    queries, _ = read_queries((path.name, path.read_text("utf-8")) for path in paths)
    return [*queries, *RULES]


CHECKS = frozenset(rule.check.id for rule in rules())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant: ``right`` and ``wrong`` count the new findings of its check.

    ``judged`` is False where the check itself says that it could not look, and found nothing.
    """

    case: str
    mutation: str
    check: str
    right: int
    wrong: int
    judged: bool = True
    told: str = ""


def audit(case: Case, folder: Path, only: frozenset[str] = frozenset()) -> Audited:
    """Audit a case, written into ``folder``, by all checks or by some ``only``; U02 is given a vocabulary of diseases."""
    files = [folder / "paper.md"]
    files[0].write_text(case.text, "utf-8")
    if case.bib:
        files.append(folder / "paper.bib")
        files[1].write_text(case.bib, "utf-8")
    if only == {"U02"}:
        files.append(folder / "diseases.ttl")
        files[-1].write_text(diseases.vocabulary(), "utf-8")
    workspace = open_files(files)
    off = sorted(CHECKS - only) if only else []
    workspace.settings = replace(workspace.settings, audit={"off": off})
    return workspace.audit()


def read(case: Case, found: Audited) -> Case:
    """Return a case with the general claims that the audit reads in it."""
    return replace(case, sourced=tuple(str(text) for (text,) in select(found.graph, _SOURCED).rows))


def outcome(where: tuple[str, str, str], mutant: Mutant, clean: Audit, faulty: Audit) -> Outcome:
    """Compare the findings of the check that must report the fault; ``where`` is case, mutation and check."""
    check = where[-1]
    known = {finding.id for finding in clean.findings}
    new = Counter(_said(f) for f in faulty.findings if f.check == check and f.id not in known)
    right = sum(n for said, n in new.items() if _expected(said, mutant))
    wrong = new.total() - right
    inspected = next(coverage.inspected for coverage in faulty.coverage if coverage.check == check)
    told = "; ".join(said for said in new if not _expected(said, mutant)) or f"expected {mutant.expected}"
    done = right and not wrong
    return Outcome(*where, right, wrong, judged=bool(right or inspected), told="" if done else told)


def _said(finding: Finding) -> str:
    return " | ".join((finding.message, finding.value, *finding.sentences))


def _expected(said: str, mutant: Mutant) -> bool:
    return any(all(words in said for words in alternative) for alternative in mutant.expected)
