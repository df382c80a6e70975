"""What is found by index is what trying everything against everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.merge.fitting import Fitting
from kg.merge.identifiers import told_apart
from kg.merge.partition import Partition, Rivals
from kg.merge.titles import by_title
from kg.merge.votes import leading
from kg.model import Listed

VALUES = st.sampled_from(["", "", "1", "2", "3", "4"])
NUMBERS = st.sampled_from(range(8))


def listed(article: int, label: int, volume: str, page: str) -> Listed:
    return Listed(f"article{article}", str(label), f"w:{label}", title="t", volume=volume, page=page)


@st.composite
def several(draw: st.DrawFn, first: int = 0) -> list[Listed]:
    return [
        listed(draw(NUMBERS), first + label, draw(VALUES), draw(VALUES))
        for label in range(draw(st.integers(1, 6)))
    ]


@given(several(100), st.dictionaries(st.sampled_from("abcdef"), several(), max_size=6))
def test_the_group_that_leads_is_found_without_trying_each(
    entries: list[Listed], groups: dict[str, list[Listed]]
) -> None:
    tried = {
        name: {member.article for member in members}
        for name, members in groups.items()
        if not told_apart(entries, members)
    }
    found = Fitting(groups).to(entries)
    assert found.items() <= tried.items()
    assert bool(found) == bool(tried)
    assert leading(found) == leading(tried)


@given(several())
def test_entries_are_one_where_a_chain_of_volumes_and_pages_joins_them(entries: list[Listed]) -> None:
    found, _ = by_title(entries, {})
    marked = [entry for entry in entries if entry.volume or entry.page]
    reached = {entry: {entry} for entry in marked}
    for _ in marked:
        for one in marked:
            for other in marked:
                if (one.volume and one.volume == other.volume) or (one.page and one.page == other.page):
                    reached[one] |= reached[other]
    assert all((found[one] == found[other]) == (other in reached[one]) for one in marked for other in marked)


@given(st.lists(st.tuples(st.booleans(), st.sets(NUMBERS, min_size=1), st.sets(NUMBERS, min_size=1))))
def test_groups_are_parted_and_joined(steps: list[tuple[bool, set[int], set[int]]]) -> None:
    entries = [listed(number, number, "", "") for number in range(8)]
    partition = Partition([entries[:5], entries[5:]])
    plain = [set(entries[:5]), set(entries[5:])]
    for joins, left, right in steps:
        ones, others = (frozenset(entries[number] for number in side) for side in (left, right - left))
        if joins:
            partition.join(partition.at(ones | others))
            touched = [group for group in plain if group & (ones | others)]
            plain = [*(group for group in plain if group not in touched), set().union(*touched)]
        else:
            parted = [(group - others, group & others) if group & ones else (group,) for group in plain]
            assert partition.part(ones, others) == any(len(parts) > 1 and parts[1] for parts in parted)
            plain = [part for parts in parted for part in parts if part]
        assert sorted(partition.groups) == sorted(sorted(group) for group in plain)


@given(
    st.lists(st.tuples(st.sets(NUMBERS), st.sets(NUMBERS)).map(lambda pair: (pair[0], pair[1] - pair[0]))),
    st.lists(st.sets(NUMBERS, min_size=2)),
)
def test_rivals_are_kept_apart(pairs: list[tuple[set[int], set[int]]], steps: list[set[int]]) -> None:
    rivals, at = Rivals(pairs), {number: number for number in range(8)}
    for step in steps:
        touched = {at[number] for number in step}
        against = [
            place
            for place, (left, right) in enumerate(pairs)
            if any(at[one] in touched for one in left) and any(at[other] in touched for other in right)
        ]
        assert rivals.between(touched) == min(against, default=None)
        if not against:
            target = max(touched)
            rivals.join(touched, target)
            at = {number: target if group in touched else group for number, group in at.items()}


def test_of_many_groups_few_are_looked_at() -> None:
    groups = {str(number): [listed(number, number, str(number), "")] for number in range(1000)}
    bare = {f"bare{number}": [listed(number, number, "", "")] for number in range(1000)}
    fitting = Fitting(groups | bare)
    assert fitting.to([listed(0, 0, "7", "")]).keys() == {"7", "bare999", "bare998"}
    assert len(fitting.to([listed(0, 0, "", "")])) == 4
