"""What a request asks for, and its body; whatever cannot be used is refused in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from kg.audit.agreement import reviewer
from kg.serve.asked import content
from kg.write.verdict_rows import as_written

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST = {"reviewer": 200, "quote": 20_000, "note": 20_000, "key": 200}
"""Characters of what a reviewer writes; names of claims, references and articles may have ``_LONGEST_NAME``."""

_LONGEST_NAME = 2000
_LONGEST_PARAMETER = 3000
"""Characters of a parameter: an address has no room for more."""

_NEEDED = ("claim", "reference", "verdict", "basis", "reviewer")
_MORE = ("article", "quote", "note", "key")


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks: the plain form of a reviewer's name, or nothing; ``blind`` to others' verdicts until the own one is written."""

    reviewer: str
    blind: bool


@dataclass(frozen=True, slots=True)
class Given:
    """The body of a verdict: texts as they were sent, ``force`` for a quote that does not stand in the text at hand."""

    claim: str
    reference: str
    verdict: str
    basis: str
    reviewer: str
    article: str = ""
    quote: str = ""
    note: str = ""
    key: str = ""
    force: bool = False


def text(request: Request, name: str) -> str:
    """Return a parameter of the address, without white space around it, or nothing."""
    value = request.query_params.get(name, "")
    if len(value) > _LONGEST_PARAMETER:
        raise HTTPException(
            400, f"{name} has {len(value)} characters; {_LONGEST_PARAMETER} are enough in an address"
        )
    return _sound(name, value).strip()


def needed(request: Request, name: str) -> str:
    """Return a parameter that must be there; raises :class:`HTTPException` (400) otherwise."""
    if found := text(request, name):
        return found
    raise HTTPException(400, f"the parameter {name} is missing")


def eyes(request: Request) -> Eyes:
    """Return who looks, by the parameters ``reviewer`` (a name) and ``blind`` (``yes`` or ``no``)."""
    blind = text(request, "blind") or "no"
    if blind not in {"yes", "no"}:
        raise HTTPException(400, "the parameter blind must be yes or no")
    return Eyes(plain(text(request, "reviewer")), blind == "yes")


def plain(name: str) -> str:
    """Return a reviewer's name in the form that is compared, as it is once it was written down."""
    return reviewer(as_written(name))


async def given(request: Request) -> Given:
    """Return the verdict in the body of a request.

    Raises :class:`HTTPException`: 415 for another type of content than JSON, 400 for any other object.
    """
    return Given(**_members(await content(request)))


def _members(body: object) -> dict[str, Any]:
    if not isinstance(body, dict) or not set(_NEEDED) <= set(body) <= {*_NEEDED, *_MORE, "force"}:
        known = f"{', '.join(_NEEDED)} must be there, {', '.join(_MORE)}, force may be, and nothing else"
        raise HTTPException(400, f"the body must be an object: {known}")
    if not isinstance(body.get("force", False), bool):
        raise HTTPException(400, "force must be true or false")
    texts = {name: value for name, value in body.items() if name != "force"}
    if not all(isinstance(value, str) for value in texts.values()):
        raise HTTPException(400, "the members of the body must be texts, but for force")
    return body | {name: _sound(name, value).strip() for name, value in texts.items()}


def _sound(name: str, value: str) -> str:
    longest = LONGEST.get(name, _LONGEST_NAME)
    if len(value) > longest:
        raise HTTPException(400, f"{name} has {len(value)} characters; {longest} are enough")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise HTTPException(400, f"{name} holds half a character")
    return value
