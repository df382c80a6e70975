"""``kg.toml``: what a workspace may set, and nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "kg.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a workspace; paths are relative to its folder, patterns as in :meth:`pathlib.Path.glob`.

    An empty list of patterns means: what the folder itself holds. ``texts`` is a folder of abstracts or full texts of
    cited works, named by citation key; ``retractions`` a table of Retraction Watch, ``works`` one of which works are one.
    ``audit`` is handed to the audit as it is, with the ``text`` of the file, so that a fault in it can be found there.
    ``folder`` is where the file lies, or would.
    """

    base: str = BASE
    output: str = "build"
    articles: tuple[str, ...] = ()
    bibliographies: tuple[str, ...] = ()
    vocabularies: tuple[str, ...] = ()
    verdicts: str = "verdicts.csv"
    works: str = "works.csv"
    texts: str = "texts"
    retractions: str = "retractions.csv"
    audit: Mapping[str, Any] = field(default_factory=dict)
    text: str = field(default="", compare=False, repr=False)
    folder: Path = field(default=Path(), compare=False, repr=False)


_KEYS = tuple(name for name in Settings.__slots__ if name not in {"text", "folder"})


def parse(text: str, source: str = FILE_NAME) -> Settings:
    """Read settings.

    Raises :class:`SettingsError` with file and line for what is no TOML, no setting, or of another type.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        place = f"{source}:{found[1] if found else text.count(chr(10)) + 1}"
        message = f"this is no valid TOML: {error}"
        raise SettingsError(message, place=place) from error
    defaults = Settings()
    values: dict[str, Any] = {}
    for key, value in table.items():
        place = f"{source}:{_line_of(key, text)}"
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            message = f"there is no setting {key!r}"
            raise SettingsError(message, place=place, remedy=f"The settings are: {known}.")
        values[key] = _checked(key, value, getattr(defaults, key), place)
    return Settings(**values, text=text)


def _checked(key: str, value: object, default: object, place: str) -> object:
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        message = f"{key!r} must be a list of patterns"
        raise SettingsError(message, place=place, remedy=f'For instance: {key} = ["*.md"].')
    if isinstance(value, type(default)):
        if key == "base" and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+/", str(value)):
            message = "'base' must be an http(s) IRI that ends in a slash"
            raise SettingsError(message, place=place)
        return value
    message = f"{key!r} must be a {'table' if isinstance(default, dict) else 'text'}"
    raise SettingsError(message, place=place)


def _line_of(key: str, text: str) -> int:
    """Return the line on which a top-level key stands, from 1."""
    found = re.search(rf"^\s*(\[+\s*)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start() + len(found[0])) + 1 if found else 1
