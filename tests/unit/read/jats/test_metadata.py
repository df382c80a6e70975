"""The head of a file: what the article is, who wrote it, when it came out, whether it stands."""

from __future__ import annotations

import pytest

from kg.model import Person, Severity, Work
from kg.read import jats
from tests.jats import parse

JOURNAL = "<journal-meta><journal-id>PJ</journal-id><journal-title-group><journal-title>Pea Journal</journal-title></journal-title-group><issn>1234-5678</issn><publisher><publisher-name>Roe &amp; Co</publisher-name></publisher></journal-meta>"
META = (
    '<article-id pub-id-type="doi">https://doi.org/10.1000/PEA</article-id><article-id pub-id-type="pmid">42</article-id>'
    '<article-id pub-id-type="pmc">77</article-id><title-group><article-title>On <italic>peas</italic><xref ref-type="fn">*</xref></article-title>'
    "<subtitle>A<break/>study</subtitle></title-group><volume>3</volume><issue>4</issue><fpage>5</fpage><lpage>9</lpage>"
)


def head(meta: str, journal: str = "", attributes: str = "") -> Work:
    data = f"<article {attributes}><front>{journal}<article-meta>{meta}</article-meta></front></article>"
    return jats.parse(data.encode(), "a.xml").work


def extra(meta: str, name: str, attributes: str = "") -> list[str]:
    return [value for key, value in head(meta, attributes=attributes).extra if key == name]


def test_the_article_itself() -> None:
    found = head(META, JOURNAL, 'article-type="research-article" xml:lang="en"')
    assert found == Work(
        type="article",
        title="On peas: A study",
        container="Pea Journal",
        volume="3",
        issue="4",
        pages="5–9",
        publisher="Roe & Co",
        doi="10.1000/pea",
        pmid="42",
        extra=(
            ("pmcid", "PMC77"),
            ("issn", "1234-5678"),
            ("articletype", "research-article"),
            ("langid", "en"),
        ),
    )


def test_a_case_report_is_one() -> None:
    assert head("", attributes='article-type="case-report"').type == "case-report"


def test_a_file_without_head_has_an_empty_record() -> None:
    found = jats.parse(b"<article><body><p>a</p></body></article>", "a.xml")
    assert (found.work, found.keywords, found.problems) == (Work(type="article"), (), ())


@pytest.mark.parametrize(
    ("meta", "pages"),
    [
        ("<fpage>5</fpage>", "5"),
        ("<fpage>5</fpage><lpage>5</lpage>", "5"),
        ("<elocation-id>e7</elocation-id>", "e7"),
    ],
)
def test_pages(meta: str, pages: str) -> None:
    assert head(meta).pages == pages


@pytest.mark.parametrize(
    ("contributors", "expected"),
    [
        (
            (
                '<contrib contrib-type="author"><contrib-id contrib-id-type="orcid">http://orcid.org/0000-0002-1825-009x</contrib-id>'
                "<name><surname>Roe</surname><given-names>A</given-names></name><email>a@b.org</email></contrib>"
            ),
            (Person("Roe", "A", orcid="0000-0002-1825-009X"),),
        ),
        (
            '<contrib><name><surname>Roe</surname></name><uri xlink:href="https://orcid.org/0000000218250097"/></contrib>',
            (Person("Roe", orcid="0000-0002-1825-0097"),),
        ),
        (
            "<contrib><name><surname>Roe</surname></name><contrib-id>https://orcid.org/none</contrib-id></contrib>",
            (Person("Roe"),),
        ),
        ('<contrib contrib-type="editor"><name><surname>Doe</surname></name></contrib>', ()),
        (
            "<contrib><collab>Pea Group</collab></contrib><collab>Soil Group</collab>",
            (Person(literal="Pea Group"), Person(literal="Soil Group")),
        ),
        (
            "<contrib><anonymous/></contrib><contrib><role>grower</role></contrib>",
            (Person(literal="Anonymous"),),
        ),
    ],
)
def test_authors(contributors: str, expected: tuple[Person, ...]) -> None:
    data = f'<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><contrib-group>{contributors}</contrib-group></article-meta></front></article>'
    assert jats.parse(data.encode(), "a.xml").work.authors == expected


def test_a_group_of_editors_holds_no_authors() -> None:
    meta = '<contrib-group content-type="editors"><contrib><name><surname>Doe</surname></name></contrib></contrib-group>'
    assert head(meta).authors == ()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ('<pub-date pub-type="ppub"><year>2005</year><month>7</month></pub-date><pub-date pub-type="epub"><day>3</day><month>6</month><year>2005</year></pub-date>', "2005-06-03"),
        ('<pub-date date-type="pub" publication-format="electronic" iso-8601-date="2005-06-03"/>', "2005-06-03"),
        ('<pub-date pub-type="collection"><year>2005</year></pub-date><pub-date pub-type="pmc-release"><year>2006</year></pub-date>', "2005"),
        ('<pub-date pub-type="nihms-submitted"><year>2004</year></pub-date>', "2004"),
        ("<pub-date><year>2005</year><month>June</month></pub-date>", "2005-06"),
        ("<pub-date><year>2005</year><month>13</month></pub-date>", "2005"),
        ("<pub-date><year>2005</year><month>2</month><day>30</day></pub-date>", "2005-02"),
        ("<pub-date><season>Spring</season></pub-date>", ""),
        ('<pub-date iso-8601-date="soon"/>', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_date_is_that_of_first_publication_as_far_as_known(dates: str, expected: str) -> None:
    assert head(dates).date == expected


def test_history() -> None:
    meta = '<history><date date-type="received"><year>2004</year></date><date date-type="accepted" iso-8601-date="2005-01-02"/><date date-type="rev-recd"><year>2004</year></date></history>'
    assert (extra(meta, "received"), extra(meta, "accepted")) == (["2004"], ["2005-01-02"])


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (
            '<license href="https://creativecommons.org/licenses/by/4.0/"><license-p>Free.</license-p></license>',
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            '<license><ali:license_ref xmlns:ali="http://www.niso.org/schemas/ali/1.0/">https://a.org/l</ali:license_ref></license>',
            "https://a.org/l",
        ),
        (
            '<license><license-p>Free, see <ext-link href="https://a.org/l">here</ext-link>.</license-p></license>',
            "https://a.org/l",
        ),
        ("<license><license-p>Free to use.</license-p></license>", "Free to use."),
    ],
)
def test_licences(licence: str, expected: str) -> None:
    assert extra(f"<permissions>{licence}</permissions>", "license") == [expected]


@pytest.mark.parametrize(
    ("affiliation", "expected"),
    [
        ("<label>1</label>Pea House, Ulm", "Pea House, Ulm"),
        ("<institution>Pea House</institution>, <addr-line>Ulm</addr-line>", "Pea House, Ulm"),
        (
            "<institution-wrap><institution-id>x1</institution-id><institution>Pea House</institution></institution-wrap>, <country>Peru</country>",
            "Pea House, Peru",
        ),
        ("Pea House. <email>a@b.org</email>", "Pea House"),
        ("Pea House, Ulm. E-mail: a.roe@b.org", "Pea House, Ulm"),
        ("Pea House, Ulm, Tel: +49 731 123456", "Pea House, Ulm"),
        ("Pea House; <phone>+49 731 123456</phone>", "Pea House"),
    ],
)
def test_affiliations_say_where_but_not_how_to_reach_somebody(affiliation: str, expected: str) -> None:
    assert extra(f"<contrib-group><aff>{affiliation}</aff></contrib-group>", "affiliation") == [expected]


def test_keywords() -> None:
    groups = (
        "<kwd-group><title>Keywords</title><kwd>peas</kwd><kwd><italic>Pisum</italic> sativum</kwd><kwd/></kwd-group>"
        '<kwd-group kwd-group-type="abbreviations"><kwd>ICU</kwd></kwd-group><kwd-group><kwd>peas</kwd><compound-kwd><compound-kwd-part>x</compound-kwd-part></compound-kwd></kwd-group>'
    )
    assert parse(front=groups).keywords == ("peas", "Pisum sativum")


def test_the_abstract_is_the_one_that_is_no_other_summary() -> None:
    meta = '<abstract abstract-type="teaser"><p>Peas!</p></abstract><abstract><sec><title>Aim</title><p>To grow</p></sec><p>peas.</p></abstract>'
    assert head(meta).abstract == "To grow peas."
    assert head('<abstract abstract-type="teaser"><p>Peas!</p></abstract>').abstract == "Peas!"
    assert head("<abstract>Peas.</abstract>").abstract == "Peas."


def test_related_articles() -> None:
    meta = (
        '<related-article related-article-type="companion" href="info:doi/10.1000/Soil"/>'
        '<related-article href="https://a.org/1"/><related-article related-article-type="letter">Roe, 2001</related-article>'
    )
    assert extra(meta, "related") == ["companion 10.1000/soil", "related https://a.org/1", "letter Roe, 2001"]


@pytest.mark.parametrize("kind", ["retraction-forward", "retracted", "withdrawal-forward"])
def test_a_retracted_article_says_so(kind: str) -> None:
    found = parse(front=f'\n<related-article related-article-type="{kind}" xlink:href="10.1000/no"/>')
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line) == ("retracted-article", Severity.ERROR, 2)
    assert "10.1000/no" in problem.message


def test_a_notice_of_retraction_says_that_it_is_one() -> None:
    front = '<related-article related-article-type="retracted-article" xlink:href="10.1000/no"/>'
    found = parse(front=front, attributes='article-type="retraction"')
    assert [(problem.code, problem.severity) for problem in found.problems] == [
        ("retraction-notice", Severity.WARNING)
    ]
