"""A query as it is asked, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from kg.query import Dataset


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what the protocol lets a client choose.

    ``rows`` and ``graph`` are the media types that the answer may be written in, best first: the former for SELECT and ASK, the
    latter for CONSTRUCT and DESCRIBE. ``base`` is what relative IRIs are resolved against.
    """

    sparql: str
    rows: tuple[str, ...] = ("application/sparql-results+json",)
    graph: tuple[str, ...] = ("text/turtle",)
    dataset: Dataset | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: ``body`` holds ``size`` bytes and stands at the first; close it, or use the answer as a context.

    ``digest`` tells the graph that was asked from any other.
    """

    media_type: str
    body: IO[bytes]
    size: int
    digest: str

    def read(self) -> bytes:
        """Return the whole body, and close it."""
        with self.body:
            return self.body.read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.body.close()
