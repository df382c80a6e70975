"""The templates of pages without script: one environment, one style, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.write.carrier import policy
from kg.write.passages import marked

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Return the Jinja environment: everything is escaped, an unknown name is a fault."""
    import rcssmin
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    assets = files("kg.write") / "assets"
    sheets = (assets / "style" / "1_tokens.css", assets / "report" / "report.css")
    style = str(rcssmin.cssmin("".join(sheet.read_text("utf-8") for sheet in sheets)))
    found = Environment(
        loader=PackageLoader("kg.write", "assets/report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    constants: dict[str, Any] = {"style": Markup(style), "policy": policy([], style)}  # noqa: S704 - our own files
    found.globals |= constants
    found.filters["marked"] = marked
    return found
