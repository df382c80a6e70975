"""Writing down a reviewer's verdict, so that no other's is lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from kg import store
from kg.audit.quotes import stands_in
from kg.errors import InputError
from kg.model import Basis, Judgement, Verdict
from kg.read import encoding
from kg.read.verdicts import named
from kg.workspace.locking import locked
from kg.workspace.sources import example, read_bytes
from kg.write.verdict_rows import append

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from kg.model import Reference
    from kg.workspace.pairing import Meant
    from kg.workspace.sources import Sources

    _Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of a pair, in the reviewer's own words; ``date`` is ISO 8601, today when empty."""

    verdict: str
    basis: str
    reviewer: str
    quote: str = ""
    note: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A verdict as it was written down, the file it stands in, and where its quote was found, or why not."""

    verdict: Verdict
    path: Path
    quote: str


def compose(said: Said, meant: Meant) -> Verdict:
    """Return a verdict on a pair.

    Raises :class:`InputError` for a word that is no verdict or no basis, or without a reviewer.
    """
    if not said.reviewer.strip():
        raise InputError("a verdict needs its reviewer's name", remedy="Add --reviewer NAME.")
    return Verdict(
        claim=meant.claim_name,
        reference=meant.reference_name,
        judgement=_choice(Judgement, said.verdict, "verdict"),
        basis=_choice(Basis, said.basis, "basis"),
        reviewer=said.reviewer.strip(),
        date=said.date or datetime.now(UTC).astimezone().date().isoformat(),
        quote=said.quote.strip(),
        note=said.note.strip(),
        sentence=meant.claim.text,
    )


def check_quote(verdict: Verdict, reference: Reference, sources: Sources, *, force: bool) -> str:
    """Return where the quote of a verdict was found, or why it could not be looked for.

    It is looked for in what the verdict is based on. Raises :class:`InputError` when it is not there, unless ``force``.
    """
    if not verdict.quote:
        return ""
    texts = at_hand(reference, sources, verdict.basis)
    if not texts:
        return f"not checked: no {verdict.basis.replace('-', ' ')} of {verdict.reference} is at hand"
    for name, text in texts.items():
        if stands_in(verdict.quote, text):
            return f"found in the {name}"
    if force:
        return f"not found in the {' or the '.join(texts)}"
    raise InputError(
        f"the quote does not stand in the {' or the '.join(texts)} of {verdict.reference}",
        remedy="Copy it as it stands there (… for what is left out), or write it down all the same with --force.",
    )


def at_hand(reference: Reference, sources: Sources, basis: Basis) -> dict[str, str]:
    """Return what can be read of a work for a basis, by what it is."""
    texts = {"title": reference.work.title} if basis is Basis.TITLE else {}
    if basis is Basis.ABSTRACT:
        texts["abstract"] = reference.work.abstract
    for path in sources.texts:
        if path.stem == (reference.key or reference.label) and basis is not Basis.TITLE:
            texts[f"text {sources.name(path)}"] = encoding.decode(read_bytes(path), path.name)[0]
    return {name: text for name, text in texts.items() if text}


def record(verdict: Verdict, path: Path, sources: Sources) -> None:
    """Add a verdict to a file, which is made when there is none.

    Whoever reads meanwhile sees the file before or after. Raises :class:`InputError` when it cannot be written to.
    """
    if sources.root.resolve() == example().resolve():
        raise InputError(
            "the shipped example is read-only",
            remedy="Name a workspace of your own with --folder; a copy of the example's folder is one.",
        )
    target = path.resolve()
    name = sources.name(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target):
            _replace(target, verdict, name)
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", place=str(path)) from error


def _replace(target: Path, verdict: Verdict, name: str) -> None:
    mode = target.stat().st_mode if target.exists() else None
    store.replace_file(target, append(read_bytes(target) if mode else b"", verdict, name))
    if mode:
        with suppress(OSError):
            target.chmod(mode)


def _choice(kind: type[_Choice], word: str, what: str) -> _Choice:
    found = named(kind, word.strip())
    if found is None:
        raise InputError(f"{word!r} is no {what}", remedy=f"Write one of: {', '.join(kind)}.")
    return found
