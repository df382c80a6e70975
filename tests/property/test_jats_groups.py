"""Groups of links as publishers write them: however numbers and ranges are tagged, what is printed is what is cited."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, note, settings
from hypothesis import strategies as st

from kg.read import jats
from tests.jats import link, refs, xml

REFERENCES = 40
AROUND = [
    "[{}]",
    "({})",
    "{}",
    "<sup>{}</sup>",
    "<sup>[{}]</sup>",
    "<sup>({})</sup>",
    "[<bold>{}</bold>]",
    "(see Refs. {})",
    "[e.g., {}]",
    "(reviewed in {})",
]
BETWEEN = [", ", ",", "<sup>,</sup>", "; ", " , ", ",\u2009", " and "]
DASHES = [
    *"-‐‑‒–—−~",
    "--",
    " – ",
    "\u2009–\u2009",
    "\n–\n",
    " to ",
    " through ",
    "&ndash;",
    "<!-- – -->–",
    "–<?pi?>",
]
RANGES = {
    "two links": lambda first, last, dash: f"{link(f'{first}', first)}{dash}{link(f'{last}', last)}",
    "one link, both ends": lambda first, last, dash: link(f"{first}{dash}{last}", first, last),
    "one link, all": lambda first, last, dash: link(f"{first}{dash}{last}", *range(first, last + 1)),
    "one link, the first": lambda first, last, dash: link(f"{first}{dash}{last}", first),
    "the dash in the first": lambda first, last, dash: link(f"{first}{dash}", first) + link(f"{last}", last),
    "the dash in the last": lambda first, last, dash: link(f"{first}", first) + link(f"{dash}{last}", last),
    "a bracket in each": lambda first, last, dash: (
        f"{link(f'[{first}', first)}{dash}{link(f'{last}]', last)}"
    ),
    "brackets in each": lambda first, last, dash: (
        f"{link(f'[{first}]', first)}{dash}{link(f'[{last}]', last)}"
    ),
    "empty links before the dash": lambda first, last, dash: (
        f"{link(f'{first}', first)}{empty(first, last)}{dash}{link(f'{last}', last)}"
    ),
    "empty links after the dash": lambda first, last, dash: (
        f"{link(f'{first}', first)}{dash}{empty(first, last)}{link(f'{last}', last)}"
    ),
}
SINGLES = ["{}", "<sup>{}</sup>", "\n {}\n", "[{}]"]


def empty(first: int, last: int) -> str:
    return "".join(link("", number) for number in range(first + 1, last))


@st.composite
def groups(draw: st.DrawFn) -> tuple[str, set[int]]:
    """Make a group of links; return it with the numbers that it cites."""
    bounds = sorted(draw(st.sets(st.integers(1, REFERENCES), min_size=1, max_size=6)))
    dash, items, cited = draw(st.sampled_from(DASHES)), [], set[int]()
    for first, last in pairwise([*bounds, REFERENCES + 1]):
        far = min(last - 1, first + 7)
        if far > first + 1 and draw(st.booleans()):
            items.append(RANGES[draw(st.sampled_from(sorted(RANGES)))](first, far, dash))
            cited |= set(range(first, far + 1))
        else:
            items.append(link(draw(st.sampled_from(SINGLES)).format(first), first))
            cited.add(first)
    return draw(st.sampled_from(AROUND)).format(draw(st.sampled_from(BETWEEN)).join(items)), cited


@settings(deadline=None, max_examples=300)
@given(groups(), st.booleans())
def test_what_a_group_prints_is_what_it_cites(group: tuple[str, set[int]], labels: bool) -> None:  # noqa: FBT001 - drawn
    text, cited = group
    note(text)
    others = ", ".join(link(f"[{number}]", number) for number in (3, 7, 9))
    counted = f"<p>Roe said so, too {others}.</p>"  # shows that a list is numbered that prints no labels
    references = refs(*range(1, REFERENCES + 1), labels=labels)
    found = jats.parse(xml(f"<p>It was found in most {text}.</p>{counted}", references), "a.xml")
    assert {int(label.text) for marker in found.blocks[0].markers for label in marker.labels} == cited
