"""An entry of a reference list by what can identify its work, and a person's word on two of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """An entry of the list of ``article`` (its slug), as far as it tells which work is meant.

    ``name`` is the IRI that the article's own graph gives the work, ``doi`` and ``pmid`` are empty where the entry has none.
    ``title`` is a digest of title, year and first author, empty where these do not tell one work from another;
    ``volume`` and ``page`` (the first) are as printed. ``key`` is the citation key.
    """

    article: str
    label: str
    name: str
    key: str = ""
    source: str = ""
    line: int = 0
    doi: str = ""
    pmid: str = ""
    title: str = ""
    volume: str = ""
    page: str = ""

    def __hash__(self) -> int:
        # Two entries differ here nearly always, and all fields would take three times as long.
        return hash((self.article, self.label))

    @property
    def place(self) -> str:
        """Return file and line of the entry, or the file alone.

        >>> Listed("berg", "3", "", source="berg.md", line=12).place
        'berg.md:12'
        """
        return f"{self.source}:{self.line}" if self.line else self.source

    @property
    def id(self) -> str:
        """Return article and label.

        >>> Listed("berg", "3", "").id
        'berg/3'
        """
        return f"{self.article}/{self.label}"


@dataclass(frozen=True, slots=True)
class Word:
    """One line of ``works.csv``: a person's word that ``a`` and ``b`` are the ``same`` work, or two."""

    a: str
    b: str
    same: bool
    reason: str = ""
    who: str = ""
    date: str = ""
    source: str = ""
    line: int = 0
