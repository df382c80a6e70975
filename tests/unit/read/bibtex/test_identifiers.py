from __future__ import annotations

import pytest

from kg.read.bibtex import identifiers


@pytest.mark.parametrize(
    ("fields", "doi"),
    [
        ({"doi": "10.1000/ABC.1"}, "10.1000/abc.1"),
        ({"doi": "https://doi.org/10.1000/ABC"}, "10.1000/abc"),
        ({"doi": "http://dx.doi.org/10.1000/abc."}, "10.1000/abc"),
        ({"doi": "doi: 10.1000/abc"}, "10.1000/abc"),
        ({"doi": r"10.1000/a\_b{\_}c"}, "10.1000/a_b_c"),
        ({"doi": "10.1000%2Fabc"}, "10.1000/abc"),
        ({"doi": "10.1000/s(19)1:2$<$3::aid--4$>$5"}, "10.1000/s(19)1:2<3::aid--4>5"),
        ({"doi": r"10.1000/1{\textless}2"}, "10.1000/1<2"),
        ({"doi": "10.1000.10/x"}, "10.1000.10/x"),
        ({"doi": "none"}, ""),
        ({"doi": "10/abc"}, ""),
        ({"eprint": "10.1000/x", "eprinttype": "DOI"}, "10.1000/x"),
        ({"eprint": "10.1000/x"}, ""),
        ({"url": "https://www.doi.org/10.1000/X?a=b"}, "10.1000/x"),
        ({"howpublished": r"\url{https://doi.org/10.1000/x}."}, "10.1000/x"),
        ({"note": "(doi.org/10.1000/x)"}, "10.1000/x"),
        ({"url": "https://example.org/10.1000/x"}, ""),
        ({}, ""),
    ],
)
def test_doi(fields: dict[str, str], doi: str) -> None:
    assert identifiers.doi(fields) == doi


@pytest.mark.parametrize(
    ("fields", "pmid"),
    [
        ({"pmid": "123"}, "123"),
        ({"pmid": "PMID: 123"}, "123"),
        ({"eprint": "123", "eprinttype": "pubmed"}, "123"),
        ({"eprint": "123", "archiveprefix": "PMID"}, "123"),
        ({"eprint": "2001.00123", "eprinttype": "arxiv"}, ""),
        ({"note": "Free text. PMID: 123; PMCID: PMC4"}, "123"),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/123/"}, "123"),
        ({"url": "https://www.ncbi.nlm.nih.gov/pubmed/123"}, "123"),
        ({"pmid": "0" * 50}, ""),
        ({"note": "RPMID 5"}, ""),
        ({}, ""),
    ],
)
def test_pmid(fields: dict[str, str], pmid: str) -> None:
    assert identifiers.pmid(fields) == pmid


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"url": r"https://x.org/a\_b"}, "https://x.org/a_b"),
        ({"url": r"\url{https://x.org}", "howpublished": "y"}, "https://x.org"),
        ({"howpublished": r"Online: \url{https://x.org/a}."}, "https://x.org/a"),
        ({"howpublished": "in print"}, ""),
    ],
)
def test_url(fields: dict[str, str], url: str) -> None:
    assert identifiers.url(fields) == url
