"""The page's script and style: modules joined in the order of their imports, and needless blanks taken out.

The modules are plain ES modules for tools and readers; a page that is one file cannot import. Each becomes a function
that returns what it exports, and an import takes its names from there. Imports are written ``import { a, b } from
"./name.js";`` or ``import "./name.js";``, from the folder of shared modules ``"../script/name.js"``; exports stand
before a declaration.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rcssmin
import rjsmin

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"(?:\.|\.\./script)/([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class)) (\w+)", re.MULTILINE)
_NESTED_TEMPLATE = re.compile(r"`[^`]*\$\{[^}`]*`")


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return the module ``entry`` and all it imports as one script, without comments and blanks.

    ``modules`` maps names without ``.js`` to their text. Raises :class:`ValueError` for a circle of imports, and for a
    template string inside another: the minifier would take its blanks for code's.
    """
    ordered: dict[str, str] = {}
    _visit(modules, entry, ordered, ())
    for name, source in ordered.items():
        if found := _NESTED_TEMPLATE.search(source):
            message = f"{name}.js has a template string inside another: {found[0]}"
            raise ValueError(message)
    joined = "".join(_scoped(name, source) for name, source in ordered.items())
    return str(rjsmin.jsmin(f'"use strict";\n{joined}'))


def compact(style: str) -> str:
    """Return a style sheet without comments and blanks."""
    return str(rcssmin.cssmin(style))


def _visit(modules: Mapping[str, str], name: str, ordered: dict[str, str], path: tuple[str, ...]) -> None:
    if name in path:
        message = f"the modules import each other in a circle: {' → '.join((*path, name))}"
        raise ValueError(message)
    if name in ordered:
        return
    for _, imported in _IMPORT.findall(modules[name]):
        _visit(modules, imported, ordered, (*path, name))
    ordered[name] = modules[name]


def _scoped(name: str, source: str) -> str:
    exported = ", ".join(match[1] for match in _EXPORT.findall(source))
    body = _IMPORT.sub(_taken, source)
    body = _EXPORT.sub(r"\1 \2", body)
    return f"const ${name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _taken(match: re.Match[str]) -> str:
    names, module = match.groups()
    return f"const {' '.join(names.split())} = ${module};\n" if names else ""
