"""The articles as the overview lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import query
from kg.workspace.corpus.outputs import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.snapshot import Snapshot

_TITLES = query.parse(
    "titles",
    "SELECT ?article (MIN(?any) AS ?title) { VALUES ?article { UNDEF } ?article dcterms:title ?any } GROUP BY ?article",
)


_NAME = {False: "slug", True: "article"}
"""The column of the name, in the question and in the list of a corpus."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article by its short name, with what it holds."""

    slug: str
    title: str
    claims: int
    references: int


def listed(now: Snapshot, most: int) -> tuple[Listed, ...]:
    """Return the first ``most`` articles, in the order of their names; of a corpus from the list that its build left."""
    counts = manifest(now.workspace.output) if now.is_corpus else now.rows("coverage-statistics")
    first = counts[:most]
    titles = _titles(now, [now.articles[str(row[_NAME[now.is_corpus]])] for row in first])
    return tuple(
        Listed(
            slug=(slug := str(row[_NAME[now.is_corpus]])),
            title=titles.get(now.articles[slug], slug),
            claims=int(str(row["claims"])),
            references=int(str(row["references"])),
        )
        for row in first
    )


def _titles(now: Snapshot, articles: Iterable[str]) -> dict[str, str]:
    bound = query.bind(_TITLES, {"article": [f"<{iri}>" for iri in articles]})
    return {str(article): str(title) for article, title in query.select(now.store, bound).rows}
