"""Everything the store says about articles, as one network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.errors import InputError
from kg.network.questions import ask, broader, concept_labels
from kg.network.verdicts import verdicts
from kg.vocabulary import DCTERMS, DOCO, FABIO, KIND_IRI, PRISM

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

Network: TypeAlias = "nx.MultiDiGraph[str]"

_FACTS = {
    DCTERMS.title: "title",
    PRISM.publicationDate: "date",
    PRISM.pageRange: "pages",
    PRISM.doi: "doi",
    FABIO.hasPubMedId: "pmid",
    FABIO.hasURL: "url",
    DCTERMS.publisher: "publisher",
}
_NUMBERED = {FABIO.JournalVolume: "volume", FABIO.JournalIssue: "issue"}


def build(store: ox.Store, articles: Sequence[str] = ()) -> Network:
    """Return all articles of ``store``, or those with the given IRIs, as a network.

    Nodes are IRIs; ``kind`` is article, section, claim, reference, work, author, concept or journal, ``label`` what
    to call it. A link's key and its ``relation`` are cites_as_evidence (claim to reference), part_of, lists (article
    to reference), references (reference to work), written_by, published_in, mentions (claim to concept) or broader.
    Attributes are plain text, numbers and truth values; what is not known is absent. Same store, same order.
    """
    network: Network = nx.MultiDiGraph()
    for step in (_articles, _sections, _claims, _references, _works, _citations, _concepts):
        step(network, store, articles)
    return network


def articles(store: ox.Store) -> list[str]:
    """Return the IRIs of the articles in ``store``, sorted."""
    return [str(row["article"]) for row in ask(store, "articles")]


def of_article(store: ox.Store, article: str | None = None) -> tuple[str, Network]:
    """Return an article's IRI, by default that of the first of ``store``, and its network.

    Raises :class:`InputError` when there is no such article.
    """
    chosen = article or next(iter(articles(store)), "")
    part = build(store, (chosen,)) if chosen else None
    if part is None or chosen not in part:
        message = f"there is no article {chosen}".rstrip()
        raise InputError(message, remedy="'kg query coverage-statistics' lists the articles of the graph.")
    return chosen, part


def node(network: Network, iri: object, kind: str, label: object, **attributes: object) -> None:
    """Add a node; attributes that are ``None`` or empty are left out."""
    known = {
        name: str(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value not in (None, "")
    }
    network.add_node(str(iri), kind=kind, label=str(label), **known)


def link(network: Network, source: object, target: object, relation: str, **attributes: object) -> None:
    """Add a link between two nodes that are there; any other is passed over."""
    if str(source) in network and str(target) in network:
        network.add_edge(str(source), str(target), key=relation, relation=relation, **attributes)


def _articles(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    for row in ask(store, "articles", articles):
        slug = row["slug"]
        node(network, row["article"], "article", slug, identifier=slug, style=row["style"])


def _sections(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    rows = list(ask(store, "sections", articles))
    for row in rows:
        title = row["title"] or row["identifier"]
        about = {name: row[name] for name in ("identifier", "position", "article")}
        node(network, row["section"], "section", title, **about)
    for row in rows:
        link(network, row["section"], row["whole"], "part_of")


def _claims(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    """Add claims; ``position`` counts from 1 in the order of the article's text."""
    positions: dict[object, int] = {}
    quantities: dict[str, list[str]] = {}
    for row in ask(store, "quantities", articles):
        quantities.setdefault(str(row["claim"]), []).append(str(row["text"]))
    for row in ask(store, "claims", articles):
        claim, article = row["claim"], row["article"]
        if str(claim) in network:
            continue
        positions[article] = positions.get(article, 0) + 1
        kind = str(row["kind"]).removeprefix(KIND_IRI)
        node(
            network,
            claim,
            "claim",
            row["text"],
            identifier=row["identifier"],
            article=article,
            position=positions[article],
            claim_kind=kind,
            general=kind != "case-observation",
            in_title=row["block"] == DOCO.Title,
            quantities="\n".join(quantities.get(str(claim), ())),
        )
        link(network, claim, row["whole"] or article, "part_of")


def _references(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    for row in ask(store, "references", articles):
        reference, work = row["reference"], row["work"]
        if str(reference) in network:
            continue
        about = {name: row[name] for name in ("identifier", "article", "position", "text")}
        node(network, reference, "reference", row["short"], printed=row["label"], **about)
        if str(work) not in network:
            node(network, work, "work", row["short"])
        link(network, row["article"], reference, "lists")
        link(network, reference, work, "references")


def _works(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    """Add what is known of articles and works; of several values for one thing the first in order."""
    for row in ask(store, "facts", articles):
        network.nodes[str(row["work"])].setdefault(_FACTS[str(row["property"])], str(row["value"]))
    for data in network.nodes.values():
        if data["kind"] in {"article", "work"}:
            data["label"] = data.get("title", data["label"])
    for row in ask(store, "containers", articles):
        _container(network, row)
    _writers(network, store, articles)


def _container(network: Network, row: dict[str, Any]) -> None:
    work = network.nodes[str(row["work"])]
    if numbered := _NUMBERED.get(str(row["kind"])):
        work.setdefault(numbered, str(row["number"]))
    elif row["title"] and "journal" not in work:
        work["journal"] = str(row["title"])
        node(network, row["part"], "journal", row["title"])
        link(network, row["work"], row["part"], "published_in")


def _writers(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    names: dict[tuple[str, int], str] = {}
    for row in ask(store, "writers", articles):
        work, position = str(row["work"]), int(str(row["position"]))
        if (work, position) in names:
            continue
        names[work, position] = str(row["name"])
        if str(row["person"]) not in network:
            node(network, row["person"], "author", row["name"])
        link(network, work, row["person"], "written_by", position=position)
    for (work, _), name in names.items():
        data = network.nodes[work]
        data["authors"] = f"{data['authors']}; {name}" if "authors" in data else name


def _citations(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    """Link claims to references; ``verdict`` lists what reviewers found, where any has judged."""
    judged = verdicts(store, articles)
    for row in ask(store, "citations", articles):
        citation = str(row["citation"])
        opinions = dict.fromkeys(opinion.judgement for opinion in judged.get(citation, ()))
        verdict = {"verdict": ", ".join(opinions)} if opinions else {}
        link(network, row["claim"], row["reference"], "cites_as_evidence", citation=citation, **verdict)


def _concepts(network: Network, store: ox.Store, articles: Sequence[str]) -> None:
    labels = concept_labels(store)
    for row in ask(store, "mentions", articles):
        concept = str(row["concept"])
        if concept not in network:
            node(network, concept, "concept", labels.get(concept, concept))
        link(network, row["claim"], concept, "mentions")
    for narrow, broad in broader(store):
        link(network, narrow, broad, "broader")
