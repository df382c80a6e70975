"""PubMed XML and EndNote XML."""

from __future__ import annotations

from kg.read.exports import endnote, pubmed

PUBMED = """<?xml version="1.0"?>
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">41</PMID><Article>
<Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>7</Volume><Issue>2</Issue>
<PubDate><Year>2011</Year><Month>Mar</Month><Day>4</Day></PubDate></JournalIssue><Title>Journal of lime</Title></Journal>
<ArticleTitle>On <i>lime</i> in skin.</ArticleTitle><Pagination><StartPage>101</StartPage><EndPage>109</EndPage></Pagination>
<ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID><ELocationID EIdType="doi">10.1000/LIME.7</ELocationID>
<Abstract><AbstractText Label="AIM">Lime.</AbstractText><AbstractText>It hardens.</AbstractText></Abstract>
<AuthorList CompleteYN="N"><Author><LastName>Lee</LastName><ForeName>Ann</ForeName><Suffix>Jr</Suffix>
<Identifier Source="ORCID">0000-0002-1825-0097</Identifier></Author><Author ValidYN="N"><LastName>Leeh</LastName></Author>
<Author><CollectiveName>Lime Group</CollectiveName></Author></AuthorList>
<AuthorList Type="editors"><Author><LastName>Ek</LastName><Initials>B</Initials></Author></AuthorList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><PMID>99</PMID></CommentsCorrections></CommentsCorrectionsList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC8</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>42</PMID><Article><Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate>
</PubDate></JournalIssue></Journal><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><VernacularTitle>Kalk.</VernacularTitle>
<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><MedlineTA>J Lime</MedlineTA></MedlineJournalInfo></MedlineCitation></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>43</PMID></MedlineCitation></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>44</PMID><ArticleIdList><ArticleId IdType="doi">10.1000/part</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Lime Press</PublisherName></Publisher><BookTitle>Whole.</BookTitle><PubDate><Year>1993</Year></PubDate>
<AuthorList Type="editors"><Author><LastName>Roe</LastName></Author></AuthorList></Book><ArticleTitle>Part</ArticleTitle></BookDocument>
</PubmedBookArticle>
<PubmedBookArticle><BookDocument><PMID>45</PMID><BookTitle>Bare</BookTitle></BookDocument></PubmedBookArticle>
<DeleteCitation><PMID>7</PMID></DeleteCitation>
</PubmedArticleSet>"""


def test_pubmed_records_of_all_kinds() -> None:
    found = pubmed.parse(PUBMED.encode(), "a.xml")
    first, second, third, part, bare = (one.work for one in found.references)
    assert [(one.key, one.label, one.line) for one in found.references][:2] == [
        ("41", "pmid:41", 3),
        ("42", "pmid:42", 18),
    ]
    assert (first.type, first.title, first.container, first.date) == (
        "article",
        "On lime in skin",
        "Journal of lime",
        "2011-03-04",
    )
    assert [person.name for person in first.authors] == ["Ann Lee Jr", "Lime Group"]
    assert (first.authors[0].orcid, first.editors[0].name) == ("0000-0002-1825-0097", "B Ek")
    assert (first.volume, first.issue, first.pages, first.doi) == ("7", "2", "101–109", "10.1000/lime.7")
    assert first.abstract == "AIM: Lime. It hardens."
    assert dict(first.extra) == {
        "pmcid": "PMC8",
        "issn": "1234-5678",
        "publication-type": "Journal Article",
        "comments-corrections": "RetractionIn 99",
        "et-al": "author",
    }
    assert "10.1000/cited" not in found.references[0].text
    assert (second.type, second.title, second.date, second.pages, second.container) == (
        "unpublished",
        "Kalk",
        "1998-12",
        "1–9",
        "J Lime",
    )
    assert (third.pmid, third.title) == ("43", "")
    assert (part.type, part.title, part.container, part.date) == ("incollection", "Part", "Whole", "1993")
    assert (part.publisher, part.doi, part.editors[0].family) == ("Lime Press", "10.1000/part", "Roe")
    assert (bare.type, bare.title) == ("book", "Bare")
    assert [one.code for one in found.problems] == ["empty-record", "deleted-records"]


def test_one_record_without_its_set() -> None:
    (reference,) = pubmed.parse(
        b"<MedlineCitation><PMID>5</PMID><Article/></MedlineCitation>", "a.xml"
    ).references
    assert (reference.key, reference.work.type) == ("5", "article")


def test_other_and_damaged_xml_is_a_problem() -> None:
    for read in (pubmed.parse, endnote.parse):
        assert [one.code for one in read(b"<html/>", "a.xml").problems] == ["no-records"]
        assert [one.code for one in read(b"", "a.xml").problems] == ["empty-file"]


def test_what_is_cut_off_is_read_as_far_as_it_goes() -> None:
    found = pubmed.parse(PUBMED[: PUBMED.index("<PubmedBookArticle>")].encode(), "a.xml")
    assert [one.key for one in found.references] == ["41", "42", "43"]
    assert found.problems


ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><database name="x.enl">x.enl</database><ref-type name="Journal Article">17</ref-type><rec-number>4</rec-number>
<contributors><authors><author><style face="normal">Lee, Ann</style></author><author>Lime Group,</author><author>et al.</author></authors>
<secondary-authors><author>Ek, B.</author></secondary-authors></contributors>
<titles><title><style>On </style><style face="italic">lime</style></title><secondary-title>J. Lime</secondary-title><short-title>Lime</short-title></titles>
<periodical><full-title>Journal of Lime</full-title></periodical><pages start="101" end="109">101-9</pages><volume>7</volume>
<number>2</number><keywords><keyword>lime</keyword></keywords><dates><year>2011</year><pub-dates><date>Mar 4</date></pub-dates></dates>
<accession-num>41</accession-num><electronic-resource-num>10.1000/LIME.7</electronic-resource-num>
<urls><related-urls><url>&lt;Go to ISI&gt;://1</url><url>https://a.example</url><url>https://b.example</url></related-urls></urls>
<remote-database-name>PubMed</remote-database-name><label>lee2011</label></record>
<record><ref-type name="Book">6</ref-type><titles><title>Whole</title><secondary-title>Row</secondary-title></titles>
<dates><pub-dates><date>2003-04</date></pub-dates></dates><pages start="12"/><label>two words</label>
<electronic-resource-num>none</electronic-resource-num></record>
<record><ref-type name="Fnord">6</ref-type><titles><title>Odd</title></titles><notes>PMID: 6</notes></record>
<record/>
</records></xml>"""


def test_endnote_records() -> None:
    found = endnote.parse(ENDNOTE.encode(), "a.xml")
    first, book, odd = (one.work for one in found.references)
    assert [one.key for one in found.references] == ["lee2011", "whole2003", "odd"]
    lines = ENDNOTE.split("\n")
    assert [one.line for one in found.references] == [
        n for n, line in enumerate(lines, 1) if line.startswith("<record>")
    ]
    assert (first.title, first.container, first.date) == ("On lime", "Journal of Lime", "2011-03-04")
    assert [person.name for person in first.authors] == ["Ann Lee", "Lime Group"]
    assert (first.editors[0].name, first.pages, first.doi, first.pmid) == (
        "B. Ek",
        "101–9",
        "10.1000/lime.7",
        "41",
    )
    assert first.url == "https://a.example"
    assert {
        "short-title": "Lime",
        "keywords": "lime",
        "url": "<Go to ISI>://1; https://b.example",
        "et-al": "author",
    }.items() <= dict(first.extra).items()
    assert (book.type, book.container, book.date, book.pages) == ("book", "", "2003-04", "12")
    assert {"series": "Row", "label": "two words", "doi": "none"}.items() <= dict(book.extra).items()
    assert (odd.type, odd.pmid) == ("misc", "6")
    assert [one.code for one in found.problems] == ["made-keys", "unknown-type", "empty-entry"]
