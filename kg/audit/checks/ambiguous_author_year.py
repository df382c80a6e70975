"""S05: a citation in words, “Berg et al. 2004”, that fits two entries."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.audit.corpus import by_article
from kg.match import normal
from kg.model import Check, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row

_COMPANY = r"(?:,? (?:(?P<many>et al\.?,?)|(?:and|&|und|et|y) (?P<second>[^\W\d_][\w'’-]+)|and (?:co-workers|colleagues))|['’]s?)?"


def find(facts: Facts) -> Iterator[Row]:
    """Yield the claims that cite in words what could be two entries, and have no marker that tells them apart."""
    namesakes = {}
    for entries in by_article(facts.corpus.entries):
        namesakes[entries[0].article] = _namesakes(entries)
    for statement in facts.corpus.statements:
        for (family, year), candidates in namesakes.get(statement.article, {}).items():
            if family not in statement.text or year not in statement.text:
                continue
            fitting = _fitting(statement.text, family, year, candidates)
            if len(fitting) > 1 and not any(entry.work in statement.works for entry in fitting):
                labels = " and ".join(entry.label for entry in fitting)
                yield {
                    "focus": statement.iri,
                    "other": fitting[0].iri,
                    "cited": f"{family} {year}",
                    "labels": labels,
                    "text": statement.text,
                }


def _namesakes(entries: Sequence[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """Return the entries that share first author and year with another one."""
    groups: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.families and entry.year:
            groups[entry.families[0], entry.year].append(entry)
    return {key: group for key, group in groups.items() if len({entry.work for entry in group}) > 1}


def _fitting(text: str, family: str, year: str, candidates: Sequence[Entry]) -> Sequence[Entry]:
    """Return the candidates that the words of ``text`` fit; none when it does not cite by name and year alone."""
    match = re.search(rf"\b{re.escape(family)}{_COMPANY}[ ,(\[]{{1,3}}{year}(?![\da-z])", text)
    if not match:
        return ()
    if match["second"]:
        second = normal(match["second"])
        close = [entry for entry in candidates if [normal(name) for name in entry.families[1:]] == [second]]
    elif match["many"]:
        close = [entry for entry in candidates if len(entry.families) > 1]
    else:
        close = [entry for entry in candidates if len(entry.families) == 1]
    return close or candidates


CHECK = Check(
    id="S05",
    name="ambiguous-author-year",
    title="Citation in words that fits two entries",
    severity=Severity.ERROR,
    message="“{cited}” fits the references {labels}, and no marker says which is meant.",
    what="A citation by name and year where two works of the list have this first author and this year.",
    why="The reader cannot tell which of the two bears the claim out, and neither can any tool.",
    remedy="Add a letter to the year (2004a, 2004b) in text and list, or a marker.",
    group="structure",
    example="“as Berg (2004) has shown”, with two works by Berg of 2004 in the list",
    key=("focus", "cited"),
    inspects="claims",
    place="kg/audit/checks/ambiguous_author_year.py",
)

RULE = Rule(CHECK, find)
