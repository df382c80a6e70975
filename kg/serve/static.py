"""Script and style of the workbench, served from memory under the digest of all, so that a browser may keep them for ever.

Addresses are paths below the package, so that modules import each other as they do in the source tree.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from starlette.requests import Request

_TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "txt": "text/plain",
}
_FOLDERS = ("serve/assets", "write/assets/script", "write/assets/style")


@cache
def assets() -> dict[str, bytes]:
    """Return the files by their path below the package."""
    found: dict[str, bytes] = {}
    for folder in _FOLDERS:
        found |= dict(_below(files("kg") / folder, folder))
    return found


@cache
def digest() -> str:
    """Return what names this set of files."""
    known = hashlib.sha256()
    for name, data in sorted(assets().items()):
        known.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return known.hexdigest()[:16]


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            yield from _below(item, name)
        elif item.name.rpartition(".")[2] in _TYPES:
            yield name, item.read_bytes()


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != digest() or name not in assets():
        raise HTTPException(404)
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(
        assets()[name], media_type=kind, headers={"cache-control": "public, max-age=31536000, immutable"}
    )


def routes() -> list[Route]:
    """Return where the files are."""
    return [Route("/static/{digest}/{name:path}", _serve)]
