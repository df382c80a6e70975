"""The graph as a network for networkx: nodes and links with plain attributes, projections and measures."""

from kg.network.build import articles, build, of_article
from kg.network.corpus import corpus
from kg.network.measures import articulation, betweenness, communities, degree, falls, pagerank
from kg.network.papers import Corpus
from kg.network.projections import (
    article_citations,
    authors,
    claims_and_references,
    co_citation,
    concepts,
    coupling,
)
from kg.network.verdicts import Opinion, verdicts

__all__ = [
    "Corpus",
    "Opinion",
    "article_citations",
    "articles",
    "articulation",
    "authors",
    "betweenness",
    "build",
    "claims_and_references",
    "co_citation",
    "communities",
    "concepts",
    "corpus",
    "coupling",
    "degree",
    "falls",
    "of_article",
    "pagerank",
    "verdicts",
]
