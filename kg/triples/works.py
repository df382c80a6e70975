"""Works, their authors, journals and identifiers, as triples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.names import person_iri, slug
from kg.triples.lines import date, integer, literal, year
from kg.vocabulary import (
    DCTERMS,
    FABIO,
    FOAF,
    FRBR,
    PRISM,
    PRO,
    SCHEMA,
)

if TYPE_CHECKING:
    from kg.model import Person, Work
    from kg.triples.lines import Graph

CLASSES = {
    "article": FABIO.JournalArticle,
    "case-report": FABIO.JournalArticle,
    "book": FABIO.Book,
    "mvbook": FABIO.Book,
    "inbook": FABIO.BookChapter,
    "incollection": FABIO.BookChapter,
    "inproceedings": FABIO.ProceedingsPaper,
    "conference": FABIO.ProceedingsPaper,
    "proceedings": FABIO.AcademicProceedings,
    "phdthesis": FABIO.Thesis,
    "mastersthesis": FABIO.Thesis,
    "thesis": FABIO.Thesis,
    "techreport": FABIO.ReportDocument,
    "report": FABIO.ReportDocument,
    "online": FABIO.WebPage,
    "www": FABIO.WebPage,
    "software": FABIO.ComputerProgram,
    "unpublished": FABIO.Preprint,
}
"""BibTeX entry type to class; any other type is a ``fabio:Expression``."""

PAGE_RANGE = re.compile(r"\s*([A-Za-z]?\d+[A-Za-z]?)\s*[-–—]+\s*([A-Za-z]?\d+[A-Za-z]?)\s*(?:[;,].*)?")


def describe(graph: Graph, base: str, iri: str, work: Work) -> None:
    """Add all that is known of ``work`` under the name ``iri``."""
    graph.type(iri, CLASSES.get(work.type, FABIO.Expression))
    graph.text(iri, DCTERMS.title, work.title)
    graph.text(iri, DCTERMS.publisher, work.publisher)
    graph.text(iri, DCTERMS.abstract, work.abstract)
    graph.text(iri, PRISM.doi, work.doi)
    graph.text(iri, FABIO.hasPubMedId, work.pmid)
    graph.text(iri, FABIO.hasURL, work.url)
    _published(graph, iri, work)
    _pages(graph, iri, work.pages)
    _container(graph, base, iri, work)


def people(graph: Graph, base: str, iri: str, context: str, work: Work) -> None:
    """Add authors and editors in order; ``context`` is the IRI under which the roles are named."""
    for part, role, persons in (("author", PRO.author, work.authors), ("editor", PRO.editor, work.editors)):
        for position, person in enumerate(persons, start=1):
            tenure = f"{context}/{part}/{position}"
            graph.link(iri, PRO.isDocumentContextFor, tenure)
            graph.link(tenure, PRO.withRole, role)
            graph.add(tenure, SCHEMA.position, integer(position))
            _held(graph, base, tenure, person)
    for person in work.authors:
        graph.link(iri, DCTERMS.creator, person_iri(base, person))


def last_page(first: str, last: str) -> str:
    """Return an end page in full: the printed 7 of ``53–7`` means 57.

    >>> last_page("53", "7"), last_page("509S", "513S"), last_page("1057", "9")
    ('57', '513S', '1059')
    """
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last


def _published(graph: Graph, iri: str, work: Work) -> None:
    if work.date:
        graph.add(iri, PRISM.publicationDate, date(work.date))
    if number := year(work.year):
        graph.add(iri, FABIO.hasPublicationYear, number)


def _pages(graph: Graph, iri: str, pages: str) -> None:
    graph.text(iri, PRISM.pageRange, pages)
    if match := PAGE_RANGE.fullmatch(pages):
        first, last = match.groups()
        graph.text(iri, PRISM.startingPage, first)
        graph.text(iri, PRISM.endingPage, last_page(first, last))


def _container(graph: Graph, base: str, iri: str, work: Work) -> None:
    """Link an article through issue and volume to its journal, as far as each is known."""
    if not work.container:
        return
    journal = f"{base}journal/{slug(work.container)}"
    in_journal = CLASSES.get(work.type) == FABIO.JournalArticle
    graph.type(journal, FABIO.Journal if in_journal else FABIO.Expression)
    graph.text(journal, DCTERMS.title, work.container)
    whole = journal
    parts = ((work.volume, FABIO.JournalVolume), (work.issue, FABIO.JournalIssue)) if in_journal else ()
    for number, kind in parts:
        if number:
            piece = f"{whole}/{slug(number)}"
            graph.type(piece, kind)
            graph.add(piece, FABIO.hasSequenceIdentifier, literal(number))
            graph.link(piece, FRBR.partOf, whole)
            whole = piece
    graph.link(iri, FRBR.partOf, whole)


def _held(graph: Graph, base: str, tenure: str, person: Person) -> None:
    """Say who holds a role, with the name as it is printed there."""
    holder = person_iri(base, person)
    graph.type(tenure, PRO.RoleInTime)
    graph.link(tenure, PRO.isHeldBy, holder)
    graph.text(tenure, FOAF.name, person.name)
    graph.type(holder, FOAF.Organization if person.literal and not person.family else FOAF.Person)
    graph.text(holder, FOAF.name, person.name)
    graph.text(holder, FOAF.familyName, " ".join(filter(None, (person.particle, person.family))))
    graph.text(holder, FOAF.givenName, person.given)
