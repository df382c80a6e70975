"""What a person chooses for a server."""

from __future__ import annotations

from dataclasses import dataclass

HOST = "127.0.0.1"
"""The only address that is served; who shares puts a proxy before it."""

PORT = 8765


@dataclass(frozen=True, slots=True)
class Options:
    """How a workspace is served.

    ``hosts`` are further names under which a proxy reaches the server, ``prefix`` the path below which it does
    (``"/kg"``, no slash at the end). ``token`` must be shown by whoever writes; without one nobody can.
    """

    port: int = PORT
    read_only: bool = False
    watch: bool = False
    upload: bool = False
    hosts: tuple[str, ...] = ()
    prefix: str = ""
    token: str = ""

    @property
    def writable(self) -> bool:
        """Whether somebody may write."""
        return bool(self.token) and not self.read_only
