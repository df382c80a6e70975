"""Writing down in ``kg.toml`` that a finding is lived with, and taking that back; the rest of the file stays as it is."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from kg import audit, store
from kg.audit.suppression import CHECK
from kg.errors import InputError, SettingsError
from kg.model import Suppression
from kg.workspace import settings as kg_toml
from kg.workspace.locking import locked
from kg.workspace.sources import example, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST_REASON = 2000
"""Characters of a reason: a paragraph."""

_FINDING = re.compile(r"[\w.-]{1,200}", re.ASCII)
_HEADER = re.compile(
    r"""^[ \t]*\[\[[ \t]*["']?audit["']?[ \t]*\.[ \t]*["']?suppress["']?[ \t]*\]\]""", re.MULTILINE
)
_MARK = "\ufeff"
_BY_HAND = "Edit the file by hand; nothing was changed."


def add(folder: Path, finding: str, reason: str) -> Suppression:
    """Suppress a finding, by its id, in the ``kg.toml`` of a folder, which is made when there is none.

    Whoever reads meanwhile sees the file before or after; several writers at once lose nothing.
    Raises :class:`InputError` without a reason, when the finding is suppressed already, is V04's, or the file cannot be written to,
    and :class:`SettingsError` when the settings cannot be followed as they stand.
    """
    made = Suppression(_finding(finding), _reason(reason))

    def change(text: str) -> str:
        if any(item["finding"] == finding for item in _entries(text)):
            raise InputError(f"{finding} is suppressed already", place=kg_toml.FILE_NAME)
        return _added(text, made)

    _rewrite(folder, change)
    return made


def remove(folder: Path, finding: str) -> Suppression:
    """Take the suppression of a finding out of the ``kg.toml`` of a folder again, and nothing else; return what it said.

    Raises :class:`InputError` when there is none or the file cannot be written to, :class:`SettingsError` when the settings cannot be
    followed as they stand.
    """
    found: list[Suppression] = []

    def change(text: str) -> str:
        for number, item in enumerate(_entries(text)):
            if item["finding"] == finding:
                found.append(Suppression(finding, item["reason"].strip()))
                return _removed(text, number)
        raise InputError(f"{finding} is not suppressed", place=kg_toml.FILE_NAME)

    _rewrite(folder, change)
    return found[0]


def _finding(finding: str) -> str:
    if not _FINDING.fullmatch(finding):
        raise InputError("this is no id of a finding", remedy="'kg audit' shows the ids.")
    if finding.partition("-")[0] == CHECK.id:
        raise InputError("a suppression of nothing is taken out, not suppressed", remedy=CHECK.remedy)
    return finding


def _reason(reason: str) -> str:
    said = reason.strip()
    if not said:
        raise InputError("a suppression needs a reason", remedy="Say why the finding needs no work.")
    if len(said) > LONGEST_REASON:
        raise InputError(f"the reason has {len(said)} characters", remedy=f"{LONGEST_REASON} are enough.")
    if any("\ud800" <= letter <= "\udfff" for letter in said):
        raise InputError("the reason holds half a character")
    return said


def _rewrite(folder: Path, change: Callable[[str], str]) -> None:
    """Replace the settings of a folder by what ``change`` makes of their text."""
    if folder.resolve() == example().resolve():
        raise InputError(
            "the shipped example is read-only", remedy="A copy of its folder is a workspace of your own."
        )
    path = (folder / kg_toml.FILE_NAME).resolve()
    with locked(path):
        before = read_bytes(path) if path.exists() else b""
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SettingsError(
                "the file is not UTF-8", place=path.name, remedy="Save it as UTF-8."
            ) from error
        mark = _MARK if text.startswith(_MARK) else ""
        after = mark + change(text.removeprefix(_MARK))
        _replace(path, after.encode())


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode if path.exists() else None
    try:
        store.replace_file(path, data)
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", place=path.name) from error
    if mode:
        with suppress(OSError):
            path.chmod(mode)


def _entries(text: str) -> list[dict[str, str]]:
    """Return the suppressions of settings as they stand, once all settings have been found to be good."""
    settings = kg_toml.parse(text)
    audit.parse_settings(settings.audit, audit.Origin(text=text))
    found: list[dict[str, str]] = settings.audit.get("suppress", [])
    return found


def _added(text: str, made: Suppression) -> str:
    item = {"finding": made.finding, "reason": made.reason}
    wanted = tomllib.loads(text)
    wanted.setdefault("audit", {}).setdefault("suppress", []).append(item)
    for attempt in (_with_table, _with_inline_table):
        after = attempt(text, item)
        if _loaded(after) == wanted:
            return after
    raise _given_up("be added to")


def _with_table(text: str, item: dict[str, str]) -> str:
    """Return the text with a table after all else, parted by an empty line: so it takes nothing from what stands there."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [
        "[[audit.suppress]]",
        *(f"{name} = {tomlkit.string(value).as_string()}" for name, value in item.items()),
        "",
    ]
    gap = end if text.endswith("\n") else 2 * end
    return text + (gap if text else "") + end.join(lines)


def _with_inline_table(text: str, item: dict[str, str]) -> str:
    """Return the text with one more entry in a list that is written in brackets."""
    document = tomlkit.parse(text)
    table: Any = document.get("audit")
    if not isinstance(table.get("suppress"), Array):
        table["suppress"] = tomlkit.array()
    entry = tomlkit.inline_table()
    entry.update(item)
    table["suppress"].append(entry)
    return tomlkit.dumps(document)


def _removed(text: str, number: int) -> str:
    wanted = _without(tomllib.loads(text), number)
    for after in _cuts(text, number):
        if _pruned(_loaded(after)) == wanted:
            return after
    raise _given_up("be taken out of")


def _cuts(text: str, number: int) -> Iterator[str]:
    """Yield what may be the text without an entry, from the shortest cut on.

    The entry goes from its header, and the empty line before it, to the end of its last line: comments below belong to what follows.
    A header within a text may put the count wrong, so all are tried in the end.
    """
    headers = [match.start() for match in _HEADER.finditer(text)]
    for start in [*headers[number : number + 1], *headers]:
        before = re.sub(r"(^|\n)\r?\n\Z", r"\1", text[:start])
        for line in re.finditer(r"\n|\Z", text[start:]):
            yield before + text[start + line.end() :]
    with suppress(TOMLKitError):
        document: Any = tomlkit.parse(text)
        if isinstance(listed := document["audit"]["suppress"], Array):
            del listed[number]
            yield tomlkit.dumps(document)


def _without(table: dict[str, Any], number: int) -> dict[str, Any]:
    left = deepcopy(table)
    del left["audit"]["suppress"][number]
    return _pruned(left)


def _pruned(table: dict[str, Any]) -> dict[str, Any]:
    """Return settings without an empty list of suppressions: to have none is to have no list."""
    if not table.get("audit", {}).get("suppress", True):
        del table["audit"]["suppress"]
    if not table.get("audit", True):
        del table["audit"]
    return table


def _loaded(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {"": text}


def _given_up(what: str) -> SettingsError:
    return SettingsError(
        f"the list of suppressions could not {what}", place=kg_toml.FILE_NAME, remedy=_BY_HAND
    )
