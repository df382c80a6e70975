"""One article of a corpus, read by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.workspace import reading
from kg.workspace.corpus.outputs import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import LinkedArticle
    from kg.workspace.sources import Sources

_ANEW = "'kg build' brings the corpus up to date."


def article_of(claim: str, sources: Sources, output: Path) -> LinkedArticle:
    """Return the article that a claim is named with (``article/claim``), of the corpus built in ``output``.

    Raises :class:`InputError` when the claim is named without, or there is no such article.
    """
    name = claim.strip().rpartition("/")[0]
    if not name:
        remedy = f"Write article/{claim.strip()}; 'kg query claims' lists what there is."
        raise InputError("in a corpus a claim is named with its article", remedy=remedy)
    file = next((row["file"] for row in manifest(output) if row["article"] == name), "")
    path = sources.root / file
    if not file or path not in sources.articles:
        raise InputError(f"no article is called {name!r}", remedy=_ANEW)
    linked = reading.reader(sources).article(path)[0]
    own = linked.article.slug
    if name != own and not name.startswith(f"{own}-"):
        raise InputError(f"the article {name!r} is now called {own!r}", remedy=_ANEW)
    return replace(linked, article=replace(linked.article, slug=name))
