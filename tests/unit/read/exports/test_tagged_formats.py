"""MEDLINE, Web of Science and Refer."""

from __future__ import annotations

from kg.read.exports import medline, refer, wos

MEDLINE = """
PMID- 41
OWN - NLM
IS  - 1234-5678 (Print)
VI  - 7
IP  - 2
DP  - 2011 Mar 4
TI  - On lime in
      skin.
PG  - 101-9
LID - 10.1000/LIME.7 [doi]
LID - S01 [pii]
AB  - It hardens
      with time.
FAU - van Dyck, Bo Jr
AU  - van Dyck B Jr
AUID- ORCID: 0000-0002-1825-0097
AD  - Limehouse.
FAU - Lee, Ann
AU  - Lee A
CN  - Lime Group
PT  - Journal Article
TA  - J Lime
JT  - Journal of lime
SO  - J Lime. 2011;7(2):101-9.

PMID- 42
TI  - Old lime.
AU  - Ek C
AU  - Roe DA
AU  - et al
DP  - 1966 Spring
SO  - J Lime. 1966. doi: 10.1000/old.

PMID- 43
BTI - Handbook of lime.
CTI - Rows
FED - Doe, Di
ED  - Doe D
PB  - Lime Press
"""


def test_pubmed_records_have_their_number_for_a_key() -> None:
    found = medline.parse(MEDLINE.encode(), "a.nbib")
    first, second, third = found.references
    assert found.problems == ()
    assert [(one.key, one.label, one.line) for one in found.references] == [
        ("41", "pmid:41", 2),
        ("42", "pmid:42", 27),
        ("43", "pmid:43", 35),
    ]
    work = first.work
    assert (work.title, work.container, work.date) == ("On lime in skin", "Journal of lime", "2011-03-04")
    assert (work.volume, work.issue, work.pages, work.doi, work.pmid) == (
        "7",
        "2",
        "101–9",
        "10.1000/lime.7",
        "41",
    )
    assert [person.name for person in work.authors] == ["Bo van Dyck Jr", "Ann Lee", "Lime Group"]
    assert [person.orcid for person in work.authors] == ["0000-0002-1825-0097", "", ""]
    assert work.abstract == "It hardens with time."
    assert ("issn", "1234-5678 (Print)") in work.extra
    assert [person.family for person in second.work.authors] == ["Ek", "Roe"]
    assert (second.work.date, second.work.doi) == ("1966", "10.1000/old")
    assert ("et-al", "author") in second.work.extra
    assert (third.work.type, third.work.title, third.work.container) == ("book", "Handbook of lime", "")
    assert [person.name for person in third.work.editors] == ["Di Doe"]


def test_a_chapter_and_a_preprint() -> None:
    text = "PMID- 1\nTI  - Part.\nBTI - Whole.\n\nPMID- 2\nTI  - Early.\nPT  - Preprint\n"
    part, early = (one.work for one in medline.parse(text.encode(), "a").references)
    assert (part.type, part.title, part.container) == ("incollection", "Part", "Whole")
    assert early.type == "unpublished"


def test_records_without_number_are_parted_by_blank_lines() -> None:
    found = medline.parse(b"TI  - One.\nAU  - Lee A\n\nTI  - Two.\nAU  - Ek B\n", "a.nbib")
    assert [one.work.title for one in found.references] == ["One", "Two"]
    assert [one.key for one in found.references] == ["lee", "ek"]
    assert [one.code for one in found.problems] == ["missing-pmid", "made-keys", "missing-pmid"]


WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lee, A
   Ek, BC
AF Lee, Ann
   Ek, Bo C.
TI On lime
   in skin
SO JOURNAL OF LIME
DE lime; skin
CR DOE J, 1999, J LIME, V1, P1
   ROE R, 2000, J LIME, V2, P2
PD MAR 4
PY 2011
VL 7
IS 2
BP 101
EP 109
DI 10.1000/lime.7
UT WOS:0001
PM 41
ER

PT S
AU Roe, R
TI Proceedings part
SO LIME CONFERENCE
DT Proceedings Paper
CT 3rd Lime Conference
AR e7
ER

PT J
ER

EF
"""


def test_web_of_science_lists_go_over_several_lines() -> None:
    found = wos.parse(WOS.encode(), "a.txt")
    first, second = (one.work for one in found.references)
    assert [one.key for one in found.references] == ["lee2011", "roe"]
    assert (first.type, first.title, first.container, first.date) == (
        "article",
        "On lime in skin",
        "JOURNAL OF LIME",
        "2011-03-04",
    )
    assert [person.name for person in first.authors] == ["Ann Lee", "Bo C. Ek"]
    assert (first.pages, first.doi, first.pmid) == ("101–109", "10.1000/lime.7", "41")
    assert ("cited-references", "DOE J, 1999, J LIME, V1, P1; ROE R, 2000, J LIME, V2, P2") in first.extra
    assert (second.type, second.pages) == ("incollection", "e7")
    assert [one.code for one in found.problems] == ["made-keys", "empty-entry"]


def test_a_conference_paper_in_a_journal_and_a_group() -> None:
    text = "PT J\nAU Lee, A\nCA Lime Group\nTI T\nDT Article; Proceedings Paper\nCT C\nPY 2011\nER\nEF\n"
    (work,) = (one.work for one in wos.parse(text.encode(), "a").references)
    assert work.type == "inproceedings"
    assert [person.name for person in work.authors] == ["A Lee", "Lime Group"]
    assert ("group-authors", "Lime Group") in work.extra


def test_older_files_name_authors_on_one_line_and_pages_in_one_field() -> None:
    text = "FN ISI Export Format\nVR 1.0\nPT J\nTI T\nAU Lee, Ann; Ek, Bo\nPS 11-22\nPY 2006\nPD 2006 May-Jun\nER\nEF\n"
    (work,) = (one.work for one in wos.parse(text.encode(), "a").references)
    assert [person.name for person in work.authors] == ["Ann Lee", "Bo Ek"]
    assert (work.pages, work.date) == ("11–22", "2006-05")


REFER = """%0 Journal Article
%T On lime
%A Lee, Ann
%A Lime Group,
%J Journal of Lime
%V 7
%N 2
%P 101-109
%D 2011
%8 March 4
%R 10.1000/lime.7
%F lee2011
%K lime
skin

%0 Book Section
%T Part
%B Whole
%E Ek, Bo
%F two words

%0 Fnord
%T Odd

%0 Journal Article
"""


def test_refer_records() -> None:
    found = refer.parse(REFER.encode(), "a.enw")
    first, second, third = (one.work for one in found.references)
    assert [one.key for one in found.references] == ["lee2011", "ek", "odd"]
    assert [person.name for person in first.authors] == ["Ann Lee", "Lime Group"]
    assert (first.date, first.pages, first.doi) == ("2011", "101–109", "10.1000/lime.7")
    assert ("keywords", "lime skin") in first.extra
    assert (second.type, second.container, second.editors[0].name) == ("incollection", "Whole", "Bo Ek")
    assert ("%f", "two words") in second.extra
    assert third.type == "misc"
    assert [one.code for one in found.problems] == ["made-keys", "unknown-type", "empty-entry"]


def test_old_refer_has_no_kinds_and_parts_records_by_blank_lines() -> None:
    text = "%A Lee, A\n%T One\n%J J. Lime\n%A et al\n\n%T Two\n%B Whole\n\n%T Three\n"
    found = refer.parse(text.encode(), "a.enw").references
    assert [(one.work.type, one.work.title) for one in found] == [
        ("article", "One"),
        ("incollection", "Two"),
        ("misc", "Three"),
    ]
    assert ("et-al", "author") in found[0].work.extra
