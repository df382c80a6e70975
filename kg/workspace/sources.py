"""Which files make up a workspace, and reading them: the only place where input files are opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.read import bibliographies
from kg.read.formats import ARTICLE_SUFFIXES, VOCABULARY_SUFFIXES
from kg.workspace import settings as kg_toml
from kg.workspace.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from kg.workspace.settings import Settings

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file is refused before it is read."""

LARGEST_ARTICLE = 16 * 1024 * 1024
"""Bytes: some two and a half million words, a hundred times the longest article."""

_NO_ARTICLES = frozenset(
    {"readme", "changelog", "license", "licence", "contributing", "code_of_conduct", "security"}
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a workspace, each kind sorted; ``root`` is the folder their names are relative to.

    ``nested`` when they were searched in folders below: then a bibliography serves the articles of its folder and below.
    """

    root: Path
    articles: tuple[Path, ...]
    bibliographies: tuple[Path, ...] = ()
    vocabularies: tuple[Path, ...] = ()
    verdicts: Path | None = None
    works: Path | None = None
    texts: tuple[Path, ...] = ()
    retractions: Path | None = None
    nested: bool = False

    def name(self, path: Path) -> str:
        """Return how a file is called in problems and in the graph: never a path of this machine."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.name


def is_workspace(folder: Path) -> bool:
    """Say whether a folder is meant as a workspace: it has a ``kg.toml`` or an ``article`` file."""
    return (folder / kg_toml.FILE_NAME).is_file() or any(
        (folder / f"article{suffix}").is_file() for suffix in ARTICLE_SUFFIXES
    )


def example() -> Path:
    """Return the folder of the shipped example."""
    return shipped("data")


def of_folder(folder: Path, settings: Settings) -> Sources:
    """Find the files of a folder, by its settings, else by their suffixes and, where those do not tell, by what they hold.

    A file that the settings name as one kind is none of the other. A folder that holds no article itself is searched
    with all folders below.
    """
    articles, listed = _named(folder, settings.articles), _named(folder, settings.bibliographies)
    nested = False
    if not settings.articles or not settings.bibliographies:
        told, held = _told_apart(filter(Path.is_file, folder.glob("*")), articles | listed)
        if nested := not settings.articles and not told:
            told, held = _told_apart(_below(folder, folder / settings.output), articles | listed)
        articles, listed = (
            articles if settings.articles else told,
            listed if settings.bibliographies else held,
        )
    return Sources(
        root=folder,
        articles=tuple(sorted(articles)),
        bibliographies=tuple(sorted(listed)),
        vocabularies=_matching(folder, settings.vocabularies, VOCABULARY_SUFFIXES),
        verdicts=_existing(folder / settings.verdicts),
        works=_existing(folder / settings.works),
        texts=tuple(sorted((folder / settings.texts).glob("*.txt"))),
        retractions=_existing(folder / settings.retractions),
        nested=nested,
    )


def of_files(files: Sequence[Path]) -> Sources:
    """Sort named files by kind.

    Raises :class:`InputError` for a file of no known kind or that is not there.
    """
    kinds: dict[str, list[Path]] = {"articles": [], "bibliographies": [], "vocabularies": [], "verdicts": []}
    for path in sorted(files):
        if not path.is_file():
            message = f"there is no file {path}"
            raise InputError(message)
        kinds[_kind(path)].append(path)
    return Sources(
        root=files[0].parent,
        articles=tuple(kinds["articles"]),
        bibliographies=tuple(kinds["bibliographies"]),
        vocabularies=tuple(kinds["vocabularies"]),
        verdicts=next(iter(kinds["verdicts"]), None),
    )


def read_bytes(path: Path, limit: int = LARGEST_FILE) -> bytes:
    """Return a file's bytes.

    Raises :class:`InputError` when it cannot be read or is larger than ``limit`` bytes.
    """
    try:
        if path.stat().st_size > limit:
            message = f"the file is larger than {limit // 2**20} MiB"
            raise InputError(message, place=str(path), remedy="Split it, or leave it out.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=str(path)) from error


def read_text(path: Path) -> str:
    """Return the text of a file of ours (settings, a question), which must be UTF-8.

    Raises :class:`InputError` when it is not, or cannot be read.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", place=str(path), remedy="Save it as UTF-8.") from error


def read_settings(folder: Path) -> Settings:
    """Return the settings of a folder, the defaults when it has no ``kg.toml``."""
    path = folder / kg_toml.FILE_NAME
    found = kg_toml.parse(read_text(path), str(path)) if path.is_file() else kg_toml.Settings()
    return replace(found, folder=folder)


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    if _is_bibliography(path):
        return "bibliographies"
    for kind, suffixes in (
        ("articles", ARTICLE_SUFFIXES),
        ("bibliographies", bibliographies.SHARED_SUFFIXES),
        ("vocabularies", VOCABULARY_SUFFIXES),
        ("verdicts", (".csv",)),
    ):
        if suffix in suffixes:
            return kind
    known = ", ".join((*ARTICLE_SUFFIXES, *bibliographies.SUFFIXES, *VOCABULARY_SUFFIXES, ".json", ".csv"))
    message = f"{path.name} is of no known kind"
    raise InputError(message, remedy=f"Known suffixes: {known}.")


def _told_apart(files: Iterable[Path], known: Container[Path]) -> tuple[set[Path], set[Path]]:
    """Return the articles and the bibliographies among files whose kind is not known."""
    found = [path for path in files if path not in known]
    held = {path for path in found if _is_bibliography(path)}
    return {path for path in found if path not in held and _is_article(path)}, held


def _is_bibliography(path: Path) -> bool:
    """Say whether a file is a bibliography, by its suffix or, where that does not tell, by what it holds."""
    suffix = path.suffix.lower()
    if suffix not in bibliographies.SHARED_SUFFIXES:
        return suffix in bibliographies.SUFFIXES
    try:
        with path.open("rb", buffering=0) as stream:
            return bool(bibliographies.kind(stream.read(bibliographies.head_length(suffix)), suffix))
    except OSError:
        return False


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in ARTICLE_SUFFIXES and path.stem.lower() not in _NO_ARTICLES


def _below(folder: Path, output: Path) -> Iterator[Path]:
    """Yield the files of a folder and all below, hidden folders and what a build left not among them."""
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and here / name != output]
        yield from (here / name for name in names)


def _named(folder: Path, patterns: Iterable[str]) -> set[Path]:
    return {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}


def _matching(folder: Path, patterns: Iterable[str], suffixes: Sequence[str]) -> tuple[Path, ...]:
    chosen = tuple(patterns)
    found = (path for pattern in chosen or ["*"] for path in folder.glob(pattern) if path.is_file())
    return tuple(sorted({path for path in found if chosen or path.suffix.lower() in suffixes}))


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None
