"""Handing over a whole store: what is new or changed is put, what is gone is removed, all else is left alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.push.address import checked
from kg.push.client import Client
from kg.push.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.push.login import Login

JOURNAL = "push.jsonl"
"""File name of the journal."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many named graphs were put, were there already, and were removed."""

    put: int
    unchanged: int
    removed: int


def push(  # noqa: PLR0913 - each is a choice of the caller
    graph: ox.Store,
    url: str,
    journal: Path,
    *,
    login: Login | None = None,
    again: bool = False,
    timeout: float = 120.0,
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005 - says nothing
) -> Pushed:
    """Hand every named graph to the graph store at ``url``, replacing what it has under that name.

    What the ``journal`` says the store has is not sent, unless ``again``, or the store does not know a graph it should have.
    Graphs that were pushed before and are gone are removed; no other graph of the store is touched. ``progress`` is told how
    many graphs of how many are done. Raises :class:`kg.errors.PushError`; what was pushed until then is noted.
    """
    address = checked(url)
    client = Client(address, login, timeout)
    noted = Journal(journal, address)
    if again or _has_lost(client, noted):
        noted.forget()
    names = sorted(one.value for one in graph.named_graphs() if isinstance(one, ox.NamedNode))
    put = 0
    for done, name in enumerate(names, start=1):
        triples = of_graph(graph, name)
        digest = hashlib.sha256(triples).hexdigest()
        if noted.known.get(name) != digest:
            client.put(name, triples)
            noted.note(name, digest)
            put += 1
        progress(done, len(names))
    gone = sorted(noted.known.keys() - set(names))
    for name in gone:
        client.remove(name)
        noted.note(name, "")
    noted.close()
    return Pushed(put, len(names) - put, len(gone))


def of_graph(graph: ox.Store, name: str) -> bytes:
    """Return a named graph as sorted N-Triples."""
    quads = graph.quads_for_pattern(None, None, None, ox.NamedNode(name))
    return "".join(sorted(f"{quad.triple} .\n" for quad in quads)).encode()


def _has_lost(client: Client, noted: Journal) -> bool:
    """Say whether the store lacks a graph that was pushed to it: it was emptied, or is another one."""
    last = next(reversed(noted.known), "")
    return bool(last) and not client.has(last)
