"""Which of the forms that a thing has a client prefers.

Source: RFC 9110, section 12.5.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type of ``offered`` that an ``Accept`` header weighs most, the first of equals; nothing when it takes none.

    >>> preferred("text/turtle;q=0.5, application/*", ["text/html", "text/turtle", "application/n-triples"])
    'application/n-triples'
    >>> preferred("image/png", ["text/html"]) is None
    True
    """
    ranges = _ranges(accept) or {"*/*": 1.0}
    weights = [(_weight(form, ranges), -place) for place, form in enumerate(offered)]
    best, place = max(weights)
    return offered[-place] if best > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        if name:
            found[name] = max(found.get(name, 0.0), _quality(parameters))
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _weight(form: str, ranges: dict[str, float]) -> float:
    """Return what the most specific range says of a media type."""
    kind = form.partition("/")[0]
    for name in (form, f"{kind}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
