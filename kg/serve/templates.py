"""The pages of the workbench: one frame, filled by a template each; everything is escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from kg.serve import static

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from starlette.requests import Request

VIEWS = (("/", "Overview"), ("/judge", "Judge"), ("/query", "Query"), ("/audit", "Audit"))
"""The rooms of the workbench, in the order in which they are shown."""


@cache
def environment() -> Environment:
    """Return the Jinja environment: an unknown name is a fault."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from kg.write.passages import marked

    found = Environment(
        loader=PackageLoader("kg.serve", "assets/pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.filters["marked"] = marked
    return found


def page(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,  # noqa: ANN401 - a template's own
) -> HTMLResponse:
    """Return a page; a template knows ``root``, ``asset(path)``, ``here``, ``views``, ``may_write`` and what it is given."""
    root = request.scope.get("root_path", "")
    prefix = f"{root}/static/{static.digest()}/"
    known = {
        "root": root,
        "asset": lambda path: prefix + path,
        "here": request.url.path.removeprefix(root),
        "views": VIEWS,
        "may_write": getattr(request.state, "may_write", False),
        "read_only": not request.app.state.bench.options.writable,
    }
    return HTMLResponse(environment().get_template(template).render(known | values), status, headers)


def wants_html(request: Request) -> bool:
    """Say whether a person's browser asks."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
