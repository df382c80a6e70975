"""A network in the formats of other tools: Gephi, Cytoscape, yEd, spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from kg.errors import InputError
from kg.write.tables import cell

if TYPE_CHECKING:
    from collections.abc import Callable

Graph: TypeAlias = "nx.Graph[str]"

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(rb' lastmodifieddate="[^"]*"')
_COLUMNS = (
    "source",
    "source_kind",
    "source_label",
    "relation",
    "target",
    "target_kind",
    "target_label",
    "weight",
)


def export(graph: Graph, form: str) -> bytes:
    """Return a network or a projection as ``form``, one of :data:`FORMATS`, in UTF-8; same graph, same bytes.

    Raises :class:`InputError` for an unknown format.
    """
    if form not in FORMATS:
        message = f"a network cannot be written as {form!r}"
        raise InputError(message, remedy=f"Use one of: {', '.join(FORMATS)}.")
    return FORMATS[form](graph)


def graphml(graph: Graph) -> bytes:
    """Return GraphML, for yEd, Gephi and networkx."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(_printable(graph), buffer, encoding="utf-8")
    return buffer.getvalue()


def gexf(graph: Graph) -> bytes:
    """Return GEXF, for Gephi; without the date of today, which would change the bytes."""
    buffer = io.BytesIO()
    nx.write_gexf(_printable(graph), buffer, encoding="utf-8")
    return _DATE.sub(b"", buffer.getvalue())


def node_link(graph: Graph) -> bytes:
    """Return node-link JSON, for D3 and networkx; the links are called ``edges``."""
    return _json(nx.node_link_data(graph, edges="edges"))


def cytoscape(graph: Graph) -> bytes:
    """Return JSON for Cytoscape and Cytoscape.js."""
    return _json(nx.cytoscape_data(graph))


def edge_list(graph: Graph) -> bytes:
    """Return the links as CSV, one a line, with the kind and label of both ends.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for source, target, data in graph.edges(data=True):
        ends = [
            (end, *(graph.nodes[end].get(name, "") for name in ("kind", "label"))) for end in (source, target)
        ]
        row = (*ends[0], data.get("relation", ""), *ends[1], data.get("weight", 1))
        writer.writerow([cell(value) for value in row])
    return out.getvalue().encode()


FORMATS: dict[str, Callable[[Graph], bytes]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
    "cytoscape": cytoscape,
    "csv": edge_list,
}


def _printable(graph: Graph) -> Graph:
    """Return a copy in which characters that XML cannot hold are U+FFFD."""
    copy = graph.copy()
    for data in (*(d for _, d in copy.nodes(data=True)), *(d for *_, d in copy.edges(data=True))):
        data.update({name: _NO_XML.sub("\ufffd", v) for name, v in data.items() if isinstance(v, str)})
    return copy


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever networkx makes
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
