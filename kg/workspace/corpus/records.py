"""What goes to a worker, and what comes back."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from kg.model import Listed, Problem
    from kg.workspace.corpus.tally import Tally
    from kg.workspace.sources import Sources

_PACKAGE = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Context:
    """What all articles of one build share: the files beside them, and the base of names. All paths are absolute.

    ``run`` tells builds apart: what a long-lived worker keeps of one must not serve the next.
    """

    sources: Sources
    base: str
    run: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Task:
    """An article to read; as the ``number``-th of its name, when others before it have the same."""

    path: Path
    number: int = 1


@dataclass(frozen=True, slots=True)
class Used:
    """A file as it was when it was read.

    Size in bytes, time of its last change and of its reading in ns, SHA-256; all empty if it was not there.
    """

    path: Path
    size: int = -1
    changed: int = 0
    read: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article.

    ``slug`` is its own name, before a number is added; ``graph`` the IRI of its named graph, ``shard`` the
    compressed N-Quads of it and ``digest`` their SHA-256: all empty when nothing could be read.
    """

    task: Task
    uses: tuple[Used, ...]
    slug: str = ""
    graph: str = ""
    shard: bytes = b""
    digest: str = ""
    tally: Tally | None = None
    entries: tuple[Listed, ...] = ()
    problems: tuple[Problem, ...] = ()


def used(path: Path) -> Used:
    """Return a file's present state, taken before its content, so that a change in between is seen later."""
    now = time.time_ns()
    try:
        state = path.stat()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return Used(path, state.st_size, state.st_mtime_ns, now, digest)
    except OSError:
        return Used(path)


@cache
def program() -> str:
    """Return the SHA-256 of this program's own files: another program may read the same article otherwise."""
    whole = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        whole.update(path.relative_to(_PACKAGE).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def fingerprint(context: Context) -> str:
    """Return the SHA-256 of all that an article's graph depends on beside the files it uses itself."""
    sources = context.sources
    shared = [program(), context.base, str(len(sources.articles) > 1)]
    shared += [f"{sources.name(path)} {used(path).digest}" for path in sources.vocabularies]
    shared += [sources.name(path) for path in sources.bibliographies]
    return hashlib.sha256("\n".join(shared).encode()).hexdigest()
