"""Take the pictures of the documentation: each view of the shipped example and of a made-up corpus, as a browser shows it.

Run as 'python -m scripts.take_pictures'. Needs 'chromium' on the path and Pillow, which keeps the files small.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

import kg
from benchmarks import synthetic
from kg import network, store
from kg.write import corpus_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--hide-scrollbars"]
COLOURS = 256
LARGE, SMALL = (1440, 900), (390, 844)
PICTURES = {
    "map": ("", LARGE, "light"),
    "claim": ("#view=map&node=claim/juvenile-incidence", LARGE, "light"),
    "reference": ("#view=map&node=reference/boulman2005", LARGE, "dark"),
    "matrix": ("#view=matrix", LARGE, "light"),
    "list": ("#view=list&node=claim/childhood-incidence", LARGE, "light"),
    "findings": ("#view=findings", LARGE, "light"),
    "timeline": ("#view=timeline", LARGE, "dark"),
    "network": ("#view=network", LARGE, "light"),
    "surroundings": ("#view=network&near=1&node=claim/juvenile-incidence", LARGE, "dark"),
    "telephone": ("#view=list", SMALL, "light"),
    "telephone-map": ("#view=map", SMALL, "dark"),
}
OF_CORPUS = {
    "corpus": ("#view=map", LARGE, "light"),
    "corpus-near": ("#view=map&node=article/article-17", LARGE, "dark"),
    "corpus-articles": ("#view=articles&node=article/article-17", LARGE, "light"),
    "corpus-telephone": ("#view=articles", SMALL, "light"),
}
ARTICLES = 80


def write_corpus(path: Path) -> None:
    """Write the page of a made-up corpus."""
    found = network.corpus(store.from_nquads(synthetic.graph(ARTICLES)))
    pages = {paper.iri: f"articles/{paper.slug}.html" for paper in found.papers}
    path.write_text(corpus_page.render(found, pages=pages), "utf-8")


def take(browser: Browser, page: Path, name: str) -> Path:
    """Take one picture and return its file."""
    address, (width, height), theme = (PICTURES | OF_CORPUS)[name]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    shown = context.new_page()
    shown.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    shown.goto(page.as_uri() + address)
    shown.wait_for_function("window.claimKg")
    shown.wait_for_timeout(200)
    path = FOLDER / f"{name}.png"
    shown.screenshot(path=path)
    context.close()
    shrink(path)
    return path


def shrink(path: Path) -> None:
    """Keep the picture with few colours, which takes a fourth of the space."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
        )
        few.save(path, optimize=True)


def main() -> int:
    """Build the example and take the pictures that are named, by default all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(PICTURES | OF_CORPUS)}")
    names = parser.parse_args().names or list(PICTURES | OF_CORPUS)
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.stderr.write("there is no 'chromium' on the path\n")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as build, sync_playwright() as playwright:
        kg.open(output=build).build()
        write_corpus(Path(build) / "corpus.html")
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for name in names:
            path = take(browser, Path(build) / ("corpus.html" if name in OF_CORPUS else "index.html"), name)
            sys.stdout.write(f"{path} {path.stat().st_size // 1000} kB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
