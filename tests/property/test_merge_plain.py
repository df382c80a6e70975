"""The rule of ``docs/works.md``, written down plainly with everything compared to everything, finds the same works."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kg.merge import merge
from kg.merge.votes import leading
from kg.model import Listed, Word
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    Groups = set[frozenset[Listed]]

FEW = st.sampled_from(["", "", "1", "2", "3"])
IDS = st.sampled_from([("", ""), *((f"10.1000/{n}", "") for n in "123"), *(("", n) for n in "123")])


def listed(article: str, label: str, doi: str, pmid: str, printed: tuple[str, str]) -> Listed:
    name = f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{pmid}" if pmid else "w:t"
    return Listed(article, label, name, doi=doi, pmid=pmid, title="t", volume=printed[0], page=printed[1])


@st.composite
def of_one_title(draw: st.DrawFn) -> list[Listed]:
    """Entries with a DOI, a PubMed id or neither, none with both, so that title, volume and page alone can join them."""
    found = []
    for label in range(draw(st.integers(1, 14))):
        doi, pmid = draw(IDS)
        article = draw(st.sampled_from("abcdef"))
        found.append(listed(article, str(label), doi, pmid, (draw(FEW), draw(FEW))))
    return found


@st.composite
def rows(draw: st.DrawFn, found: list[Listed]) -> list[Word]:
    side = st.sampled_from([name for entry in found for name in (entry.id, entry.name)])
    return [
        Word(draw(side), draw(side), draw(st.booleans()), source="works.csv", line=line)
        for line in range(draw(st.integers(0, 8)))
    ]


def told_apart(ones: Iterable[Listed], others: Iterable[Listed]) -> bool:
    pairs = list(product(ones, others))
    compared = [
        any(left == right for left, right in given)
        for given in (
            [(one.volume, other.volume) for one, other in pairs if one.volume and other.volume],
            [(one.page, other.page) for one, other in pairs if one.page and other.page],
        )
        if given
    ]
    return bool(compared) and not any(compared)


def articles(*groups: Iterable[Listed]) -> set[str]:
    return {entry.article for group in groups for entry in group}


def tied(pmids: dict[str, list[Listed]], dois: dict[str, list[Listed]]) -> dict[str, str]:
    """Return the DOI of each PubMed id where each leads among all that fit the other."""
    fit = {
        (pmid, doi): articles(ours, theirs)
        for (pmid, ours), (doi, theirs) in product(pmids.items(), dois.items())
        if not told_apart(ours, theirs)
    }
    forth = {
        pmid: leading({doi: votes for (one, doi), votes in fit.items() if one == pmid}) for pmid in pmids
    }
    back = {doi: leading({pmid: votes for (pmid, one), votes in fit.items() if one == doi}) for doi in dois}
    return {pmid: doi for pmid, doi in forth.items() if doi and back[doi] == pmid}


def parts(bare: list[Listed]) -> list[list[Listed]]:
    """Return the entries that a chain of common volumes and pages joins; last, those that give neither."""
    joined = [[entry] for entry in bare if entry.volume or entry.page]
    for one, other in product(bare, bare):
        if (one.volume and one.volume == other.volume) or (one.page and one.page == other.page):
            near = [part for part in joined if one in part or other in part]
            joined = [part for part in joined if part not in near] + [[e for part in near for e in part]]
    plain = [entry for entry in bare if not entry.volume and not entry.page]
    return [*joined, plain] if plain else joined


def plainly(found: list[Listed]) -> tuple[Groups, set[Listed]]:
    """Return the works of entries of one title, and the entries that fit several."""
    pmids: defaultdict[str, list[Listed]] = defaultdict(list)
    dois: defaultdict[str, list[Listed]] = defaultdict(list)
    for entry in found:
        if entry.doi:
            dois[entry.doi].append(entry)
        elif entry.pmid:
            pmids[entry.pmid].append(entry)
    doi_of = tied(pmids, dois)
    identified = {doi: [*members] for doi, members in dois.items()}
    for pmid, members in pmids.items():
        identified.setdefault(doi_of.get(pmid, pmid), []).extend(members)
    works = {name: [*members] for name, members in identified.items()}
    own: dict[str, list[Listed]] = {}
    unsure: set[Listed] = set()
    for part in parts([entry for entry in found if not entry.doi and not entry.pmid]):
        plain = not part[0].volume and not part[0].page
        if plain and len(articles(part)) < len(part):
            works |= {entry.id: [entry] for entry in part}
            unsure |= set(part)
            continue
        fitting = (
            identified | own if plain else {n: m for n, m in identified.items() if not told_apart(part, m)}
        )
        group = leading({name: articles(members) for name, members in fitting.items()})
        if not group:
            unsure |= set(part) if fitting else set()
            group = part[0].id
            own[group] = part
        works.setdefault(group, []).extend(part)
    return {frozenset(members) for members in works.values()}, unsure


def overruled(groups: Groups, said: list[Word], found: list[Listed]) -> tuple[Groups, list[int]]:
    """Return the groups after all words, and the lines that changed one."""
    sides = {
        word.line: [
            frozenset(e for e in found if e.id == side) or frozenset(e for e in found if e.name == side)
            for side in (word.a, word.b)
        ]
        for word in said
    }
    apart = {w.line: (sides[w.line][0], sides[w.line][1] - sides[w.line][0]) for w in said if not w.same}
    told = []
    for line, (ones, others) in apart.items():
        split = {part for g in groups for part in ((g - others, g & others) if g & ones else (g,)) if part}
        told += [line] if split != groups else []
        groups = split
    for line in [word.line for word in said if word.same and sides[word.line][0] != sides[word.line][1]]:
        touched = {group for group in groups if group & (sides[line][0] | sides[line][1])}
        joined = frozenset[Listed]().union(*touched)
        if len(touched) > 1 and not any(ones & joined and others & joined for ones, others in apart.values()):
            groups = groups - touched | {joined}
            told.append(line)
    return groups, told


@given(of_one_title(), st.data())
def test_the_rule_written_down_plainly_finds_the_same(found: list[Listed], data: st.DataObject) -> None:
    said = data.draw(rows(found))
    merging = merge(BASE, found, said)
    expected, unsure = plainly(found)
    groups, told = overruled(expected, said, found)
    assert {frozenset(group) for group in merging.groups.values()} == groups
    assert merging.unsure == unsure
    assert [item.word.line for item in merging.told] == told
