from __future__ import annotations

from kg.model import Notice
from kg.read.retractions import parse

HEADER = (
    "Record ID,Title,Subject,Journal,Author,RetractionDate,RetractionDOI,RetractionPubMedID,"
    "OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Notes\n"
)


def test_a_row_of_the_published_layout() -> None:
    row = (
        "1,On things,(BLS),Lancet,A Berg;C Dahl,8/21/2023 0:00,10.1000/R,0,1/2/2001 0:00,10.1000/ABC,"
        '12345,Retraction,"+Error in Data;+Concerns;",\n'
    )
    notices, problems = parse(HEADER + row, "rw.csv")
    assert not problems
    assert notices == (
        Notice(
            kind="retraction",
            doi="10.1000/abc",
            pmid="12345",
            notice_doi="10.1000/r",
            dated="2023-08-21",
            reason="Error in Data; Concerns",
            title="On things",
        ),
    )


def test_what_is_unavailable_is_empty() -> None:
    row = "2,On,,,,,unavailable,0,,Unavailable,0,Expression of  concern,,\n"
    (notice,), _ = parse(HEADER + row, "rw.csv")
    assert notice == Notice(kind="expression of concern", title="On")


def test_a_resolver_is_taken_off() -> None:
    row = "3,On,,,,2023-08-21,,,,https://doi.org/10.1000/1,,Correction,,\n"
    (notice,), _ = parse(HEADER + row, "rw.csv")
    assert (notice.doi, notice.dated) == ("10.1000/1", "2023-08-21")


def test_another_table_is_refused() -> None:
    notices, problems = parse("a,b\n1,2\n", "rw.csv")
    assert not notices
    assert {problem.code for problem in problems} == {"missing-column"}
