"""The same pages in the other engine: every view is drawn, nothing is asked of the network, nothing fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from tests.browser.conftest import LOCAL
from tests.browser.driving import SCENES, VIEWS
from tests.browser.firefox import Firefox, executable, launched
from tests.browser.test_corpus import SIGHTS
from tests.browser.test_output import DIGEST_OF_PNG, SVG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Visit = Callable[..., Firefox]

pytestmark = pytest.mark.browser

COLOURS = """(() => {
  const canvas = document.querySelector("#canvas canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})()"""
WORDS = "document.querySelector('#text').innerText.length"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    path = executable()
    if path is None:
        pytest.skip("no Firefox: install Debian's 'firefox-esr', or name one in KG_FIREFOX")
    with launched(path, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def visit(firefox: Firefox, written: Callable[[str], Path]) -> Iterator[Visit]:
    """Return a function that opens a page; at the end nothing may have been requested or have been said on the console."""

    def visit(name: str, address: str = "") -> Firefox:
        firefox.open(f"{written(name).as_uri()}{address}")
        return firefox

    yield visit
    firefox.evaluate("null")
    said = [event["params"] for event in firefox.events if event["method"] == "log.entryAdded"]
    asked = [
        event["params"]["request"]["url"]
        for event in firefox.events
        if event["method"].startswith("network.")
    ]
    assert said == []
    assert [url for url in asked if not url.startswith(LOCAL)] == []


def address(firefox: Firefox) -> str:
    return unquote(str(firefox.evaluate("location.hash")))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_an_article_is_drawn(visit: Visit, view: str) -> None:
    firefox = visit("example", f"#view={view}")
    assert firefox.evaluate("document.querySelector('[aria-current]').dataset.view") == view
    assert firefox.evaluate(COLOURS if view in SCENES else WORDS) > 100


@pytest.mark.parametrize("view", SIGHTS)
def test_every_view_of_a_corpus_is_drawn(visit: Visit, view: str) -> None:
    firefox = visit("corpus", f"#view={view}")
    assert firefox.evaluate("document.querySelector('[aria-current]').dataset.view") == view
    assert firefox.evaluate(COLOURS if view == "map" else WORDS) > 100


def test_a_click_chooses_and_keys_go_on(visit: Visit) -> None:
    firefox = visit("small")
    place = firefox.evaluate("claimKg.boxOnScreen('claim/share')")
    firefox.click(place["x"], place["y"])
    assert address(firefox) == "#view=map&node=claim/share"
    assert "It affects up to 30 % of adults." in firefox.evaluate(
        "document.querySelector('#panel').innerText"
    )
    firefox.press("2")
    assert address(firefox) == "#view=matrix&node=claim/share"
    firefox.evaluate("history.back()")
    firefox.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert address(firefox) == "#view=map&node=claim/share"


def test_a_click_opens_an_article_of_a_corpus(visit: Visit) -> None:
    firefox = visit("corpus")
    place = firefox.evaluate("claimKg.boxOnScreen('article/sheep-2021')")
    firefox.click(place["x"], place["y"])
    assert "node=article/sheep-2021" in address(firefox)


@pytest.mark.parametrize(("name", "text"), [("small", "Lovelace 2001"), ("corpus", "Sheep")])
def test_pictures_are_taken(visit: Visit, name: str, text: str) -> None:
    firefox = visit(name)
    root = ET.fromstring(firefox.evaluate("claimKg.svgPicture()"))  # noqa: S314 - our own page
    assert text in {found.text for found in root.iter(f"{SVG}text")}
    assert firefox.evaluate(f"({DIGEST_OF_PNG})()")[2] > 100


def test_it_is_firefox_that_was_asked(firefox: Firefox) -> None:
    assert re.search(r"Firefox/\d+", firefox.evaluate("navigator.userAgent"))
