from __future__ import annotations

import pytest

from kg.model import Block, BlockKind
from kg.read import published
from kg.read.markdown import parse


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published on 30th December 2010", "2010-12-30"),
        ("First published: 2010-12-30", "2010-12-30"),
        ("Publication date: May 2011.", "2011-05"),
        ("PUBLISHED ONLINE 2011", "2011"),
        ("Accepted: 3 May 2010", ""),
        ("Published by the town of Berg", ""),
        ("Published on 30th December 2010 in the town of Berg, where it snowed.", ""),
        ("Published on 31st February 2010", ""),
        ("", ""),
    ],
)
def test_a_line_that_says_when_it_appeared(text: str, date: str) -> None:
    assert published.date([Block(BlockKind.MATTER, text, 1)]) == date


def test_a_heading_says_no_date_and_the_first_line_counts() -> None:
    lines = [(BlockKind.HEADING, "2001"), (BlockKind.PARAGRAPH, "2002"), (BlockKind.MATTER, "2003")]
    assert published.date([Block(kind, f"Published in {year}", 1) for kind, year in lines]) == "2002"


def test_an_article_has_the_date_it_prints_unless_its_metadata_give_one() -> None:
    text = "# Gout\n\nPublished on 30<sup>th</sup> December 2010\n\nGout is rare in adults.\n"
    assert parse(text, "a.md").work.date == "2010-12-30"
    assert parse(f"---\ndate: 2009\n---\n\n{text}", "a.md").work.date == "2009"
