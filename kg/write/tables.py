"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.query import select

if TYPE_CHECKING:
    import pyoxigraph as ox

_EVIDENCE = """
PREFIX c4o: <http://purl.org/spar/c4o/>
SELECT DISTINCT ?article ?section ?claim ?kind ?text ?reference ?number ?citation ?title ?doi WHERE {
  ?c a schema:Claim ; dcterms:isPartOf ?a ; dcterms:identifier ?claim ; schema:text ?text ;
    schema:position ?position ; dcterms:type/skos:notation ?kind ; schema:appearance/dcterms:isPartOf ?paragraph .
  ?a dcterms:identifier ?article .
  OPTIONAL { ?paragraph dcterms:isPartOf ?s . ?s a doco:Section ; dcterms:title ?section }
  OPTIONAL {
    ?c kg:pointer/c4o:denotes ?r .
    ?r dcterms:identifier ?reference ; skos:notation ?notation ; schema:position ?number ; rdfs:label ?citation .
    OPTIONAL {
      SELECT ?r (MIN(?t) AS ?title) (MIN(?d) AS ?doi) WHERE {
        GRAPH ?g {
          ?r a biro:BibliographicReference ; biro:references ?work .
          OPTIONAL { ?work dcterms:title ?t }
          OPTIONAL { ?work prism:doi ?d }
        }
      } GROUP BY ?r
    }
  }
} ORDER BY ?article ?position ?number ?notation
"""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def evidence(store: ox.Store) -> bytes:
    """Return who cites what as CSV (UTF-8, a row a pair; a claim without reference has one row).

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    Source: OWASP, "CSV Injection".
    """
    table = select(store, _EVIDENCE)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return stream.getvalue().encode()


def cell(value: object) -> str:
    """Return a value as the text of a cell that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
