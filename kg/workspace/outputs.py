"""What a build leaves in its folder, computed from the graph and put in place file by file, the graph last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg import network, query, store
from kg.model import Severity
from kg.workspace.shipped import shipped
from kg.write import corpus_page, page, tables

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

    from kg.model import Audit
    from kg.workspace.audited import Audited

COUNTS = "coverage-statistics"
"""The question whose rows, summed over articles, are the summary of a build."""

MOST_PAGES = 2000
"""Articles up to which each has a page of its own."""


def write(folder: Path, graph: ox.Store, nquads: bytes, audited: Audited) -> None:
    """Write ``index.html``, ``audit.html``, ``evidence.csv``, ``graph.trig`` and, last, ``graph.nq``.

    Of several articles, ``index.html`` is the page of the corpus and ``articles/`` holds the page of each, up to
    ``MOST_PAGES``. All but those pages are made before the first is put in place, so that a fault leaves the old ones untouched.
    """
    corpus = network.corpus(graph)
    several = len(corpus.papers) > 1
    paged = corpus.papers if several and len(corpus.papers) <= MOST_PAGES else ()
    pages = {paper.iri: f"articles/{paper.slug}.html" for paper in paged}
    made = {
        "audit.html": audited.render("html", pages).encode(),
        "evidence.csv": tables.evidence(graph),
        "graph.trig": store.to_trig(nquads),
    }
    for iri, name in pages.items():
        html = page.render(graph, findings=audited.audit.open, article=iri, home="../index.html")
        store.replace_file(folder / name, html.encode())
    found = audited.audit.open
    whole = (
        corpus_page.render(corpus, findings=found, pages=pages)
        if several
        else page.render(graph, findings=found)
    )
    made["index.html"] = whole.encode()
    for name, data in (*made.items(), (store.GRAPH_FILE, nquads)):
        store.replace_file(folder / name, data)


def counts(graph: ox.Store, audit: Audit) -> dict[str, int]:
    """Return the numbers of a build's summary, over all articles, in the order they are shown."""
    path = shipped("queries") / f"{COUNTS}.rq"
    rows = query.select(graph, path.read_text("utf-8"), place=path.name).records()
    total = Counter[str]()
    for row in rows:
        total.update({name: value for name, value in row.items() if isinstance(value, int)})
    severities = Counter(finding.severity for finding in audit.open)
    return {
        "articles": len(rows),
        **({"  without a page of their own": len(rows)} if len(rows) > MOST_PAGES else {}),
        "claims": total["claims"],
        "general claims": total["generalClaims"],
        "  cited": total["generalWithMarker"],
        "  uncited": total["generalClaims"] - total["generalWithMarker"],
        "references": total["references"],
        "  never cited": total["references"] - total["citedReferences"],
        "markers": total["markers"],
        "pointers": total["pointers"],
        "  to no reference": total["pointers"] - total["linkedPointers"],
        "problems": total["problems"],
        "findings": len(audit.open),
        **{f"  {severity}": severities[severity] for severity in Severity},
    }
