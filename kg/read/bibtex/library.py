"""One sound entry, as bibtexparser reads it."""

from __future__ import annotations

import logging
import re
from contextvars import ContextVar

from bibtexparser.model import DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from kg.read.bibtex.grammar import NAME
from kg.read.bibtex.records import MOST_FIELDS, Block, Field
from kg.read.bibtex.values import whole

_KEY = re.compile(r"[^\s{}\"=,]*+")

_quiet: ContextVar[bool] = ContextVar("_quiet", default=False)
"""Whether bibtexparser's warnings are to be dropped: what it gives up on is read otherwise, and reported as a Problem."""

logging.getLogger(Splitter.__module__).addFilter(lambda _: not _quiet.get())


def read(raw: str, line: int) -> Block | None:
    """Return the one entry that ``raw`` is, which begins on ``line``; None when anything about it is unusual.

    Unusual is also what the library takes without a word but not as it is meant: a field that lacks its comma, a
    comment between fields, a key that holds a blank.
    """
    if "\\\n" in raw or raw.count("=") > MOST_FIELDS:
        return None
    blocks = _split(raw)
    entry = blocks[0] if len(blocks) == 1 else None
    if isinstance(entry, DuplicateFieldKeyBlock):
        entry = entry.ignore_error_block
    if not isinstance(entry, Entry) or entry.raw != raw or not _KEY.fullmatch(entry.key):
        return None
    fields = []
    for field in entry.fields:
        pieces = whole(field.value)
        if pieces is None or not NAME.fullmatch(f"{field.key}="):
            return None
        fields.append(Field(field.key.lower(), pieces, line + (field.start_line or 0)))
    return Block(entry.entry_type, entry.key, tuple(fields), line, raw)


def _split(raw: str) -> list[object]:
    token = _quiet.set(True)
    try:
        return list(Splitter(raw).split().blocks)
    finally:
        _quiet.reset(token)
