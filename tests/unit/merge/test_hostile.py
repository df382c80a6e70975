"""Lists and rows made to be slow: twice as many take about twice the work, counted by how often entries are looked up or compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.merge import identifiers, merge
from kg.model import Listed, Word
from kg.names import BASE, doi_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Case = Callable[[int], tuple[list[Listed], list[Word]]]

MANY = 150


def bare(number: int, volume: str = "", title: str = "t") -> Listed:
    return Listed(f"article{number}", "1", f"w:{title}", title=title, volume=volume)


def known(number: int, doi: str, volume: str = "") -> Listed:
    return Listed(f"known{number}", "1", doi_iri(doi), doi=doi, title="t", volume=volume)


def rows(sides: Sequence[tuple[str, str, bool]]) -> list[Word]:
    return [Word(*side, source="works.csv", line=line) for line, side in enumerate(sides, 2)]


def volumes_of_one_title(size: int) -> tuple[list[Listed], list[Word]]:
    return [bare(n, f"{n}") for n in range(size)] + [bare(size + n, f"{n}") for n in range(size)], []


def many_dois_of_one_title(size: int) -> tuple[list[Listed], list[Word]]:
    entries = [known(n, f"10.1000/{n}", f"{n}") for n in range(size)]
    return [*entries, *(bare(n, f"{n + size // 2}") for n in range(size))], []


def rows_of_single_entries(size: int) -> tuple[list[Listed], list[Word]]:
    entries = [bare(n, title=f"t{n}") for n in range(2 * size)]
    return entries, rows([(f"article{2 * n}/1", f"article{2 * n + 1}/1", n % 2 == 0) for n in range(size)])


def rows_that_name_all(size: int) -> tuple[list[Listed], list[Word]]:
    entries = [bare(n, title=f"t{n}") for n in range(size)] + [known(n, "10.1000/x") for n in range(size)]
    return entries, rows([("10.1000/x", f"article{n}/1", n % 2 == 0) for n in range(size)])


def rows_that_take_one_out(size: int) -> tuple[list[Listed], list[Word]]:
    entries = [known(n, "10.1000/x") for n in range(size)]
    return entries, rows([("known0/1", f"known{n}/1", False) for n in range(1, size)])


def rows_that_contradict(size: int) -> tuple[list[Listed], list[Word]]:
    entries = [bare(n, title=f"t{n}") for n in range(size)]
    return entries, rows(
        [("article0/1", f"article{n}/1", same) for same in (False, True) for n in range(1, size)]
    )


@pytest.mark.parametrize(
    "case",
    [
        volumes_of_one_title,
        many_dois_of_one_title,
        rows_of_single_entries,
        rows_that_name_all,
        rows_that_take_one_out,
        rows_that_contradict,
    ],
)
def test_work_grows_with_the_size(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[int] = Counter()

    def work(size: int) -> int:
        entries, said = case(size)
        plain = {name: getattr(Listed, name) for name in ("__hash__", "__eq__", "__lt__")}
        with monkeypatch.context() as patch:
            for name, method in plain.items():

                def counting(*them: object, method: Callable[..., object] = method) -> object:
                    counts[size] += 1
                    return method(*them)

                patch.setattr(Listed, name, counting)
            merge(BASE, entries, said)
        return counts[size]

    assert 0 < work(2 * MANY) < 2.5 * work(MANY)


def test_of_a_title_with_many_identifiers_no_pairs_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: Counter[bool] = Counter()
    plain = identifiers.told_apart

    def counting(ones: Sequence[Listed], others: Sequence[Listed]) -> bool:
        compared[found := plain(ones, others)] += 1
        return found

    monkeypatch.setattr(identifiers, "told_apart", counting)
    pmids = [Listed(f"p{n}", "1", f"w:{n}", pmid=f"{n}", title="t") for n in range(MANY)]
    merge(BASE, [*pmids, *(known(n, f"10.1000/{n}") for n in range(MANY))])
    assert not compared
    merge(BASE, [*pmids[:3], *(known(n, f"10.1000/{n}") for n in range(3))])
    assert compared.total() == 9
