"""The entries of a printed reference list as they are printed, beside what a bibliography says of the same works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.triples.lines import literal, year
from kg.triples.works import PAGE_RANGE
from kg.vocabulary import DCTERMS, FABIO, FOAF, KG, PRISM

if TYPE_CHECKING:
    from kg.model import LinkedArticle
    from kg.triples.iris import Names
    from kg.triples.lines import Graph


def printed(graph: Graph, names: Names, linked: LinkedArticle) -> None:
    """Add the printed form of each entry that a bibliography describes too; it is no work of its own."""
    for reference in linked.references:
        if reference.printed is None:
            continue
        work = reference.printed
        entry, iri = names.of("reference", reference.label), names.of("printed", reference.label)
        graph.link(entry, KG.printed, iri)
        graph.text(iri, DCTERMS.title, work.title)
        graph.text(iri, PRISM.doi, work.doi)
        graph.text(iri, FABIO.hasPubMedId, work.pmid)
        graph.text(iri, PRISM.volume, work.volume)
        graph.text(iri, PRISM.publicationName, work.container)
        if number := year(work.year):
            graph.add(iri, FABIO.hasPublicationYear, number)
        if match := PAGE_RANGE.fullmatch(work.pages):
            graph.text(iri, PRISM.startingPage, match[1])
        for person in work.authors[:1]:
            graph.add(
                iri,
                FOAF.familyName,
                literal(" ".join(filter(None, (person.particle, person.family))) or person.literal),
            )
