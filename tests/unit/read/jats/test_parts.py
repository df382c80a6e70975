"""The order of a file: title, abstracts, body, what follows, and the texts appended to it."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from tests.jats import codes, link, parse, refs, shown

P, H, M = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.MATTER


def test_title_and_abstracts_come_first() -> None:
    front = (
        "<title-group><article-title>On peas</article-title><subtitle>A study</subtitle><trans-title-group><trans-title>Pois</trans-title></trans-title-group></title-group>"
        '<abstract><p>Peas grow.</p></abstract><abstract abstract-type="graphical"><p>See.</p></abstract>'
        '<abstract><title>Highlights</title><p>Yes.</p></abstract><trans-abstract xml:lang="fr"><p>Oui.</p></trans-abstract>'
    )
    found = parse("<sec><title>Aim</title><p>a</p></sec>", front=front)
    assert [(block.kind, block.text, block.level) for block in found.blocks] == [
        (BlockKind.TITLE, "On peas: A study", 0), (M, "Pois", 0), (H, "Abstract", 1), (P, "Peas grow.", 0),
        (H, "Abstract (graphical)", 1), (P, "See.", 0), (H, "Highlights", 1), (P, "Yes.", 0),
        (H, "Abstract (fr)", 1), (P, "Oui.", 0), (H, "Aim", 1), (P, "a", 0),
    ]  # fmt: skip


def test_the_sections_of_an_abstract_lie_in_it() -> None:
    front = "<abstract><sec><title>Aim</title><p>a</p></sec></abstract>"
    assert [(block.text, block.level) for block in parse(front=front).blocks] == [
        ("Abstract", 1),
        ("Aim", 2),
        ("a", 0),
    ]


def test_a_body_without_sections_is_not_part_of_the_abstract() -> None:
    front = "<abstract><p>Peas grow.</p></abstract>"
    assert [block.text for block in parse("<p>a</p>", front=front).blocks] == [
        "Abstract",
        "Peas grow.",
        "Main text",
        "a",
    ]
    assert [block.text for block in parse("<p>a</p>").blocks] == ["a"]


def test_notes_of_the_authors_are_matter_and_correspondence_is_not_kept() -> None:
    front = (
        "<author-notes><corresp>To <email>a@b.org</email></corresp><fn><label>*</label><p>Equal work.</p></fn>"
        '<fn fn-type="corresp"><p>Write to A. Roe.</p></fn></author-notes>'
        "<product>Roe A. <source>Peas</source></product><funding-group><funding-statement>By Doe.</funding-statement></funding-group>"
    )
    found = parse(front=front)
    assert [(block.kind, block.text) for block in found.blocks] == [
        (M, "* Equal work."),
        (M, "Roe A. Peas"),
        (M, "By Doe."),
    ]
    assert not found.problems


def test_notes_before_the_body_are_read() -> None:
    data = parse(front="</article-meta><notes><p>Shown at a fair.</p></notes><article-meta>")
    assert [block.text for block in data.blocks] == ["Notes", "Shown at a fair."]


SUB = (
    '<sub-article id="s1" article-type="{}"><front-stub>{}</front-stub><body><p>Good [{}].</p>'
    "<sec><title>Points</title><p>b</p></sec></body>{}</sub-article>"
)


def test_an_appended_text_follows_under_a_heading_of_its_own() -> None:
    title = "<title-group><article-title>Letter</article-title></title-group>"
    found = parse(
        f"<p>a [{link('1', 1)}]</p>", refs(1, 2), after=SUB.format("reply", title, link("2", 2), "")
    )
    after = [block for block in found.blocks if block.part]
    assert [(block.kind, block.text, block.level, block.part) for block in after] == [
        (H, "Letter", 1, "s1"), (P, "Good [2].", 0, "s1"), (H, "Points", 2, "s1"), (P, "b", 0, "s1"),
    ]  # fmt: skip
    assert [block.part for block in found.blocks if block not in after] == [""] * 4


def test_an_appended_text_without_title_is_called_by_its_kind() -> None:
    found = parse(
        "<p>a</p>",
        after='<response response-type="author-reply"><body><p>b</p></body></response><sub-article><body><p>c</p></body></sub-article>',
    )
    assert [(block.text, block.part) for block in found.blocks[1:]] == [
        ("Author reply", "response-1"), ("b", "response-1"), ("Sub article", "sub-article-2"), ("c", "sub-article-2"),
    ]  # fmt: skip


def test_a_translation_cites_the_list_of_the_article() -> None:
    found = parse("", refs(1, 2), after=SUB.format("translation", "", link("2", 2), ""))
    marker = next(marker for block in found.blocks for marker in block.markers)
    assert (shown(marker), codes(found)) == ("2", [])


def test_an_appended_text_has_a_list_of_its_own() -> None:
    own = '<back><ref-list><ref id="q1"><label>1</label><mixed-citation>Own.</mixed-citation></ref><ref id="q3"><label>3</label><mixed-citation>More.</mixed-citation></ref></ref-list></back>'
    text = '<xref ref-type="bibr" rid="q1">1</xref>–<xref ref-type="bibr" rid="q3">3</xref>'
    found = parse(f"<p>a [{link('1', 1)}]</p>", refs(1, 2), after=SUB.format("reply", "", text, own))
    assert [(entry.label, entry.key, entry.position, entry.part) for entry in found.printed] == [
        ("1", "r1", 1, ""), ("2", "r2", 2, ""), ("q1", "q1", 1, "s1"), ("3", "q3", 2, "s1"),
    ]  # fmt: skip
    assert [shown(marker) for block in found.blocks for marker in block.markers] == ["1", "q1 3"]


def test_an_id_used_in_both_lists_means_the_nearer_one() -> None:
    own = '<back><ref-list><ref id="r1"><label>1</label><mixed-citation>Own.</mixed-citation></ref></ref-list></back>'
    found = parse(f"<p>a [{link('1', 1)}]</p>", refs(1), after=SUB.format("reply", "", link("1", 1), own))
    assert [shown(marker) for block in found.blocks for marker in block.markers] == ["1", "r1"]
    assert [entry.label for entry in found.printed] == ["1", "r1"]


def test_parts_of_one_name_are_told_apart() -> None:
    twice = '<sub-article id="s"><body><p>b</p></body></sub-article>' * 2
    assert {block.part for block in parse("<p>a</p>", after=twice).blocks} == {"", "s", "s~2"}


def test_the_style_counts_the_article_alone() -> None:
    text = f"<p>a [{link('1', 1)}, {link('2', 2)}] b [{link('1', 1)}]</p>"
    found = parse(text, refs(1, 2, 3), after=SUB.format("reply", "", link("3", 3), ""))
    assert found.style == "links to references: 3 in 2 groups name 2 of 3 listed references"
    assert parse("<p>a</p>").style == ""


@pytest.mark.parametrize("inner", ["", "<front/>", "<body/>", "<front><article-meta/></front>", "<back/>"])
def test_a_file_with_nothing_in_it_is_an_empty_document(inner: str) -> None:
    from kg.read import jats

    found = jats.parse(f"<article>{inner}</article>".encode(), "a.xml")
    assert (found.blocks, found.printed, found.problems) == ((), (), ())
