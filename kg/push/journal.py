"""What was pushed where: a line a graph, added when the store has it, so that a push that was cut short goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import PushError
from kg.store import replace_file

if TYPE_CHECKING:
    from pathlib import Path


class Journal:
    """The graphs that a store at ``url`` has, with the digest of each; kept in a file, with those of other addresses."""

    def __init__(self, path: Path, url: str) -> None:
        self._path, self._url = path, url
        self._all = _read(path)
        self.known = self._all.setdefault(url, {})

    def note(self, graph: str, digest: str) -> None:
        """Note that the store has a graph; with an empty digest, that it no longer has it."""
        if digest:
            self.known[graph] = digest
        else:
            self.known.pop(graph, None)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as stream:
                stream.write(_line(self._url, graph, digest))
        except OSError as error:
            message = f"what was pushed cannot be noted: {error.strerror}"
            raise PushError(message, place=str(self._path)) from error

    def forget(self) -> None:
        """Forget all that was pushed to this address."""
        self.known.clear()
        self.close()

    def close(self) -> None:
        """Write the file anew, each graph once."""
        lines = [
            _line(url, graph, digest)
            for url, known in sorted(self._all.items())
            for graph, digest in sorted(known.items())
        ]
        replace_file(self._path, "".join(lines).encode())


def _line(url: str, graph: str, digest: str) -> str:
    return json.dumps({"url": url, "graph": graph, "sha256": digest}) + "\n"


def _read(path: Path) -> dict[str, dict[str, str]]:
    """Return digests by graph by address; a line that was cut off, the last one as a rule, is passed over."""
    found: dict[str, dict[str, str]] = {}
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for line in lines:
        try:
            entry = json.loads(line)
            url, graph, digest = (str(entry[name]) for name in ("url", "graph", "sha256"))
        except (ValueError, KeyError, TypeError):
            continue
        known = found.setdefault(url, {})
        if digest:
            known[graph] = digest
        else:
            known.pop(graph, None)
    return found
