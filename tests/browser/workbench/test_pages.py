"""The overview and the pages of things, as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2 as httpx
import pytest

from tests.browser.test_accessibility import SIZES, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serving import Served

pytestmark = pytest.mark.browser

ARTICLE = "/article/kerala-medical-journal-2010-3-122"
CLAIM = f"{ARTICLE}/claim/juvenile-incidence"
REFERENCE = f"{ARTICLE}/reference/boulman2005"
PATHS = ("/", CLAIM, REFERENCE, "/vocabulary/calcinosis", "/search?words=calcinosis")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(browse: Callable[..., Page], size: str, theme: str) -> None:
    for path in PATHS:
        page = browse(path, color_scheme=theme, viewport=SIZES[size])
        assert violations(page) == [], path


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_a_telephone(browse: Callable[..., Page], path: str) -> None:
    page = browse(path, viewport=SIZES["small"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_way_from_the_overview_to_a_reference(browse: Callable[..., Page]) -> None:
    page = browse()
    page.click("text=Evidence map")
    page.wait_for_function("window.claimKg")
    page.click(".home")
    assert page.locator("h1").inner_text() == "Dystrophic Calcinosis a Rare Manifestation of Dermatomyositis"
    page.goto(page.url + CLAIM.removeprefix("/"))
    page.click("text=Miteva 2003")
    assert page.locator("h1").inner_text() == "Calcinosis cutis in childhood systemic lupus erythematosus"


def test_a_claim_leads_to_its_place_in_the_map(browse: Callable[..., Page]) -> None:
    page = browse(CLAIM)
    page.click("text=In the evidence map")
    page.wait_for_function("window.claimKg")
    assert page.url.endswith("#view=map&node=claim/juvenile-incidence")
    assert "40–70 %" in page.locator("#panel").inner_text()


def test_a_page_that_is_open_follows_the_graph(browse: Callable[..., Page], served: Served) -> None:
    page = browse()
    page.wait_for_timeout(300)  # until its line of news stands
    assert page.locator(".tile").nth(1).locator(".value").inner_text() == "13"
    bibliography = served.folder / "references.bib"
    more = "\n@article{new2020, title = {Calcinosis once more}, author = {New, A.}, journal = {J}, year = {2020}}\n"
    bibliography.write_text(bibliography.read_text("utf-8") + more, "utf-8")
    httpx.post(served.url("/api/refresh"), headers=served.writing, timeout=60).raise_for_status()
    page.wait_for_function("() => document.querySelectorAll('.tile .value')[1].textContent === '14'")
    assert "this page shows it as it is now" in page.locator("#news").inner_text()


def test_the_colours_that_were_chosen_stay(browse: Callable[..., Page]) -> None:
    page = browse(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(page.url + CLAIM.removeprefix("/"))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_who_was_not_let_in_is_told(browse: Callable[..., Page]) -> None:
    page = browse(admitted=False)
    assert "open the address that kg serve printed" in page.locator(".state").inner_text()
    assert browse().locator(".state").count() == 0


def test_a_pair_is_judged_from_the_map(browse: Callable[..., Page]) -> None:
    page = browse(f"{ARTICLE}#view=map&node=claim/juvenile-incidence")
    page.wait_for_function("window.claimKg")
    links = page.locator("#panel a", has_text="Judge this pair")
    assert links.count() == 2
    wanted = "article=kerala-medical-journal-2010-3-122&claim=juvenile-incidence&reference=boulman2005"
    assert links.first.get_attribute("href") == f"/judge?{wanted}"
