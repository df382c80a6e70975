"""R01 and R02: cited works that were retracted, or on which a concern or correction was published."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.audit.catalogue import Rule
from kg.match import normal
from kg.model import Check, NotChecked, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.audit.corpus import Entry
    from kg.audit.facts import Facts, Row
    from kg.model import Notice

_RETRACTION = "retraction"
_OF_RETRACTION = frozenset({_RETRACTION, "reinstatement"})
_SHORTEST_TITLE = 30


def find_retracted(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the references that were retracted and not reinstated since."""
    return _find(facts, _standing_retraction)


def find_concerns(facts: Facts) -> Iterator[Row | NotChecked]:
    """Yield the references on which a concern or a correction was published; the latest counts."""
    return _find(
        facts, lambda notices: [notice for notice in notices if notice.kind not in _OF_RETRACTION][-1:]
    )


def _standing_retraction(notices: Sequence[Notice]) -> Sequence[Notice]:
    latest = [notice for notice in notices if notice.kind in _OF_RETRACTION][-1:]
    return [notice for notice in latest if notice.kind == _RETRACTION]


def _find(facts: Facts, choose: Callable[[Sequence[Notice]], Sequence[Notice]]) -> Iterator[Row | NotChecked]:
    notices = facts.evidence.notices
    if notices is None:
        yield NotChecked("no file of retractions was named", len(facts.corpus.entries))
        return
    index, until = _index(notices), max((notice.dated for notice in notices), default="")
    for entry in facts.corpus.entries:
        if not (entry.doi or entry.pmid or len(normal(entry.title)) >= _SHORTEST_TITLE):
            yield NotChecked("the entry has no identifier and no title long enough to find it by", 1)
            continue
        for notice in choose(_of(entry, index)):
            yield {
                "focus": entry.iri,
                "label": entry.label,
                "name": entry.name,
                "kind": notice.kind,
                "value": notice.dated or "an unknown date",
                "reason": notice.reason or "no reason given",
                "notice": notice.notice_doi,
                "until": until,
                "text": entry.text,
            }


def _index(notices: Sequence[Notice]) -> dict[str, list[Notice]]:
    """Return the notices by DOI, PubMed id and long title, each in the order of dates."""
    index: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in sorted(notices, key=lambda notice: notice.dated):
        title = normal(notice.title)
        for key in filter(None, (notice.doi, notice.pmid, title if len(title) >= _SHORTEST_TITLE else "")):
            index[key].append(notice)
    return dict(index)


def _of(entry: Entry, index: dict[str, list[Notice]]) -> list[Notice]:
    """Return the notices on a work in the order of dates: by identifier, and by title where one side has none."""
    found = {notice for key in (entry.doi, entry.pmid) if key for notice in index.get(key, ())}
    known = entry.doi or entry.pmid
    found |= {
        notice
        for notice in index.get(normal(entry.title), ())
        if not known or not (notice.doi or notice.pmid)
    }
    return sorted(found, key=lambda notice: (notice.dated, notice.kind))


RETRACTED = Check(
    id="R01",
    name="retracted",
    title="Retracted reference",
    severity=Severity.ERROR,
    message="Reference {label} ({name}) was retracted on {value}: {reason} (notices up to {until}).",
    what="A cited work that a file of Retraction Watch says was retracted, and not reinstated since.",
    why="What rests on it rests on nothing.",
    remedy="Read the notice, and take the reference out, or say in the text that it was retracted.",
    group="reference",
    example="a paper of 2004 that was retracted in 2010, cited in 2015",
    key=("focus", "kind", "value"),
    inspects="references",
    place="kg/audit/checks/retracted.py",
)

CONCERN = Check(
    id="R02",
    name="concern-or-correction",
    title="Reference with a concern or a correction",
    severity=Severity.WARNING,
    message="On reference {label} ({name}): {kind}, {value}: {reason} (notices up to {until}).",
    what="A cited work on which a file of Retraction Watch knows an expression of concern or a correction.",
    why="What is cited from it may be just what was corrected.",
    remedy="Read the notice, and see whether the claim still holds.",
    group="reference",
    example="a paper whose dose table was corrected",
    key=("focus", "kind", "value"),
    inspects="references",
    place="kg/audit/checks/retracted.py",
)

RULES = (Rule(RETRACTED, find_retracted), Rule(CONCERN, find_concerns))
