"""A corpus from the command line: several processes, killed and resumed, asked."""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from tests.corpora import fill, sharded, shards, stored

KILLS = 20
FRESH = 3
"""Every third build begins anew, the others go on where the one before was killed."""


def command(folder: Path, output: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "kg", "build", str(folder), "-o", str(output), "--jobs", "2", *options]


def built(folder: Path, output: Path) -> str:
    return subprocess.run(command(folder, output), check=True, capture_output=True, text=True).stdout


def test_killed_twenty_times_a_build_ends_with_the_same_bytes(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 60), tmp_path / "out"
    started = time.monotonic()
    built(folder, tmp_path / "undisturbed")
    duration = time.monotonic() - started
    whole = stored(tmp_path / "undisturbed")
    moments = random.Random(7)  # noqa: S311 - when to kill, not what to encrypt
    cut_short = 0
    for kill in range(KILLS):
        if not kill % FRESH:
            shutil.rmtree(output, ignore_errors=True)
        with subprocess.Popen(command(folder, output, "-q"), start_new_session=True) as process:
            time.sleep(moments.uniform(0.2, 0.8) * duration)
            if process.poll() is None:
                cut_short += 1
                os.killpg(process.pid, signal.SIGKILL)
        assert graph(output) in ([], whole)
    assert cut_short > FRESH
    built(folder, output)
    assert shards(output) == shards(tmp_path / "undisturbed")
    assert stored(output) == sharded(output)
    assert (output / "articles.csv").read_bytes() == (tmp_path / "undisturbed" / "articles.csv").read_bytes()


def graph(output: Path) -> list[str]:
    """Return what a reader sees: nothing, or a whole graph."""
    try:
        return stored(output)
    except StoreError:
        return []


def test_a_corpus_is_asked_like_an_article(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in"), tmp_path / "out"
    summary = built(folder, output)
    assert [line.split() for line in summary.splitlines() if "articles" in line] == [["articles", "7"]]
    ask = [sys.executable, "-m", "kg", "query", "--folder", str(folder), "-o", str(output)]
    said = subprocess.run([*ask, "coverage-statistics"], check=True, capture_output=True, text=True).stdout
    assert [line.partition(",")[0] for line in said.split()] == [
        "slug",
        "paper",
        *(f"paper{n}" for n in range(6)),
    ]
    again = built(folder, output).splitlines()
    assert [line.split() for line in again if "anew" in line] == [["read", "anew", "0"]]


def test_named_from_where_one_stands_or_in_full_a_folder_gives_the_same(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 1)
    built(folder, tmp_path / "full")
    short = command(Path("in"), Path("short"))
    subprocess.run(short, check=True, capture_output=True, cwd=tmp_path)
    assert shards(tmp_path / "short") == shards(tmp_path / "full")
    assert (tmp_path / "short" / "articles.csv").read_bytes() == (
        tmp_path / "full" / "articles.csv"
    ).read_bytes()


def test_a_corpus_leaves_nothing_of_an_older_build_that_would_mislead(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 1), tmp_path / "out"
    subprocess.run([sys.executable, "-m", "kg", "build", str(folder), "-o", str(output), "-q"], check=True)
    assert (output / "index.html").is_file()
    built(folder, output)
    left = {path.name for path in output.iterdir() if path.suffix in {".html", ".nq", ".trig"}}
    assert not left


def test_an_article_alone_takes_the_place_of_a_corpus(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 1), tmp_path / "out"
    built(folder, output)
    assert (output / "graph").is_dir()
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(output), "-q"]
    subprocess.run(command, check=True)
    assert not (output / "graph").exists()
    assert not (output / "shards").exists()
    assert (output / "graph.nq").is_file()


def test_a_scheduler_that_is_not_there_is_a_clear_message(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    folder, output = fill(tmp_path / "in", 1), tmp_path / "out"
    options = ("--scheduler", "nonsense://nowhere")
    done = subprocess.run(command(folder, output, *options), check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no Dask scheduler answers at nonsense://nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def audit(folder: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "kg", "audit", str(folder), "-o", str(output), "--jobs", "1", *options]
    return subprocess.run(arguments, check=False, capture_output=True, text=True)


def test_a_corpus_is_audited_and_its_findings_are_a_table(tmp_path: Path) -> None:
    folder, output = fill(tmp_path / "in", 2), tmp_path / "out"
    done = audit(folder, output)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert done.returncode == 0
    assert {row["check"] for row in rows} >= {"C01", "D01"}
    summary = audit(folder, output, "--format", "table", "--fail-on", "warning")
    assert summary.returncode == 1
    assert ["warning", "C01", str(sum(row["check"] == "C01" for row in rows))] in [
        line.split() for line in summary.stdout.splitlines()
    ]


def test_a_corpus_has_no_single_report(tmp_path: Path) -> None:
    done = audit(fill(tmp_path / "in", 2), tmp_path / "out", "--format", "html")
    assert done.returncode == 2
    assert "cannot be written as html" in done.stderr
