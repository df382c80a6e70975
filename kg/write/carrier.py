"""How a page is made: pyvis carries nodes, links, options and vis-network; template, script and style are ours."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.write.bundle import bundle, compact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from jinja2 import Environment

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
"""Where pyvis carries vis-network."""

ENTRIES = {"page": "main", "corpus": "corpus"}
"""The module that each template starts with."""

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "tooltipDelay": 1_000_000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "hidden": True},
}


def html(template: str, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> str:
    """Return a page of ``ENTRIES``: nodes, links and options go to the template by pyvis."""
    from pyvis.network import Network

    carrier = Network(directed=True)
    carrier.options = _OPTIONS
    carrier.nodes, carrier.edges = nodes, edges
    carrier.templateEnv = _environment(template)
    carrier.path = f"{template}.html.j2"
    return str(carrier.generate_html())


@cache
def _environment(template: str) -> Environment:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    assets = files("kg.write") / "assets"
    modules = _modules(assets / "script") | _modules(assets / "corpus")
    sheets = sorted((assets / "style").iterdir(), key=lambda sheet: sheet.name)
    library = (files("pyvis") / VIS_NETWORK).read_text("utf-8")
    script = bundle(modules, ENTRIES[template])
    style = compact("".join(sheet.read_text("utf-8") for sheet in sheets))
    environment = Environment(loader=PackageLoader("kg.write", "assets"), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters |= {"columns": columns, "by_type": by_type}
    environment.globals |= {
        "library": Markup(library),  # noqa: S704 - our own files, as they are
        "script": Markup(script),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": policy([library, script], style),
    }
    return environment


def columns(items: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """Return records as rows under one row of names: what many share is said once; what is not known is null.

    >>> columns([{"from": "a", "to": "b"}, {"from": "b", "weight": 2}])
    [['from', 'to', 'weight'], ['a', 'b'], ['b', None, 2]]
    """
    names = list(dict.fromkeys(name for item in items for name in item))
    rows = [[item.get(name) for name in names] for item in items]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return [names, *rows]


def by_type(items: Sequence[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    """Return records as one table for each ``type``, in the order in which the types come.

    >>> by_type([{"type": "claim", "id": "C1"}, {"type": "section", "id": "S1"}, {"type": "claim", "id": "C2"}])
    {'claim': [['id'], ['C1'], ['C2']], 'section': [['id'], ['S1']]}
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        fields = {name: value for name, value in item.items() if name != "type"}
        groups.setdefault(item["type"], []).append(fields)
    return {name: columns(group) for name, group in groups.items()}


def _modules(folder: Traversable) -> dict[str, str]:
    found = [file for file in folder.iterdir() if file.name.endswith(".js")]
    return {file.name.removesuffix(".js"): file.read_text("utf-8") for file in found}


def policy(scripts: Sequence[str], style: str) -> str:
    """Return the content security policy that lets exactly these scripts and this style through."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
