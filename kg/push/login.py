"""Logging in: Basic and Digest, only when a server asks for it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from kg.errors import PushError

if TYPE_CHECKING:
    from collections.abc import Iterable


class Login:
    """A name and a password, and how the server wants to hear them; the password is never shown."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._passwords = HTTPPasswordMgrWithDefaultRealm()
        self._digest = AbstractDigestAuthHandler(self._passwords)
        self._challenge: dict[str, str] | None = None
        self._basic = False

    def __repr__(self) -> str:
        return f"Login({self._user!r}, …)"

    def learn(self, challenges: Iterable[str]) -> bool:
        """Note what a server asks for; say whether it asks for something that was not answered before."""
        for challenge in challenges:
            scheme, _, rest = challenge.strip().partition(" ")
            if scheme.lower() == "digest":
                asked = parse_keqv_list(parse_http_list(rest))
                new = self._challenge is None or asked.get("stale", "").lower() == "true"
                self._challenge, self._basic = asked, False
                return new
        if any(challenge.strip().lower().startswith("basic") for challenge in challenges):
            new, self._basic = not self._basic, True
            return new
        message = f"the store asks for a way to log in that is not known here: {'; '.join(challenges)}"
        raise PushError(message, remedy="Basic and Digest are known.")

    def sign(self, request: Request) -> None:
        """Add name and password to a request as the server wants them."""
        if self._challenge is not None:
            self._passwords.add_password(None, request.full_url, self._user, self._password)
            try:
                answer = self._digest.get_authorization(request, self._challenge)
            except ValueError as error:
                raise PushError(
                    f"the store asks for a way to log in that is not known here: {error}"
                ) from error
            if answer:
                request.add_unredirected_header("Authorization", f"Digest {answer}")
        elif self._basic:
            plain = f"{self._user}:{self._password}".encode()
            request.add_unredirected_header("Authorization", f"Basic {base64.b64encode(plain).decode()}")
