"""Works, their authors, and the entries of a reference list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Person:
    """An author; ``literal`` alone for a corporate author or a name that could not be split."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""

    @property
    def name(self) -> str:
        """Return the name in reading order.

        >>> Person(family="Beethoven", given="Ludwig", particle="van").name
        'Ludwig van Beethoven'
        """
        parts = (self.given, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Work:
    """A publication, as its metadata say.

    ``type`` is a BibTeX entry type in lower case; ``date`` is ISO 8601, as precise as known
    (``2005``, ``2005-06``, ``2005-06-01``) or empty; ``pages`` is as printed (``53–7``);
    ``doi`` is lower case without resolver. ``extra`` keeps every other field in order.
    """

    type: str = "misc"
    title: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    container: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    abstract: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def year(self) -> str:
        """Return the four digits of the year, or nothing."""
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a reference list.

    ``key`` is the citation key of the bibliography, or the id by which links of the file name
    the entry, or empty; ``label`` what a marker
    prints for it (a number, or the key); ``position`` its place in the list, from 1;
    ``text`` the entry as printed, or its raw BibTeX. ``printed`` is the work as the
    article prints it, when ``work`` comes from a bibliography. Works that an entry lists
    together share its position. ``part`` is that of :class:`Block`: whose list the entry stands in.
    """

    label: str
    position: int
    work: Work
    key: str = ""
    text: str = ""
    source: str = ""
    line: int = 0
    printed: Work | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references of one file, and what could not be read of it."""

    source: str
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
