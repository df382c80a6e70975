"""The shipped example, copied and served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from tests import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.serving import Served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server of a copy of the example that all tests of a module share."""
    running = serving.start(serving.copy_of_example(tmp_path_factory.mktemp("served")))
    yield running
    running.stop()


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    """Return a client that shows no token."""
    with httpx.Client(base_url=served.address, timeout=30) as made:
        yield made


@pytest.fixture
def writer(served: Served) -> Iterator[httpx.Client]:
    """Return a client that may write."""
    with httpx.Client(base_url=served.address, timeout=30, headers=served.writing) as made:
        yield made


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Return a function that serves a fresh copy of the example with options."""
    running: list[Served] = []

    def start(*options: str) -> Served:
        folder = serving.copy_of_example(tmp_path / str(len(running)))
        running.append(serving.start(folder, *options))
        return running[-1]

    yield start
    for one in running:
        one.stop()
