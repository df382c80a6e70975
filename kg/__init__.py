"""A knowledge graph of an article's literature, at the level of single claims.

>>> import kg
>>> workspace = kg.open("data")                                            # doctest: +SKIP
>>> workspace.query("claims-of-reference", reference="boulman2005")        # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.workspace import Workspace
    from kg.workspace import open_workspace as open  # noqa: A004 - read as kg.open, like gzip.open

__all__ = ["KgError", "Workspace", "__version__", "open"]

__version__ = "0.1.0"

_HOMES = {
    "KgError": ("kg.errors", "KgError"),
    "Workspace": ("kg.workspace", "Workspace"),
    "open": ("kg.workspace", "open_workspace"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``import kg`` alone loads nothing heavy."""
    if name not in _HOMES:
        message = f"module 'kg' has no attribute {name!r}"
        raise AttributeError(message)
    import importlib

    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
