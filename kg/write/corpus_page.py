"""The interactive page of many articles: what they share, and the way to the page of each."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.write.carrier import html
from kg.write.corpus_payload import payload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Finding
    from kg.network import Corpus


def render(
    corpus: Corpus, *, findings: Sequence[Finding] = (), pages: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return the page of ``corpus`` as HTML.

    ``pages`` are the files of articles' own pages by IRI, relative to this one; an article without leads nowhere.
    The same corpus gives the same page.
    """
    counts = Counter(finding.article for finding in findings)
    data = payload(corpus, counts, pages)
    return html("corpus", data.nodes, data.edges)
