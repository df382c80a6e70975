"""Bodies that are too large are refused before they are read to their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from kg.workspace.sources import LARGEST_ARTICLE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.options import Options

LARGEST = 1024 * 1024
"""Bytes of a request's body: a query or a verdict, and far more than either needs."""

UPLOADS = "/api/files"


class Limited:
    """Ends a request with status 413 as soon as its body is known to be larger than it may be."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with a body that is watched."""
        limit = LARGEST_ARTICLE if self.options.upload and scope["path"] == UPLOADS else LARGEST
        said = Headers(scope=scope).get("content-length", "0")
        read = int(said) if said.isascii() and said.isdigit() else 0

        async def watched() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                refuse(read)
            return message

        def refuse(size: int) -> None:
            if size > limit:
                raise HTTPException(413, f"the body may have {limit} bytes")

        if read > limit:
            from starlette.responses import JSONResponse

            await JSONResponse({"error": f"the body may have {limit} bytes"}, 413)(scope, receive, send)
            return
        read = 0
        await self.app(scope, watched, send)
