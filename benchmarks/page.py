"""How large a page is, how soon it can be used, and how long it takes to draw.

``python -m benchmarks.page`` renders articles of several sizes and opens each in Debian's chromium, without a graphics card.
Times are medians of five rounds: until the map can be used (from the start of navigation), of frames of the map with a claim in
focus, until another view stands, and of the page's making. A frame is what the page's script takes to draw it, plus what the browser
takes to turn what was drawn into points, which a graphics card would do; reading one point back forces the second, and costs less than 0.1 ms when
nothing waits. "first" is the first such frame; "lit" while nothing but what is in focus changes, "scrolled" after a turn of the
wheel, "zoomed" after a step nearer or farther, where all is drawn anew: medians of 21.
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
FRAMES = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const ink = canvas.getContext("2d");
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const flush = () => ink.getImageData(0, 0, 1, 1);
  const frame = () => {
    const started = performance.now();
    claimKg.redraw();
    const recorded = performance.now();
    flush();
    return [recorded - started, performance.now() - recorded];
  };
  const frames = (before) => {
    const times = Array.from({ length: 21 }, (_, turn) => (before(turn), flush(), frame()));
    return [0, 1].map((part) => middle(times.map((time) => time[part])));
  };
  const wheel = (deltaY) => canvas.dispatchEvent(new WheelEvent("wheel", { deltaY, bubbles: true, cancelable: true }));
  flush();
  const first = frame();
  const zoom = (turn) => document.getElementById(turn % 2 ? "zoom-in" : "zoom-out").click();
  return [first[0] + first[1], ...frames(() => {}), ...frames(() => wheel(40)), ...frames(zoom)];
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
    first: float
    lit: tuple[float, float]
    scrolled: tuple[float, float]
    zoomed: tuple[float, float]
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
    usable, first, *frames, matrix, network = (
        statistics.median(times) for times in zip(*rounds, strict=True)
    )
    lit, scrolled, zoomed = zip(frames[::2], frames[1::2], strict=True)
    packed, packed_more = len(gzip.compress(data, 9)), len(lzma.compress(data))
    nodes = claims + references
    return Row(
        nodes, len(data), packed, packed_more, making, usable, first, lit, scrolled, zoomed, matrix, network
    )


def _round(browser: Browser, path: Path) -> tuple[float, ...]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(f"{path.as_uri()}#node=claim/c-3")
    shown.wait_for_function("window.claimKg")
    usable = float(shown.evaluate("claimKg.usableAfter"))
    shown.wait_for_timeout(200)
    frames: list[float] = shown.evaluate(FRAMES)
    matrix, network = (float(shown.evaluate(SWITCH, view)) for view in ("matrix", "network"))
    context.close()
    return usable, *frames, matrix, network


def main() -> None:
    """Print a row for each size."""
    heads = (
        "nodes",
        "kB",
        "gzip kB",
        "lzma kB",
        "making ms",
        "usable ms",
        "first ms",
        "lit ms",
        "scrolled ms",
        "zoomed ms",
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
                round(row.first, 1),
                *(f"{script:.1f} + {raster:.1f}" for script, raster in (row.lit, row.scrolled, row.zoomed)),
                round(row.matrix),
                round(row.network),
            )
            print(" | ".join(map(str, figures)))
        browser.close()


if __name__ == "__main__":
    main()
