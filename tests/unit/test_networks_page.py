"""``docs/networks.md`` and ``docs/pages.md`` name what there is, and their Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import network
from kg.write.export import FORMATS

DOCS = Path(__file__).parents[2] / "docs"
NETWORKS = (DOCS / "networks.md").read_text("utf-8")
PAGES = (DOCS / "pages.md").read_text("utf-8")
RECORDS = {"Corpus", "Opinion", "articles", "build", "verdicts"}


@pytest.mark.parametrize("name", sorted(set(network.__all__) - RECORDS))
def test_every_projection_and_measure_is_named(name: str) -> None:
    assert re.search(rf"`(network\.)?{name}\b", NETWORKS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_named(form: str) -> None:
    assert f"| `{form}` |" in NETWORKS


def test_the_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", NETWORKS, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own documentation
    assert names["evidence"]


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"\]\((pictures/[\w-]+\.png)\)", PAGES)
    assert len(pictures) > 8
    assert all((DOCS / picture).is_file() for picture in pictures)
