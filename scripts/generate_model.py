"""Write the example into ``docs/model.md``: one claim of the shipped article as it is built.

With ``--check``, change nothing and exit 1 when the page is not what a build gives.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import rdflib

from kg import query
from kg.vocabulary import PREFIXES
from kg.workspace import open_workspace
from kg.workspace.sources import example

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "model.md"
SOURCE = "article.md"
CLAIM = "juvenile-incidence"

_PART = re.compile(r"(?<=<!-- example -->\n).*?(?=<!-- /example -->)", re.DOTALL)
_QUESTION = f"""
CONSTRUCT {{ ?subject ?property ?value }} WHERE {{
  ?claim a schema:Claim ; dcterms:identifier "{CLAIM}" .
  ?claim (
    schema:appearance | schema:appearance/oa:hasSelector | kg:pointer | kg:pointer/c4o:denotes | kg:quantity
    | ^cito:hasCitingEntity
  )? ?subject .
  ?subject ?property ?value .
  FILTER(?property != c4o:hasContent || !STRSTARTS(STR(?value), "@"))
}}"""


def claim() -> str:
    """Return what the example's graph says of one claim, as Turtle with names relative to the article."""
    with TemporaryDirectory() as folder:
        workspace = open_workspace(example(), folder)
        workspace.build()
        triples = query.serialise(workspace.store, _QUESTION, "nt")
        (article,) = query.terms(workspace.store, "article", [SOURCE])
    graph = rdflib.Graph(bind_namespaces="none").parse(data=triples, format="nt")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    base = f"{article.strip('<>')}/"
    turtle = graph.serialize(format="turtle").strip()
    return f"@base <{base}> .\n{turtle.replace(f'<{base}', '<')}"


def page(text: str, turtle: str) -> str:
    """Return the page with the example in its place."""
    return _PART.sub(lambda _: f"\n```turtle\n{turtle}\n```\n\n", text)


def main(arguments: Sequence[str]) -> int:
    """Write the page, or compare it."""
    old = PAGE.read_text("utf-8")
    made = page(old, claim())
    if "--check" in arguments:
        return int(old != made)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
