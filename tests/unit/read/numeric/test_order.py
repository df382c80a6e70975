from kg.model import Span
from kg.read import labels
from kg.read.numeric import order
from kg.read.numeric.candidates import Candidate, Family


def group(number: int, block: int) -> Candidate:
    return Candidate(block, Span(0, 3), Family.SQUARE, labels.parse(str(number), words=False))


def test_what_is_missing_at_its_place_fits() -> None:
    known = order.of([((1, 0), 1), ((2, 0), 2), ((4, 0), 4)])
    assert known.fits(group(3, 3))
    assert not known.fits(group(3, 5))
    assert not known.fits(group(2, 3))


def test_what_is_first_mentioned_further_on_is_not_missing() -> None:
    moved = order.of([((1, 0), 1), ((3, 0), 9), ((4, 0), 2), ((5, 0), 5)])
    assert not moved.fits(group(5, 2))
    assert moved.fits(group(4, 2))
