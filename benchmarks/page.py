"""How large a page is, how soon it can be used, and how long it takes to draw.

``python -m benchmarks.page`` renders the shipped example and made-up articles of several sizes and opens each in Debian's
chromium, without a graphics card. Times are medians of five rounds: until the map can be used (from the start of navigation), of
frames of the map with a claim in focus, until another view stands, and of the page's making. A frame is what the page's script
takes to draw it, plus what the browser takes to turn what was drawn into points, which a graphics card would do; reading one point
back forces the second, and costs less than 0.1 ms when nothing waits. "first" is the frame after a choice, when what lies under the
veil is painted to be kept; "lit" a frame in which nothing changes but what is in focus, "scrolled" one after a turn of the wheel,
"zoomed" one after a step nearer or farther, where all is drawn anew: medians of 21.
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

import kg
from kg.write import page
from tests import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SIZES = ((42, 13), (150, 60), (400, 100), (800, 200), (1600, 400))
ROUNDS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEADS = (
    "page",
    "claims and references",
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
    """Figures of one page; bytes and milliseconds."""

    name: str
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


def made() -> Iterator[tuple[str, str, float]]:
    """Yield the name of each page, its HTML, and how many milliseconds it took to make."""
    with tempfile.TemporaryDirectory() as build:
        workspace = kg.open(output=build)
        workspace.build()
        started = time.perf_counter()
        html = workspace.page().html
        yield "shipped example", html, (time.perf_counter() - started) * 1000
    for claims, references in SIZES:
        store = pages.many(claims, references)
        started = time.perf_counter()
        html = page.render(store)
        yield "made up", html, (time.perf_counter() - started) * 1000


def measure(browser: Browser, name: str, html: str, making: float, path: Path) -> Row:
    """Measure a page, written to ``path``."""
    path.write_text(html, encoding="utf-8")
    rounds = [_round(browser, path) for _ in range(ROUNDS)]
    data = html.encode()
    nodes, usable, first, *frames, matrix, network = (
        statistics.median(each) for each in zip(*rounds, strict=True)
    )
    lit, scrolled, zoomed = zip(frames[::2], frames[1::2], strict=True)
    sizes = len(data), len(gzip.compress(data, 9)), len(lzma.compress(data))
    return Row(name, round(nodes), *sizes, making, usable, first, lit, scrolled, zoomed, matrix, network)


def _round(browser: Browser, path: Path) -> tuple[float, ...]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(f"{path.as_uri()}#view=map")
    shown.wait_for_function("window.claimKg")
    usable = float(shown.evaluate("claimKg.usableAfter"))
    shown.focus("#canvas")
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("ArrowDown")
    shown.wait_for_timeout(200)
    nodes = float(shown.inner_text('[data-toggle="type/claim"] .count')) + float(
        shown.inner_text('[data-toggle="type/reference"] .count')
    )
    frames: list[float] = shown.evaluate(FRAMES)
    matrix, network = (float(shown.evaluate(SWITCH, view)) for view in ("matrix", "network"))
    context.close()
    return nodes, usable, *frames, matrix, network


def main() -> None:
    """Print a row for each size."""
    print(" | ".join(HEADS))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, html, making in made():
            row = measure(browser, name, html, making, Path(folder) / "page.html")
            sizes = (each // 1000 for each in (row.size, row.gzipped, row.compressed))
            frames = (
                f"{script:.1f} + {raster:.1f}" for script, raster in (row.lit, row.scrolled, row.zoomed)
            )
            figures = (
                row.name,
                row.nodes,
                *sizes,
                round(row.making),
                round(row.usable),
                round(row.first, 1),
                *frames,
                round(row.matrix),
                round(row.network),
            )
            print(" | ".join(map(str, figures)), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
