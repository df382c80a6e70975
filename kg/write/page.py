"""The interactive page of an article: one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg import network
from kg.errors import InputError
from kg.write.bundle import bundle, compact
from kg.write.payload import payload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    import pyoxigraph as ox
    from jinja2 import Environment

    from kg.model import Finding

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
"""Where pyvis carries vis-network."""

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


def render(store: ox.Store, *, findings: Sequence[Finding] = (), article: str | None = None) -> str:
    """Return the page of ``article`` (IRI), by default the first of the store, as HTML.

    ``findings`` are shown where they concern the article. The same graph gives the same page.
    Raises :class:`InputError` when there is no such article.
    """
    chosen = article or next(iter(network.articles(store)), "")
    part = network.build(store, (chosen,)) if chosen else None
    if part is None or chosen not in part:
        message = f"there is no article {chosen}".rstrip()
        raise InputError(message, remedy="'kg query coverage-statistics' lists the articles of the graph.")
    data = payload(part, findings, network.verdicts(store, (chosen,)))
    return _html(data.nodes, data.edges)


def _html(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> str:
    """Hand nodes, links and options to pyvis, which fills our template."""
    from pyvis.network import Network

    carrier = Network(directed=True)
    carrier.options = _OPTIONS
    carrier.nodes, carrier.edges = nodes, edges
    carrier.templateEnv = _environment()
    carrier.path = "page.html.j2"
    return str(carrier.generate_html())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    assets = files("kg.write") / "assets"
    modules = _modules(assets / "script")
    sheets = sorted((assets / "style").iterdir(), key=lambda sheet: sheet.name)
    library = (files("pyvis") / VIS_NETWORK).read_text("utf-8")
    script = bundle(modules, "main")
    style = compact("".join(sheet.read_text("utf-8") for sheet in sheets))
    environment = Environment(loader=PackageLoader("kg.write", "assets"), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals |= {
        "library": Markup(library),  # noqa: S704 - our own files, as they are
        "script": Markup(script),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": policy([library, script], style),
    }
    return environment


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
