from __future__ import annotations

from kg.read.bibtex.faults import Faults
from kg.read.bibtex.records import Fault


def test_faults_come_back_in_their_order() -> None:
    faults = Faults(3)
    faults.extend(Fault(line, "a", "m") for line in (3, 1, 2))
    assert [fault.line for fault in faults.all()] == [3, 1, 2]


def test_those_beyond_the_limit_are_counted_by_code() -> None:
    faults = Faults(1)
    faults.extend(Fault(line, code, "m") for line, code in ((1, "a"), (5, "c"), (6, "b"), (7, "c")))
    kept, last = faults.all()
    assert kept.line == 1
    assert (last.line, last.code) == (5, "more-problems")
    assert last.message.endswith("b 1, c 2")
