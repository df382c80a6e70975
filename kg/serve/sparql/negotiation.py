"""Which media types an ``Accept`` header lets an answer have, the best first.

Source: RFC 9110, 12.5.1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "n-triples": ("application/n-triples",),
    "nq": ("application/n-quads",),
    "trig": ("application/trig",),
    "n3": ("text/n3",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "rdf": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
}
"""What ``format=`` may say instead of a media type."""

_RANGES = 100
"""Media ranges of one header that are looked at."""


@lru_cache(256)
def acceptable(header: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of ``offered`` that ``header`` accepts: the best first, then those it names before those it only covers.

    An empty header accepts all. A range that cannot be read is left out.

    >>> acceptable("text/csv;q=0.5, application/*", ("text/csv", "application/json", "text/xml"))
    ('application/json', 'text/csv')
    """
    if not header.strip():
        return tuple(offered)
    ranges = [found for part in header.split(",")[:_RANGES] if (found := _range(part))]
    weighed = []
    for place, media in enumerate(offered):
        fitting = [
            (_exactness(name, media), -at, quality)
            for at, (name, quality) in enumerate(ranges)
            if _fits(name, media)
        ]
        if fitting:
            exactness, at, quality = max(fitting)
            if quality > 0:
                weighed.append((-quality, -exactness, -at, place, media))
    return tuple(media for *_, media in sorted(weighed))


def formats(name: str, offered: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``offered`` that ``format=`` asks for, by a short name or a media type."""
    wanted = SHORT.get(name.lower(), (name.lower(),))
    return tuple(media for media in offered if media in wanted)


def _range(part: str) -> tuple[str, float] | None:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            if not 0 <= quality <= 1:
                return None
    return (name, quality) if name.count("/") == 1 else None


def _fits(name: str, media: str) -> bool:
    return name in {media, "*/*", f"{media.partition('/')[0]}/*"}


def _exactness(name: str, media: str) -> int:
    return 2 if name == media else 0 if name == "*/*" else 1
