"""DOI, PubMed number and address of a work, from wherever in an entry they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.read.latex import address, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVED = re.compile(r"doi\.org/(10\.\d{4,9}(?:\.\d+)*/[^\s?#\"<>{}|]+)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_NOTED = re.compile(r"\bPMID\s*:?\s*(\d{1,9})(?!\d)", re.IGNORECASE)
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})(?!\d)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_ENDING = ".,;"
_LONGEST = 2000
_PUBMED_NAMES = frozenset({"pubmed", "pmid", "medline"})


def doi(fields: Mapping[str, str]) -> str:
    """Return the DOI in lower case and without resolver: from ``doi``, ``eprint``, or an address at doi.org."""
    named = fields.get("doi", "")
    if not named and _eprint_type(fields) == "doi":
        named = fields["eprint"]
    if found := _DOI.search(_plain(named)):
        return found[0].rstrip(_ENDING).lower()
    for name in ("url", "howpublished", "note", "ee"):
        if found := _RESOLVED.search(address(fields.get(name, "")[:_LONGEST])):
            return found[1].rstrip(_ENDING + ")").lower()
    return ""


def pmid(fields: Mapping[str, str]) -> str:
    """Return the PubMed number: from ``pmid``, ``eprint``, an address at PubMed, or "PMID: …" in a note."""
    named = fields.get("pmid", "")
    if not named and _eprint_type(fields) in _PUBMED_NAMES:
        named = fields["eprint"]
    if found := _DIGITS.search(named[:_LONGEST]):
        return found[0]
    for name, pattern in (("url", _PUBMED), ("note", _NOTED), ("annote", _NOTED)):
        if match := pattern.search(fields.get(name, "")[:_LONGEST]):
            return match[1]
    return ""


def url(fields: Mapping[str, str]) -> str:
    """Return the address: ``url``, or the one that ``howpublished`` holds."""
    if named := address(fields.get("url", "")):
        return named
    found = _ADDRESS.search(address(fields.get("howpublished", "")[:_LONGEST]))
    return found[0].rstrip(_ENDING) if found else ""


def _eprint_type(fields: Mapping[str, str]) -> str:
    if "eprint" not in fields:
        return ""
    return (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip().lower()


def _plain(value: str) -> str:
    """Return a DOI without LaTeX; its hyphens are no dashes."""
    text = value[:_LONGEST].replace("$<$", "<").replace("$>$", ">")
    if "\\text" in text or "$" in text:
        text = to_text(text).replace("—", "---").replace("–", "--")
    text = address(text)
    return unquote(text) if "%2f" in text.lower() else text
