"""What programs may ask, as OpenAPI."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI description of everything below ``/api`` and of the endpoint."""
    import yaml

    text = (files("kg.serve") / "assets" / "openapi.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


async def _describe(request: Request) -> Response:
    known = description()
    root = request.scope.get("root_path", "")
    return JSONResponse(known | {"servers": [{"url": root or "/"}]})


def routes() -> list[Route]:
    """Return where the description is."""
    return [Route("/api/openapi.json", _describe)]
