"""What the endpoint says of itself and of its graph, as N-Triples.

Source: SPARQL 1.1 Service Description; Describing Linked Datasets with the VoID Vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.triples.lines import integer, literal
from kg.vocabulary import DCTERMS, FORMATS, NAMESPACES, RDF, SD, VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.sparql.statistics import Part, Statistics

_LISTED = 1000
"""Named graphs that are listed one by one."""


def of_service(endpoint: str, counted: Statistics | None) -> bytes:
    """Return the description of the service at the address ``endpoint``; without counts where there are none."""
    dataset, default = f"{endpoint}#dataset", f"{endpoint}#default"
    lines = [
        _line(endpoint, RDF.type, SD.Service),
        _line(endpoint, SD.endpoint, endpoint),
        _line(endpoint, SD.supportedLanguage, SD.SPARQL11Query),
        _line(endpoint, SD.feature, SD.UnionDefaultGraph),
        *(_line(endpoint, SD.resultFormat, FORMATS[name]) for name in sorted(FORMATS.TERMS)),
        _line(endpoint, SD.defaultDataset, dataset),
        _line(dataset, RDF.type, SD.Dataset),
        _line(dataset, SD.defaultGraph, default),
        _line(default, RDF.type, SD.Graph),
        *(_of_graphs(dataset, counted.graphs[:_LISTED]) if counted else ()),
        *_of_dataset(dataset, endpoint, counted),
    ]
    return "".join(lines).encode()


def of_dataset(address: str, endpoint: str, counted: Statistics | None) -> bytes:
    """Return the VoID description at ``address`` of the dataset that is asked at ``endpoint``."""
    return "".join(_of_dataset(f"{address}#dataset", endpoint, counted)).encode()


def _of_graphs(dataset: str, graphs: tuple[Part, ...]) -> Iterator[str]:
    for place, part in enumerate(graphs, 1):
        node = f"{dataset}-graph-{place}"
        yield _line(dataset, SD.namedGraph, node)
        yield _line(node, RDF.type, SD.NamedGraph)
        yield _line(node, SD.name, part.name)
        yield _line(node, SD.graph, f"{node}-triples")
        yield _line(f"{node}-triples", RDF.type, SD.Graph)
        yield _count(f"{node}-triples", VOID.triples, part.count)


def _of_dataset(dataset: str, endpoint: str, counted: Statistics | None) -> Iterator[str]:
    yield _line(dataset, RDF.type, VOID.Dataset)
    yield f"<{dataset}> <{DCTERMS.title}> {literal('Claims, and what is cited for them')} .\n"
    yield _line(dataset, VOID.sparqlEndpoint, endpoint)
    for namespace in NAMESPACES:
        yield _line(dataset, VOID.vocabulary, namespace.IRI)
    if counted is None:
        return
    yield _count(dataset, VOID.triples, counted.triples)
    yield _count(dataset, VOID.distinctSubjects, counted.subjects)
    yield _count(dataset, VOID.distinctObjects, counted.objects)
    yield _count(dataset, VOID.classes, len(counted.classes))
    yield _count(dataset, VOID.properties, len(counted.properties))
    for part in counted.classes:
        yield _line(dataset, VOID.exampleResource, part.example)
    kinds = (
        ("class", VOID.classPartition, VOID["class"], VOID.entities, counted.classes),
        ("property", VOID.propertyPartition, VOID.property, VOID.triples, counted.properties),
    )
    for kind, partition, naming, counting, parts in kinds:
        for place, part in enumerate(parts, 1):
            node = f"{dataset}-{kind}-{place}"
            yield _line(dataset, partition, node)
            yield _line(node, naming, part.name)
            yield _count(node, counting, part.count)


def _line(subject: str, predicate: str, target: str) -> str:
    return f"<{subject}> <{predicate}> <{target}> .\n"


def _count(subject: str, predicate: str, number: int) -> str:
    return f"<{subject}> <{predicate}> {integer(number)} .\n"
