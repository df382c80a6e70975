"""What leaves the page: links, sentences, BibTeX, pictures, paper."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SCENES, status

if TYPE_CHECKING:
    from collections.abc import Callable

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
DIGEST_OF_PNG = """() => {
  const canvas = claimKg.pngPicture();
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
  return [canvas.width, canvas.height, colours.size];
}"""
HOLD_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void (window.copied = text) } })"


@pytest.mark.parametrize(
    ("address", "act", "says", "copied"),
    [
        ("#node=claim/share", "link", "Link copied", "#view=map&node=claim/share"),
        ("#node=claim/share", "sentence", "Sentence copied", "It affects up to 30 % of adults."),
        ("#node=reference/3", "bibtex", "BibTeX copied", "  author = {Emmy Noether},"),
    ],
)
def test_the_panel_copies(visit: Visit, address: str, act: str, says: str, copied: str) -> None:
    page = visit(address=address)
    page.evaluate(HOLD_CLIPBOARD)
    page.click(f'[data-act="{act}"]')
    expect(page.locator("#status")).to_have_text(says)
    assert copied in page.evaluate("window.copied")


def test_bibtex_is_made_of_what_is_known(visit: Visit) -> None:
    page = visit(address="#node=reference/2")
    page.evaluate(HOLD_CLIPBOARD)
    page.click('[data-act="bibtex"]')
    assert page.evaluate("window.copied") == (
        "@article{2,\n  author = {Ada Lovelace and Max Born},\n  title = {Waking},\n  journal = {Sleep},\n"
        "  year = {2003},\n  pages = {1--9}\n}"
    )


def test_copying_works_where_the_clipboard_is_closed(visit: Visit) -> None:
    page = visit()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => void (window.copied = document.activeElement.value)")
    page.keyboard.press("l")
    expect(page.locator("#status")).to_have_text("Link copied")
    assert page.evaluate("window.copied").startswith("file://")


def svg_of(page: Page) -> ET.Element:
    return ET.fromstring(page.evaluate("claimKg.svgPicture()"))  # noqa: S314 - our own page


@pytest.mark.parametrize("view", SCENES)
def test_a_picture_is_true_svg(visit: Visit, view: str) -> None:
    root = svg_of(visit(address=f"#view={view}"))
    assert root.tag == f"{SVG}svg"
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert any("Lovelace 2001" in text for text in texts)
    assert root.findtext(f"{SVG}title") == "Naps help"
    assert not list(root.iter(f"{SVG}image"))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        assert left <= float(text.attrib["x"]) <= left + width
        assert top <= float(text.attrib["y"]) <= top + height


def test_what_is_chosen_is_lit_in_the_picture(visit: Visit) -> None:
    plain, chosen = (len(list(svg_of(visit(address=a)).iter())) for a in ("", "#node=claim/share"))
    assert chosen > plain


@pytest.mark.parametrize("view", SCENES)
def test_a_picture_of_points_is_three_times_as_fine_and_not_blank(visit: Visit, view: str) -> None:
    page = visit(address=f"#view={view}")
    found = page.evaluate(DIGEST_OF_PNG)
    width, height = map(float, svg_of(page).attrib["viewBox"].split()[2:])
    assert found[:2] == [pytest.approx(3 * width, abs=1), pytest.approx(3 * height, abs=1)]
    assert found[2] > 100


@pytest.mark.parametrize(("button", "suffix"), [("save-png", "png"), ("save-svg", "svg")])
def test_pictures_are_saved(visit: Visit, button: str, suffix: str) -> None:
    page = visit(accept_downloads=True)
    page.click("#save summary")
    with page.expect_download() as download:
        page.click(f"#{button}")
    assert download.value.suggested_filename == f"article-sleep-2020-map.{suffix}"
    data = Path(download.value.path()).read_bytes()
    if suffix == "png":
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">I", data[16:20])[0] > 1500
    else:
        assert ET.fromstring(data).tag == f"{SVG}svg"  # noqa: S314 - our own page
    assert status(page).startswith(f"Saved as {suffix.upper()}")


def test_views_of_text_have_no_picture_but_can_be_printed(visit: Visit) -> None:
    page = visit(address="#view=list")
    page.click("#save summary")
    expect(page.locator("#save-png")).to_be_hidden()
    expect(page.locator("#save-print")).to_be_visible()
    page.evaluate("window.print = () => void (window.printed = true)")
    page.click("#save-print")
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("view", ["map", "list", "matrix"])
def test_paper_shows_the_view_without_controls(visit: Visit, view: str) -> None:
    page = visit(address=f"#view={view}&node=claim/share", color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("#rail")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert len(page.pdf()) > 10_000


def test_printing_turns_the_drawing_light_and_back(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    themes = page.evaluate(
        """() => {
          const theme = () => document.documentElement.dataset.theme ?? "none";
          const seen = [theme()];
          dispatchEvent(new Event("beforeprint")); seen.push(theme());
          dispatchEvent(new Event("afterprint")); seen.push(theme());
          return seen;
        }"""
    )
    assert themes == ["none", "light", "none"]
