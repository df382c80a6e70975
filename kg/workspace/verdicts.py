"""Writing down a reviewer's verdict, and taking just that one back, so that no other's is lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from typing import TYPE_CHECKING, TypeVar

from kg import store
from kg.audit.quotes import stands_in
from kg.errors import InputError
from kg.model import Basis, Judgement, Verdict
from kg.read import encoding
from kg.read.verdicts import named
from kg.workspace.locking import locked
from kg.workspace.sources import example, read_bytes
from kg.write import verdict_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum
    from pathlib import Path

    from kg.model import Reference
    from kg.workspace.pairing import Meant
    from kg.workspace.sources import Sources
    from kg.write.verdict_rows import Added

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
    """A verdict as it was written down, the file it stands in, and where its quote was found, or why not.

    ``added`` is what was added to the file; nothing when it said so before.
    """

    verdict: Verdict
    path: Path
    quote: str
    added: Added | None = None


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


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a quote stands in what is at hand: ``state`` is ``found``, ``missing``, ``unchecked`` or ``empty``; ``where`` was looked."""

    state: str
    where: str = ""

    @property
    def words(self) -> str:
        """What is said of it after “the quote was”."""
        return {
            "empty": "",
            "unchecked": f"not checked: no {self.where} is at hand",
            "found": f"found in the {self.where}",
            "missing": f"not found in the {self.where}",
        }[self.state]


def look_for(quote: str, reference: Reference, sources: Sources, basis: Basis) -> Standing:
    """Look for a quote in what can be read of a work for a basis."""
    if not quote.strip():
        return Standing("empty")
    texts = at_hand(reference, sources, basis)
    if not texts:
        return Standing("unchecked", f"{basis.replace('-', ' ')} of {reference.key or reference.label}")
    found = [name for name, text in texts.items() if stands_in(quote, text)]
    return Standing("found", found[0]) if found else Standing("missing", " or the ".join(texts))


def check_quote(verdict: Verdict, reference: Reference, sources: Sources, *, force: bool) -> str:
    """Return where the quote of a verdict was found, or why it could not be looked for.

    It is looked for in what the verdict is based on. Raises :class:`InputError` when it is not there, unless ``force``.
    """
    standing = look_for(verdict.quote, reference, sources, verdict.basis)
    if force or standing.state != "missing":
        return standing.words
    raise InputError(
        f"the quote does not stand in the {standing.where} of {verdict.reference}",
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


def record(verdict: Verdict, path: Path, sources: Sources, *, once: bool = False) -> Added | None:
    """Add a verdict to a file, which is made when there is none; return what was added.

    With ``once`` nothing is added when the reviewer's last row on the pair says the same. Whoever reads meanwhile sees the file
    before or after. Raises :class:`InputError` when it cannot be written to.
    """
    made: list[Added] = []

    def longer(data: bytes, name: str) -> bytes:
        if once and verdict_rows.says_so(data, verdict, name):
            return data
        made.append(verdict_rows.addition(data, verdict, name))
        return data + made[0].before + made[0].row

    _rewrite(path, sources, longer)
    return made[0] if made else None


def withdraw(added: Added, path: Path, sources: Sources) -> None:
    """Take just the row that was added out of a file again.

    Raises :class:`InputError` when it no longer stands there as it was written, or the file cannot be written to.
    """

    def shorter(data: bytes, name: str) -> bytes:
        left = verdict_rows.remove(data, added, name)
        if left is None:
            raise InputError(
                "the verdict no longer stands there as it was written",
                place=name,
                remedy="Edit the file by hand.",
            )
        return left

    _rewrite(path, sources, shorter)


def _rewrite(path: Path, sources: Sources, change: Callable[[bytes, str], bytes]) -> None:
    """Replace a file by what ``change`` makes of its bytes and its name, one writer at a time."""
    if sources.root.resolve() == example().resolve():
        raise InputError(
            "the shipped example is read-only",
            remedy="Name a workspace of your own with --folder; a copy of the example's folder is one.",
        )
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target):
            before = read_bytes(target) if target.exists() else b""
            after = change(before, sources.name(target))
            if after != before:
                _replace(target, after)
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", place=str(path)) from error


def _replace(target: Path, data: bytes) -> None:
    """Replace the file; what a writer that was killed left beside it is taken away."""
    for left in target.parent.glob(f".{escape(target.name)}.*.tmp"):
        left.unlink(missing_ok=True)
    mode = target.stat().st_mode if target.exists() else None
    store.replace_file(target, data)
    if mode:
        with suppress(OSError):
            target.chmod(mode)


def _choice(kind: type[_Choice], word: str, what: str) -> _Choice:
    found = named(kind, word.strip())
    if found is None:
        raise InputError(f"{word!r} is no {what}", remedy=f"Write one of: {', '.join(kind)}.")
    return found
