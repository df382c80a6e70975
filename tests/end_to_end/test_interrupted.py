"""A build killed at any moment leaves a graph that opens and is either the old or the new one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from kg import store
from kg.workspace import open_workspace
from kg.workspace.sources import example

if TYPE_CHECKING:
    from pathlib import Path

ATTEMPTS = 110
UNDISTURBED = 11
"""Every eleventh build is left to its end, so that old and new take turns: the other hundred are killed."""


def built_bytes(folder: Path) -> bytes:
    open_workspace(folder).build()
    return (folder / "build" / store.GRAPH_FILE).read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform cannot fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_hundred_kills_leave_the_old_graph_or_the_new(tmp_path: Path) -> None:
    shutil.copytree(example(), tmp_path, dirs_exist_ok=True)
    article = tmp_path / "article.md"
    old_text = article.read_text("utf-8")
    new_text = old_text.replace("40–70 %", "41–71 %")
    article.write_text(new_text, "utf-8")
    new = built_bytes(tmp_path)
    article.write_text(old_text, "utf-8")
    started = time.monotonic()
    old = built_bytes(tmp_path)
    duration = time.monotonic() - started
    assert old != new
    moments = random.Random(7)  # noqa: S311 - when to kill, not what to encrypt
    seen: set[bytes] = set()
    for attempt in range(ATTEMPTS):
        article.write_text(new_text if attempt % 2 else old_text, "utf-8")
        child = os.fork()
        if not child:
            open_workspace(tmp_path).build()
            os._exit(0)
        if attempt % UNDISTURBED:
            time.sleep(moments.uniform(0, duration))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = (tmp_path / "build" / store.GRAPH_FILE).read_bytes()
        assert left in {old, new}
        assert len(store.from_nquads(left)) > 1000
        seen.add(left)
    assert seen == {old, new}
    assert built_bytes(tmp_path) == old or built_bytes(tmp_path) == new
