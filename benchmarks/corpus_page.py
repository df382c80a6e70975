"""How large the page of a corpus is, how soon its first frame stands, and how long a frame takes while it is moved.

``python -m benchmarks.corpus_page [ARTICLES …]`` renders made-up corpora and opens each in Debian's chromium, without a graphics card.
Times are medians of five rounds in milliseconds: until the first frame is painted (from the start of navigation), of a frame of the whole, and of
a frame near enough for claims. "making" begins with the graph.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.synthetic import graph
from kg import network, store
from kg.write import corpus_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (12, 60, 210, 500)
ROUNDS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NEARER = 6
FRAME = """() => {
  const ink = document.querySelector("#canvas canvas").getContext("2d", { willReadFrequently: true });
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now();
    claimKg.redraw();
    ink.getImageData(0, 0, 1, 1);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[3];
}"""
HEADS = ("articles", "nodes", "kB", "gzip kB", "making", "first frame", "frame", "frame near", "drawn near")


def measure(browser: Browser, articles: int, folder: Path) -> tuple[object, ...]:
    """Measure the page of so many articles."""
    held = store.from_nquads(graph(articles))
    started = time.perf_counter()
    corpus = network.corpus(held)
    pages = {paper.iri: f"articles/{paper.slug}.html" for paper in corpus.papers}
    data = corpus_page.render(corpus, pages=pages).encode()
    making = (time.perf_counter() - started) * 1000
    path = folder / f"{articles}.html"
    path.write_bytes(data)
    rounds = [_round(browser, path) for _ in range(ROUNDS)]
    first, frame, near, drawn = (statistics.median(each) for each in zip(*rounds, strict=True))
    nodes = len(corpus.papers) + len(corpus.sources) + sum(len(paper.claims) for paper in corpus.papers)
    size, packed = len(data) // 1000, len(gzip.compress(data, 9)) // 1000
    return (
        articles,
        nodes,
        size,
        packed,
        round(making),
        round(first),
        round(frame, 1),
        round(near, 1),
        round(drawn),
    )


def _round(browser: Browser, path: Path) -> tuple[float, float, float, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(path.as_uri())
    shown.wait_for_function("window.claimKg")
    first = float(shown.evaluate("claimKg.usableAfter"))
    frame = float(shown.evaluate(FRAME))
    for _ in range(NEARER):
        shown.click("#zoom-in")
    shown.wait_for_timeout(200)
    drawn = float(shown.inner_text("#status").split()[0])
    near = float(shown.evaluate(FRAME))
    context.close()
    return first, frame, near, drawn


def main() -> None:
    """Print a row for each size."""
    print(" | ".join(HEADS))
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for size in sizes:
            print(" | ".join(map(str, measure(browser, size, Path(folder)))), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
