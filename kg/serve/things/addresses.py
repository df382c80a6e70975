"""The IRIs of the graph and their addresses on this server: the base is another, the path the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

_IRI = re.compile(r'[a-z][a-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\x7f]+', re.IGNORECASE)

_PATH = re.compile(r"[\w~%-]")
"""How a path begins that stays on this server: not with a second slash, a backslash or a dot."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the things of a graph are: ``base`` begins the IRIs that it mints, ``root`` the server's addresses."""

    base: str
    root: str

    def of(self, iri: str) -> str:
        """Return where the server describes a thing.

        >>> Addresses("https://w3id.org/claim-kg/", "").of("https://w3id.org/claim-kg/article/x/claim/y")
        '/article/x/claim/y'
        >>> Addresses("https://w3id.org/claim-kg/", "/kg").of("https://doi.org/10.1/a")
        '/kg/about?iri=https%3A%2F%2Fdoi.org%2F10.1%2Fa'

        What would lead to another server as a path is no path:

        >>> Addresses("https://w3id.org/claim-kg/", "").of("https://w3id.org/claim-kg//attacker.example/")
        '/about?iri=https%3A%2F%2Fw3id.org%2Fclaim-kg%2F%2Fattacker.example%2F'
        """
        path = iri.removeprefix(self.base)
        if path != iri and _PATH.match(path):
            return f"{self.root}/{path}"
        return f"{self.root}/about?iri={quote(iri, safe='')}"

    def iri(self, request: Request) -> str:
        """Return what a request is about: its parameter ``iri``, else its path below the base.

        The path is taken as it was sent, since an IRI with ``%2F`` is not the one with a slash. Raises :class:`HTTPException` (400)
        for what is no IRI.
        """
        if "iri" in request.path_params or request.url.path == f"{self.root}/about":
            found = request.query_params.get("iri", "")
        else:
            sent = request.scope["raw_path"].decode("latin-1").partition("?")[0]
            found = self.base + sent.removeprefix(f"{self.root}/")
        if not _IRI.fullmatch(found):
            raise HTTPException(400, "that is no IRI")
        return found
