"""PubMed XML, as PubMed and its E-utilities deliver it: ``PubmedArticleSet``.

Source: National Library of Medicine, PubMed DTD 2025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Person, Problem, Severity, Work
from kg.read.exports import fields
from kg.read.exports.medline import ended
from kg.read.exports.shelf import EXCERPT, Entry, bibliography
from kg.read.exports.xml_records import extras, text, texts, written
from kg.read.jats import xml
from kg.read.jats.dates import iso
from kg.read.jats.identifiers import orcid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Bibliography
    from kg.read.jats.xml import Element

_RECORDS = ("PubmedArticle", "MedlineCitation", "PubmedBookArticle", "BookDocument")


def parse(data: bytes, source: str) -> Bibliography:
    """Return the references of a PubMed XML file, and what is wrong with it. The key is the PubMed number."""
    root, problems = xml.read(data, source)
    if root is None:
        return bibliography((), source, problems)
    return bibliography(_entries(root, source, problems), source, problems)


def _entries(root: Element, source: str, problems: list[Problem]) -> Iterator[Entry]:
    found = False
    for record in root.iter(*_RECORDS):
        parent = record.getparent()
        if parent is not None and parent.tag in _RECORDS:
            continue
        found = True
        yield _entry(record, source, problems)
    for gone in root.iter("DeleteCitation"):
        message = "PubMed has deleted these records: " + ", ".join(texts(gone, "PMID"))
        problems.append(Problem(source, gone.sourceline or 0, "deleted-records", message, Severity.INFO))
    if not found:
        message = f"the file holds <{root.tag}> and no record of PubMed"
        problems.append(Problem(source, root.sourceline or 0, "no-records", message, Severity.ERROR))


def _entry(record: Element, source: str, problems: list[Problem]) -> Entry:
    """Return a record; its history and the references it cites are not part of its text."""
    line = record.sourceline or 0
    book = record if record.tag == "BookDocument" else record.find("BookDocument")
    citation = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    if book is not None:
        work = _book(book)
    elif citation is not None and citation.find("Article") is not None:
        work = _article(citation, record)
    else:
        work = Work(pmid=text(record, ".//PMID"))
        message = "the record says nothing but its number"
        problems.append(Problem(source, line, "empty-record", message, raw=written(record)[:EXCERPT]))
    inner = next((one for one in (book, citation) if one is not None), record)
    return Entry(work, line, written(inner), work.pmid, "pmid")


def _article(citation: Element, record: Element) -> Work:
    article = citation.find("Article")
    journal = article.find("Journal")
    issue = journal.find("JournalIssue") if journal is not None else None
    ids = _ids(article, record)
    kinds = texts(article, "PublicationTypeList/PublicationType")
    return Work(
        type="unpublished" if "Preprint" in kinds else "article",
        title=ended(fields.title(text(article, "ArticleTitle"))) or ended(text(article, "VernacularTitle")),
        authors=_people(article, "author"),
        editors=_people(article, "editor"),
        container=text(article, "Journal/Title") or text(citation, "MedlineJournalInfo/MedlineTA"),
        date=_date(issue.find("PubDate") if issue is not None else None)
        or _date(article.find("ArticleDate")),
        volume=text(article, "Journal/JournalIssue/Volume"),
        issue=text(article, "Journal/JournalIssue/Issue"),
        pages=_pages(article),
        doi=ids.get("doi", ""),
        pmid=text(citation, "PMID"),
        abstract=_abstract(article),
        extra=(
            *extras(
                ("pmcid", [ids["pmc"]] if "pmc" in ids else []),
                ("issn", texts(article, "Journal/ISSN")),
                ("journal-abbreviation", texts(article, "Journal/ISOAbbreviation")),
                ("language", texts(article, "Language")),
                ("publication-type", kinds),
                ("translated-title", texts(article, "VernacularTitle")),
                ("keywords", texts(citation, "KeywordList/Keyword")),
                ("mesh", texts(citation, "MeshHeadingList/MeshHeading/DescriptorName")),
                ("comments-corrections", _related(citation)),
            ),
            *_shortened(article),
        ),
    )


def _book(document: Element) -> Work:
    book, title = document.find("Book"), text(document, "ArticleTitle")
    whole = book if book is not None else document
    name = ended(text(whole, "BookTitle"))
    people = _people(document, "author") or _people(whole, "author")
    ids = {one.get("IdType"): xml.plain(one) for one in document.iterfind("ArticleIdList/ArticleId")}
    return Work(
        type="incollection" if title else "book",
        title=ended(fields.title(title)) or name,
        authors=people,
        editors=_people(whole, "editor"),
        container=name if title else "",
        date=_date(whole.find("PubDate")),
        volume=text(whole, "Volume"),
        publisher=text(whole, "Publisher/PublisherName"),
        doi=fields.doi(ids.get("doi", "")),
        pmid=text(document, "PMID"),
        abstract=_abstract(document),
        extra=tuple(extras(("isbn", texts(whole, "Isbn")), ("language", texts(document, "Language")))),
    )


def _ids(article: Element, record: Element) -> dict[str, str]:
    """Return the identifiers of the article itself: those of what it cites stand further down."""
    found = {
        one.get("IdType", ""): xml.plain(one) for one in record.iterfind("PubmedData/ArticleIdList/ArticleId")
    }
    for one in article.iterfind("ELocationID"):
        if one.get("ValidYN") != "N":
            found.setdefault(one.get("EIdType", ""), xml.plain(one))
    return found | {"doi": fields.doi(found.get("doi", ""))}


def _people(parent: Element, role: str) -> tuple[Person, ...]:
    lists = [one for one in parent.iterfind("AuthorList") if (one.get("Type") or "authors").startswith(role)]
    return tuple(
        person
        for one in lists
        for author in one.iterchildren("Author")
        if author.get("ValidYN") != "N" and (person := _person(author)).name
    )


def _person(author: Element) -> Person:
    ids = (xml.plain(one) for one in author.iterfind("Identifier") if one.get("Source") == "ORCID")
    known = next(filter(None, map(orcid, ids)), "")
    family, given = text(author, "LastName"), text(author, "ForeName") or text(author, "Initials")
    if not family:
        return Person(literal=text(author, "CollectiveName") or given, orcid=known)
    return Person(family, given, "", text(author, "Suffix"), orcid=known)


def _shortened(article: Element) -> Iterator[tuple[str, str]]:
    if any(one.get("CompleteYN") == "N" for one in article.iterfind("AuthorList")):
        yield "et-al", "author"


def _date(element: Element | None) -> str:
    if element is None:
        return ""
    year = text(element, "Year")
    return (
        iso(year, text(element, "Month"), text(element, "Day"))
        if year
        else fields.date(text(element, "MedlineDate"))
    )


def _pages(article: Element) -> str:
    whole = text(article, "Pagination/MedlinePgn")
    return fields.pages(whole) or fields.pages(
        text(article, "Pagination/StartPage"), text(article, "Pagination/EndPage")
    )


def _abstract(element: Element) -> str:
    """Return the abstract, its sections with their labels."""
    parts = []
    for one in element.iterfind("Abstract/AbstractText"):
        label = one.get("Label")
        parts.append(f"{label}: {xml.plain(one)}" if label else xml.plain(one))
    return " ".join(filter(None, parts))


def _related(citation: Element) -> list[str]:
    """Return what retracts, corrects or comments on the work, by kind and PubMed number."""
    found = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    return [f"{one.get('RefType', '')} {text(one, 'PMID')}".strip() for one in found]
