"""The article of the shipped example, checked on its text alone: nothing of ``kg`` reads it here."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

DATA = Path(__file__).parents[2] / "data"
CITATIONS = {
    "callen2000": 4,
    "larralde2005": 2,
    "touart1998": 2,
    "bhatia2001": 2,
    "eich2004": 1,
    "boulman2005": 6,
    "nomura1990": 1,
    "minami1994": 1,
    "miteva2003": 1,
    "mukamel2001": 0,
    "weinel2004": 1,
    "shehata1999": 1,
    "fisler2002": 1,
}
"""How often the text cites each reference, in the order of the printed list."""

CLAIMS_BY_SECTION = {"Title": 1, "Abstract": 3, "Introduction": 7, "Case history": 13, "Discussion": 18}
KINDS = {
    "case-observation": 15,
    "definition": 5,
    "prevalence": 5,
    "presentation": 5,
    "mechanism": 6,
    "complication": 1,
    "treatment": 5,
}
_SPAN = re.compile(r"\[((?:[^\[\]]|\[@[^\]]*\])*)\]\{#([a-z0-9-]+) \.([a-z-]+)\}")
_GROUP = re.compile(r"\[(@[^\]]*)\]")


@cache
def _text(name: str) -> str:
    return (DATA / name).read_bytes().decode("utf-8")


def _front_matter() -> dict[str, object]:
    matter = yaml.safe_load(_text("article.md").split("---\n")[1])
    assert isinstance(matter, dict)
    return matter


def _body() -> str:
    return _text("article.md").split("---\n", 2)[2]


def _sections() -> dict[str, str]:
    title, *sections = re.split(r"^## ", _body(), flags=re.MULTILINE)
    named = (section.partition("\n") for section in sections)
    return {"Title": title} | {heading: text for heading, _, text in named}


def _claims() -> dict[str, str]:
    return {match[2]: match[1] for match in _SPAN.finditer(_body())}


def _keys(text: str) -> list[str]:
    return re.findall(r"@([\w-]+)", " ".join(_GROUP.findall(text)))


@pytest.mark.parametrize("name", ["article.md", "references.bib", "vocabulary.ttl", "verdicts.csv"])
def test_every_file_is_plain_utf8_with_one_newline_at_its_end(name: str) -> None:
    text = _text(name)
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_fifteen_groups_hold_twenty_three_pointers() -> None:
    groups = _GROUP.findall(_body())
    assert len(groups) == 15
    assert len(_keys(_body())) == 23


def test_each_reference_is_cited_as_often_as_in_the_article() -> None:
    counts = Counter(_keys(_body()))
    assert {key: counts[key] for key in CITATIONS} == CITATIONS
    assert set(counts) <= set(CITATIONS)


def test_the_first_references_mentioned_are_not_the_first_of_the_list() -> None:
    assert list(dict.fromkeys(_keys(_body())))[:3] == ["larralde2005", "touart1998", "callen2000"]


def test_forty_two_claims_have_names_of_their_own() -> None:
    names = [match[2] for match in _SPAN.finditer(_body())]
    assert len(names) == len(set(names)) == 42
    assert _body().count("{#") == 42


def test_claims_stand_in_their_sections() -> None:
    counts = {heading: len(_SPAN.findall(text)) for heading, text in _sections().items()}
    assert counts == CLAIMS_BY_SECTION | {"End note": 0}


def test_claims_are_of_known_kinds() -> None:
    assert Counter(match[3] for match in _SPAN.finditer(_body())) == KINDS


def test_paragraphs_are_those_of_the_article() -> None:
    paragraphs = {
        heading: len([block for block in text.strip().split("\n\n") if "{#" in block])
        for heading, text in _sections().items()
    }
    expected = {
        "Title": 1,
        "Abstract": 2,
        "Introduction": 3,
        "Case history": 4,
        "Discussion": 5,
        "End note": 0,
    }
    assert paragraphs == expected


def test_two_sentences_hold_two_claims_and_every_other_line_one() -> None:
    lines = [line for line in _body().splitlines() if "{#" in line]
    assert Counter(line.count("{#") for line in lines) == {1: 38, 2: 2}


def test_the_marker_that_closes_a_compound_sentence_stands_outside_both_claims() -> None:
    line = next(line for line in _body().splitlines() if "{#juvenile-incidence" in line)
    assert _keys(_claims()["juvenile-ratio"]) == _keys(_claims()["juvenile-incidence"]) == []
    assert line.endswith("} [@boulman2005; @miteva2003].")


def test_each_part_of_the_other_compound_sentence_has_its_own_sources() -> None:
    assert _keys(_claims()["prevention-in-children"]) == ["callen2000", "shehata1999", "fisler2002"]
    assert _keys(_claims()["established-calcinosis"]) == ["callen2000"]


def test_the_numbers_that_disagree_are_there() -> None:
    claims = _claims()
    assert "up to 40 %" in claims["childhood-incidence"]
    assert "40–70 %" in claims["juvenile-incidence"]
    assert "21 years" in claims["late-calcinosis"]
    assert "eighteen-year-old" in claims["presenting-swellings"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("uncommon-deposits", "uncommon-deposits-again"),
        ("myopathy-with-skin-signs", "list-of-skin-signs"),
        ("mostly-dystrophic", "mostly-dystrophic-again"),
        ("response-to-treatment", "remarkable-improvement"),
    ],
)
def test_what_the_article_says_twice_is_said_alike(first: str, second: str) -> None:
    claims = _claims()
    one, other = (set(re.findall(r"\w+", claims[name].lower())) for name in (first, second))
    assert len(one & other) / min(len(one), len(other)) >= 0.7


def test_a_repeated_claim_has_the_same_sources() -> None:
    assert _claims()["uncommon-deposits"] == _claims()["uncommon-deposits-again"]


def test_both_captions_stand_apart_from_the_claims() -> None:
    captions = re.findall(r"\n\n(Figure \d\. [^\n]+)\n\n", _body())
    assert [caption[:9] for caption in captions] == ["Figure 1.", "Figure 2."]
    assert "pelvis" in captions[1]
    assert "hip joint (Figure 2)" in _claims()["hip-radiograph"]


def test_the_front_matter_describes_the_article() -> None:
    matter = _front_matter()
    issue = {key: str(matter[key]) for key in ("journal", "date", "volume", "issue", "pages", "type")}
    assert issue == {
        "journal": "Kerala Medical Journal",
        "date": "2010-12-30",
        "volume": "3",
        "issue": "4",
        "pages": "122–124",
        "type": "case-report",
    }
    assert matter["keywords"] == ["Dermatomyositis", "Calcinosis"]
    assert f"# [{matter['title']}]{{#rare-manifestation .prevalence}}" in _body()
    for name in ("bibliography", "vocabulary"):
        assert (DATA / str(matter[name])).is_file()


def test_the_author_lists_of_the_article_disagree() -> None:
    authors = _front_matter()["author"]
    assert isinstance(authors, list)
    header = [" ".join(filter(None, (author.get("given"), author["family"]))) for author in authors]
    end_note = _sections()["End note"]
    information = re.findall(r"^\d\. (.+)$", end_note, flags=re.MULTILINE)
    cited_as = end_note.partition("### Cite this article as\n\n")[2].partition(".")[0].split(", ")
    assert header == cited_as
    assert len(header) == 6
    assert len(information) == 7
    assert "Suresh R Chandran" in header
    assert information[1:3] == ["Suresh R", "Chandran"]


def test_no_private_contact_is_given() -> None:
    assert not re.search(r"\w@\w|\d{8,}|phone|e-?mail", _text("article.md"), re.IGNORECASE)


def test_no_verdict_is_invented() -> None:
    assert _text("verdicts.csv") == "claim,reference,verdict,basis,quote,reviewer,date,note\n"
