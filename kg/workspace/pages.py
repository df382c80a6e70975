"""Pages and figures in Python: of one article, or of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg import network, store
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.network import Corpus
    from kg.workspace.audited import Audited
    from kg.workspace.workspace import Workspace

INDEX = "index.html"

HEIGHT = 680
"""Pixels that a page takes in a cell of a notebook."""


@dataclass(frozen=True, slots=True)
class Page:
    """An interactive page; as the last value of a notebook's cell it shows itself."""

    html: str = field(repr=False)
    title: str = ""

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own: nothing of it touches the notebook."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads '
            f'allow-modals allow-popups" style="width:100%;height:{HEIGHT}px;border:1px solid #8884;border-radius:8px"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page as a file, whole or not at all; return where."""
        target = Path(path)
        store.replace_file(target, self.html.encode())
        return target


def index(workspace: Workspace) -> Path:
    """Return the file of a workspace's page, made first when there is none, or none of the corpus as it was last built.

    Of a corpus the page is made here: it is not audited while it is built, so the page shows no findings.
    """
    from kg.workspace.corpus.outputs import MANIFEST
    from kg.write import corpus_page

    file, listed = workspace.output / INDEX, workspace.output / MANIFEST
    if not file.is_file() and not listed.is_file():
        workspace.build()
    if listed.is_file() and (not file.is_file() or file.stat().st_mtime_ns < listed.stat().st_mtime_ns):
        html = corpus_page.render(network.corpus(workspace.store))
        store.replace_file(file, html.encode())
    return file


def page(audited: Audited, article: str = "") -> Page:
    """Return the page of ``article`` (its name, title or IRI); without one, of the only article or of all together.

    Raises :class:`InputError` when there is no such article.
    """
    from kg.write import corpus_page
    from kg.write import page as pages

    corpus = network.corpus(audited.graph)
    found = audited.audit.open
    if not article and len(corpus.papers) > 1:
        return Page(corpus_page.render(corpus, findings=found), f"{len(corpus.papers)} articles")
    iri = named(corpus, article)
    title = next((paper.title for paper in corpus.papers if paper.iri == iri), "")
    return Page(pages.render(audited.graph, findings=found, article=iri or None), title)


def figure(audited: Audited, view: str, form: str, article: str = "") -> bytes:
    """Return a figure of ``article`` (its name, title or IRI), by default the first, in svg, png or pdf.

    Raises :class:`InputError` when there is no such article, view or form, or it cannot be drawn.
    """
    from kg.write import figure as figures

    iri = named(network.corpus(audited.graph), article)
    return figures.render(audited.graph, view, form, findings=audited.audit.open, article=iri or None)


def named(corpus: Corpus, article: str) -> str:
    """Return the IRI of the article that a person names, of the first when nothing is said."""
    if not article:
        return corpus.papers[0].iri if corpus.papers else ""
    for paper in corpus.papers:
        if article in {paper.iri, paper.slug} or article.casefold() == paper.title.casefold():
            return paper.iri
    names = ", ".join(paper.slug for paper in corpus.papers[:5])
    message = f"there is no article called {article!r}"
    raise InputError(message, remedy=f"The articles are: {names}{' …' if len(corpus.papers) > 5 else ''}")  # noqa: PLR2004
