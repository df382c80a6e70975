"""What holds of any file in JATS, well-formed or not."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, note, settings
from hypothesis import strategies as st
from lxml import etree

from kg.model import BlockKind, Document, Span
from kg.read import jats, pointers
from tests.jats import link, refs, shown, words, xml

BLOCKS = [
    "p",
    "sec",
    "list",
    "list-item",
    "def-list",
    "def-item",
    "fig",
    "table-wrap",
    "table",
    "tr",
    "boxed-text",
    "disp-quote",
    "fn",
    "fn-group",
    "statement",
    "speech",
    "supplementary-material",
    "verse-group",
    "ref-list",
    "app",
    "unheard-of",
]
INLINES = [
    "italic",
    "bold",
    "sup",
    "sub",
    "xref",
    "named-content",
    "ext-link",
    "monospace",
    "th",
    "td",
    "title",
    "label",
    "caption",
    "term",
    "def",
    "attrib",
    "break",
    "abbrev",
    "styled-content",
    "fig",
    "fn",
    "list",
    "p",
]
NUMBERS = st.integers(1, 9)

text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12).map(
    lambda value: value.replace("@", "")
)
linked = st.tuples(st.sampled_from(["{}", "[{}]", "{}–{}", "", "Roe {}"]), st.lists(NUMBERS, max_size=3))
QUIET = settings(deadline=None, max_examples=100)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> etree._Element:
    """Make an element of any name with anything in it: valid or not."""
    element = etree.Element(draw(st.sampled_from(BLOCKS if depth > 2 else INLINES)))
    element.text = draw(text)
    if draw(st.booleans()):
        element.set("rid", " ".join(f"r{number}" for number in draw(st.lists(NUMBERS, max_size=3))))
        element.set("ref-type", draw(st.sampled_from(["bibr", "fig", ""])))
    for child in draw(st.lists(trees(depth - 1), max_size=3)) if depth else []:
        child.tail = draw(text)
        element.append(child)
    return element


def bodies(tree: etree._Element) -> str:
    inner: str = etree.tostring(tree, encoding="unicode")
    return inner


def read(tree: etree._Element) -> Document:
    return jats.parse(xml(bodies(tree), refs(*range(1, 8))), "a.xml")


def letters(value: str) -> Counter[str]:
    return Counter(character for character in value if character.isalnum())


@QUIET
@given(trees())
def test_no_letter_of_the_body_is_lost(tree: etree._Element) -> None:
    found = read(tree)
    kept = letters("".join(block.text for block in found.blocks if block.kind is not BlockKind.REFERENCE))
    lost = letters("".join(tree.itertext())) - kept
    note(bodies(tree))
    assert not lost or found.problems


@QUIET
@given(trees())
def test_every_span_lies_in_its_text(tree: etree._Element) -> None:
    note(bodies(tree))
    for block in read(tree).blocks:
        whole = Span(0, len(block.text))
        spans = [*block.superscripts, *block.opaque, *(marker.span for marker in block.markers)]
        assert all(whole.holds(span) and span.start <= span.end for span in spans)
        assert all(before.span.end <= after.span.start for before, after in pairwise(block.markers))
        assert all(whole.holds(label.span) for marker in block.markers for label in marker.labels)
        assert block.text == block.text.strip(" ")
        assert all(0 <= offset <= len(block.text) for offset, _ in block.breaks)


@QUIET
@given(trees())
def test_every_link_to_a_reference_is_a_marker_once(tree: etree._Element) -> None:
    known = {f"r{number}" for number in range(1, 8)}
    named = [[one for one in (x.get("rid") or "").split() if one in known] for x in tree.iter("xref")]
    labels = [label for block in read(tree).blocks for marker in block.markers for label in marker.labels]
    printed = {str(number) for number in range(1, 8)}
    assert Counter(f"r{label.text}" for label in labels if label.link and label.text in printed) == Counter(
        one for several in named for one in several
    )


@QUIET
@given(trees(), st.data())
def test_any_cut_or_change_of_the_bytes_is_survived(tree: etree._Element, data: st.DataObject) -> None:
    whole = xml(bodies(tree), refs(1, 2))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    found = jats.parse(damaged, "a.xml")
    assert found.blocks or found.problems or b"<body" not in damaged or not words(bodies(tree))
    assert pointers.find(found).source == "a.xml"


@QUIET
@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    found = jats.parse(data, "a.xml")
    assert found.problems or b"<" in data


@QUIET
@given(st.sets(NUMBERS, min_size=1, max_size=6), st.sampled_from(["[{}]", "<sup>{}</sup>", "({})"]))
def test_numbers_printed_and_linked_in_any_style_come_back(numbers: set[int], style: str) -> None:
    inner = style.format(", ".join(link(str(number), number) for number in sorted(numbers)))
    found = jats.parse(xml(f"<p>So {inner} it is.</p>", refs(*range(1, 10))), "a.xml")
    assert [shown(marker) for marker in found.blocks[0].markers] == [" ".join(map(str, sorted(numbers)))]


@QUIET
@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(["–", "-", "—", "]–[", " to "]))
def test_a_range_of_links_names_all_between(first: int, last: int, dash: str) -> None:
    inner = f"[{link(str(first), first)}{dash}{link(str(last), last)}]"
    found = jats.parse(xml(f"<p>So {inner}.</p>", refs(*range(1, 31))), "a.xml").blocks[0].markers[0]
    between = range(first + 1, last)
    assert [label.text for label in found.labels] == [str(first), *map(str, between), str(last)]
    assert [label.text for label in found.labels if label.implied] == [*map(str, between)]


@QUIET
@given(trees())
def test_the_same_bytes_give_the_same_document(tree: etree._Element) -> None:
    assert read(tree) == read(tree)
