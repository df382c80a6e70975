"""A bar for long work, on a terminal only, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import TaskID


@contextmanager
def shown(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what is to be told of the work: what is being done, how much of it is done, and of how much.

    Nothing is shown in a pipe, nor before the first is told, nor when ``quiet``.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    yield from _bars()


def _bars() -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=of, completed=done, rate="")
            task = tasks[what]
            speed = bars.tasks[task].speed
            bars.update(task, completed=done, total=of, rate=f"{speed:.0f}/s" if speed else "")

        yield tell
