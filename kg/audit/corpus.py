"""What the graph says, as small records for the checks that are written in Python; each is read once a run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kg.audit.thesaurus import Thesaurus
from kg.query import Iri, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from kg.query import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a reference list with what is known of the work; ``authors`` are names in order."""

    article: str
    iri: Iri
    label: str
    name: str
    position: int
    work: str
    text: str = ""
    titles: tuple[str, ...] = ()
    year: str = ""
    doi: str = ""
    pmid: str = ""
    volume: str = ""
    page: str = ""
    authors: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title; of several that the list gives for one identifier, the first in the alphabet."""
        return self.titles[0] if self.titles else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim at its place.

    ``works`` are the IRIs of the works it cites, ``concepts`` those it names, ``populations`` those its numbers are about.
    """

    article: str
    iri: Iri
    text: str
    kind: str
    position: int
    sentence: str
    section: str = ""
    paragraph: str = ""
    works: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()


class Paper(NamedTuple):
    """An article of the graph: the name of its graph, its IRI, and what a citation of it can be known by."""

    article: str
    iri: Iri
    title: str
    year: str
    doi: str


class Corpus:
    """The articles of one graph: entries and statements in the order of article and place."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.topics: dict[str, frozenset[str]] = {}
        """What a text is about, kept by the checks that compare texts, so that each is taken apart once."""

    def ask(self, sparql: str) -> list[dict[str, Value]]:
        """Return the rows of a question to the graph."""
        return select(self._store, sparql).records()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of all reference lists."""
        authors = self._grouped(_AUTHORS, "work")
        titles = self._grouped(_TITLES, "work")
        found: dict[str, Entry] = {}
        for row in self.ask(_ENTRIES):
            key = (str(row["graph"]), str(row["work"]))
            people = authors.get(key, [])
            entry = Entry(
                article=key[0],
                iri=Iri(str(row["iri"])),
                label=_text(row["label"]),
                name=_text(row["name"]),
                position=int(_text(row["position"])),
                work=key[1],
                titles=tuple(dict.fromkeys(_text(item["title"]) for item in titles.get(key, []))),
                authors=tuple(_text(person["name"]) for person in people),
                families=tuple(_text(person["family"]) or _text(person["name"]) for person in people),
                **{name: _text(row[name]) for name in ("text", "year", "doi", "pmid", "volume", "page")},
            )
            found.setdefault(entry.iri, entry)
        return tuple(found.values())

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All claims of all articles."""
        works, concepts = self._grouped(_WORKS, "claim"), self._grouped(_CONCEPTS, "claim")
        populations = self._grouped(_POPULATIONS, "claim")
        found: dict[str, Statement] = {}
        for row in self.ask(_STATEMENTS):
            key = (str(row["graph"]), str(row["claim"]))
            statement = Statement(
                article=key[0],
                iri=Iri(key[1]),
                text=_text(row["text"]),
                kind=str(row["kind"]).rsplit("/", 1)[-1],
                position=int(_text(row["position"])),
                sentence=str(row["sentence"]),
                section=_text(row["section"]),
                paragraph=_text(row["paragraph"]),
                works=tuple(str(item["work"]) for item in works.get(key, [])),
                concepts=tuple(str(item["concept"]) for item in concepts.get(key, [])),
                populations=tuple(str(item["population"]) for item in populations.get(key, [])),
            )
            found.setdefault(statement.iri, statement)
        return tuple(found.values())

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The articles themselves."""
        rows = self.ask(_PAPERS)
        papers = {
            str(row["graph"]): Paper(
                str(row["graph"]),
                Iri(str(row["iri"])),
                *(_text(row[name]) for name in ("title", "year", "doi")),
            )
            for row in rows
        }
        return tuple(papers.values())

    @cached_property
    def pairs(self) -> tuple[tuple[Statement, Entry], ...]:
        """Every claim with each entry that it cites."""
        return tuple(
            (claim, entry)
            for claim in self.statements
            for work in claim.works
            if (entry := self.entry_of.get((claim.article, work)))
        )

    @cached_property
    def counted_as(self) -> dict[tuple[str, str], str]:
        """The name of a work that other lists name otherwise, by article and the name that the article gives it."""
        return {(str(row["graph"]), str(row["own"])): str(row["work"]) for row in self.ask(_COUNTED_AS)}

    @cached_property
    def abstracts(self) -> dict[str, str]:
        """The abstracts at hand, by the IRI of the work."""
        rows = self.ask(
            "SELECT ?work ?abstract WHERE { ?work dcterms:abstract ?abstract } ORDER BY ?work ?abstract"
        )
        return {str(row["work"]): str(row["abstract"]) for row in rows}

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """The vocabulary."""
        return Thesaurus(self._store)

    @cached_property
    def entry_of(self) -> dict[tuple[str, str], Entry]:
        """The first entry of an article's list for a work, by article and work."""
        return {(entry.article, entry.work): entry for entry in reversed(self.entries)}

    @cached_property
    def first_mentions(self) -> dict[str, tuple[int, str]]:
        """Where a reference is first cited in a sentence, and its words, by the IRI of the entry.

        Captions and tables are set where there is room, and are not of the order of the text.
        """
        found: dict[str, tuple[int, str]] = {}
        for row in self.ask(_MENTIONS):
            found.setdefault(
                str(row["reference"]),
                (int(_text(row["position"])), _text(row["sentence"])),
            )
        return found

    def _grouped(self, sparql: str, name: str) -> dict[tuple[str, str], list[dict[str, Value]]]:
        found: dict[tuple[str, str], list[dict[str, Value]]] = {}
        for row in self.ask(sparql):
            found.setdefault((str(row["graph"]), str(row[name])), []).append(row)
        return found


_Part = TypeVar("_Part", Entry, Statement)


def by_article(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Yield the parts of each article together; they come in the order of articles."""
    for _, group in groupby(parts, key=attrgetter("article")):
        yield list(group)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


_ENTRIES = """
SELECT ?graph ?iri ?label ?name ?position ?work ?text ?year ?doi ?pmid ?volume ?page WHERE {
  GRAPH ?graph {
    ?iri a biro:BibliographicReference ; biro:references ?work ; skos:notation ?label ; rdfs:label ?name ;
      schema:position ?position .
    OPTIONAL { ?iri c4o:hasContent ?text FILTER(!STRSTARTS(?text, "@")) }
    OPTIONAL { ?work fabio:hasPublicationYear ?year }
    OPTIONAL { ?work prism:doi ?doi }
    OPTIONAL { ?work fabio:hasPubMedId ?pmid }
    OPTIONAL { ?work prism:startingPage ?page }
    OPTIONAL { ?work frbr:partOf/frbr:partOf? ?part . ?part a fabio:JournalVolume ; fabio:hasSequenceIdentifier ?volume }
  }
} ORDER BY ?graph ?position ?iri"""

_TITLES = """
SELECT DISTINCT ?graph ?work ?title WHERE {
  GRAPH ?graph { ?reference biro:references ?work . ?work dcterms:title ?title }
} ORDER BY ?graph ?work ?title"""

_AUTHORS = """
SELECT ?graph ?work ?name ?family WHERE {
  GRAPH ?graph {
    ?reference biro:references ?work .
    ?work pro:isDocumentContextFor ?role . ?role pro:withRole pro:author ; schema:position ?position ; foaf:name ?name ;
      pro:isHeldBy ?person .
    OPTIONAL { ?person foaf:familyName ?family }
  }
} ORDER BY ?graph ?work ?position ?family"""

_STATEMENTS = """
SELECT ?graph ?claim ?text ?kind ?position ?sentence ?paragraph ?section WHERE {
  GRAPH ?graph {
    ?claim a schema:Claim ; schema:text ?text ; dcterms:type ?kind ; schema:position ?position ;
      schema:appearance ?sentence .
    OPTIONAL { ?sentence dcterms:isPartOf ?paragraph . OPTIONAL { ?paragraph dcterms:isPartOf ?section } }
  }
} ORDER BY ?graph ?position ?claim"""

_MENTIONS = """
SELECT ?reference ?position ?sentence WHERE {
  ?pointer c4o:denotes ?reference ; schema:position ?position ; c4o:hasContext/oa:hasSelector/oa:exact ?sentence .
} ORDER BY ?reference ?position"""

_PAPERS = """
SELECT ?graph ?iri ?title ?year ?doi WHERE {
  GRAPH ?graph {
    ?iri dcterms:source ?file ; dcterms:identifier ?slug .
    FILTER NOT EXISTS { ?iri a biro:BibliographicReference }
    OPTIONAL { ?iri dcterms:title ?title }
    OPTIONAL { ?iri fabio:hasPublicationYear ?year }
    OPTIONAL { ?iri prism:doi ?doi }
  }
} ORDER BY ?graph"""

_COUNTED_AS = """
SELECT ?graph ?own ?work WHERE { ?reference kg:countedAs ?work . GRAPH ?graph { ?reference biro:references ?own } }
ORDER BY ?graph ?own ?work"""

_WORKS = """
SELECT ?graph ?claim ?work WHERE { GRAPH ?graph { ?claim a schema:Claim ; cito:citesAsEvidence ?work } }
ORDER BY ?graph ?claim ?work"""

_CONCEPTS = """
SELECT ?graph ?claim ?concept WHERE { GRAPH ?graph { ?claim a schema:Claim ; dcterms:subject ?concept } }
ORDER BY ?graph ?claim ?concept"""

_POPULATIONS = """
SELECT DISTINCT ?graph ?claim ?population WHERE {
  GRAPH ?graph { ?claim kg:quantity ?quantity . ?quantity kg:population ?population }
} ORDER BY ?graph ?claim ?population"""
