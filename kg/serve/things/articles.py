"""The interactive page of an article, and the map of all, made from the present graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import HTMLResponse

from kg.serve.things.stale import listening
from kg.write import corpus_page
from kg.write import page as pages

if TYPE_CHECKING:
    from kg.serve.snapshot import Snapshot

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def article_page(now: Snapshot, slug: str, home: str) -> HTMLResponse:
    """Return the page of an article, by its short name; ``home`` is where its arrow back leads."""

    def render() -> str:
        audited = now.audited(slug)
        found = audited.audit.open
        judge = f"{home}judge?article={quote(slug, safe='')}"
        iri = now.articles[slug]
        return pages.render(audited.graph, findings=found, article=iri, home=home, judge=judge)

    return _whole(now.keep(f"page {slug}", render), f"{home}api/events", now.number)


def map_page(now: Snapshot, root: str) -> HTMLResponse:
    """Return the map of all articles, from which each leads to its own page."""
    addresses = {iri: f"{root}/article/{slug}" for slug, iri in now.articles.items()}
    audit = now.built.audit
    html = corpus_page.render(now.corpus, findings=audit.open if audit else (), pages=addresses)
    return _whole(html, f"{root}/api/events", now.number)


def _whole(html: str, events: str, number: int) -> HTMLResponse:
    """Return a page that is one file: its own policy, which names its scripts by digest, is the server's too."""
    found = _POLICY.search(html)
    own = found[1].replace("&#39;", "'") if found else "default-src 'none'"
    page, policy = listening(html, own, events, number)
    return HTMLResponse(
        page, headers={"content-security-policy": f"{policy}; frame-ancestors 'none'", "vary": "accept"}
    )
