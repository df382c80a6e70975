"""How large a page is, how soon it can be used, and how long it takes to draw.

``python -m benchmarks.page`` renders articles of several sizes and opens each in Debian's chromium, without a graphics card.
Times are medians of five rounds: until the map can be used (from the start of navigation), of one redraw of the map with a claim
in focus, until another view stands, and of the page's making.
"""

from __future__ import annotations

import gzip
import lzma
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from kg.write import page
from tests import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = ((42, 13), (150, 60), (400, 100), (800, 200), (1600, 400))
ROUNDS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
REDRAW = """() => {
  const ink = document.querySelector("#canvas canvas").getContext("2d");
  const read = () => ink.getImageData(0, 0, 1, 1);
  read();
  const started = performance.now();
  claimKg.redraw();
  read();
  return performance.now() - started;
}"""
SWITCH = """view => new Promise((done) => {
  const started = performance.now();
  location.hash = `#view=${view}`;
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
})"""


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one size; bytes and milliseconds."""

    nodes: int
    size: int
    gzipped: int
    compressed: int
    making: float
    usable: float
    redraw: float
    matrix: float
    network: float


def measure(browser: Browser, claims: int, references: int, folder: Path) -> Row:
    """Measure the page of an article of so many claims and references."""
    store = pages.many(claims, references)
    started = time.perf_counter()
    html = page.render(store)
    making = (time.perf_counter() - started) * 1000
    path = folder / f"{claims}.html"
    path.write_text(html, encoding="utf-8")
    rounds = [_round(browser, path) for _ in range(ROUNDS)]
    data = html.encode()
    times = (statistics.median(times) for times in zip(*rounds, strict=True))
    return Row(
        claims + references, len(data), len(gzip.compress(data, 9)), len(lzma.compress(data)), making, *times
    )


def _round(browser: Browser, path: Path) -> tuple[float, float, float, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(f"{path.as_uri()}#node=claim/c-3")
    shown.wait_for_function("window.claimKg")
    usable = float(shown.evaluate("claimKg.usableAfter"))
    redraw = float(shown.evaluate(REDRAW))
    matrix, network = (float(shown.evaluate(SWITCH, view)) for view in ("matrix", "network"))
    context.close()
    return usable, redraw, matrix, network


def main() -> None:
    """Print a row for each size."""
    heads = (
        "nodes",
        "kB",
        "gzip kB",
        "lzma kB",
        "making ms",
        "usable ms",
        "redraw ms",
        "matrix ms",
        "network ms",
    )
    print(" | ".join(heads))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for claims, references in SIZES:
            row = measure(browser, claims, references, Path(folder))
            figures = (
                row.nodes,
                row.size // 1000,
                row.gzipped // 1000,
                row.compressed // 1000,
                round(row.making),
                round(row.usable),
                round(row.redraw, 1),
                round(row.matrix),
                round(row.network),
            )
            print(" | ".join(map(str, figures)))
        browser.close()


if __name__ == "__main__":
    main()
