"""The articles as the overview lists them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg import query

if TYPE_CHECKING:
    from kg.serve.snapshot import Snapshot

_TITLES = query.parse(
    "titles",
    "SELECT ?article (MIN(?any) AS ?title) { VALUES ?article { UNDEF } ?article dcterms:title ?any } GROUP BY ?article",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An article by its short name, with what it holds."""

    slug: str
    title: str
    claims: int
    references: int


def listed(now: Snapshot, most: int) -> tuple[Listed, ...]:
    """Return the first ``most`` articles, in the order of the graph."""
    articles = [f"<{iri}>" for iri in islice(now.articles.values(), most)]
    if not articles:
        return ()
    counted = query.bind(now.questions["coverage-statistics"], {"article": articles})
    titles = dict(query.select(now.store, query.bind(_TITLES, {"article": articles})).rows)
    return tuple(
        Listed(
            slug=str(row["slug"]),
            title=str(titles.get(row["article"]) or row["slug"]),
            claims=int(str(row["claims"])),
            references=int(str(row["references"])),
        )
        for row in query.select(now.store, counted).records()
    )
