"""Pointing, choosing, searching, filtering, going back."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import address, box, click, count, pixels, point_at, rows, status

if TYPE_CHECKING:
    from collections.abc import Callable

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def test_the_page_opens_on_the_map_with_an_overview(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
    assert status(page) == "14 nodes, 8 links shown"
    text = panel(page)
    assert "5 / 8" in text.replace("\n", " ")
    assert "4 / 5" in text.replace("\n", " ")
    assert "2 of 7 links between a claim and a reference have been judged" in text
    assert "never cited" in text
    assert pixels(page)["colours"] > 100


def test_pointing_says_what_is_there_and_dims_the_rest(visit: Visit) -> None:
    page = visit()
    before = page.screenshot(clip={"x": 264, "y": 54, "width": 824, "height": 700})
    point_at(page, "claim/other-share")
    assert status(page).startswith("Claim 4: It affects 10–20 % of adults.")
    assert page.screenshot(clip={"x": 264, "y": 54, "width": 824, "height": 700}) != before
    assert page.evaluate("location.hash") == ""
    page.mouse.move(300, 890)
    page.wait_for_timeout(60)
    assert status(page) == "14 nodes, 8 links shown"


def test_a_click_opens_the_claim_and_a_click_beside_it_closes_it(visit: Visit) -> None:
    page = visit()
    click(page, "claim/share")
    text = panel(page)
    assert "Cited as evidence (1)" in text
    assert "Conflicts with" in text
    assert "30 % here, 10–20 % there" in text
    assert page.inner_text("#panel h2 mark") == "up to 30 %"
    assert "supports" not in text.lower()
    assert "node=claim/share" in address(page)
    page.mouse.click(300, 890)
    page.wait_for_timeout(350)
    assert "node=" not in address(page)


def test_a_reference_says_who_cites_it_and_what_rests_on_it_alone(visit: Visit) -> None:
    page = visit()
    click(page, "reference/1")
    text = panel(page).replace("\n", " ")
    assert "3 claims cite it" in text
    assert "3 rest on it alone" in text
    assert "Ada Lovelace. Sleep 2001;4" in text


def test_a_card_leads_on_and_lights_its_item(visit: Visit) -> None:
    page = visit()
    click(page, "reference/2")
    assert "Cited together with" in panel(page)
    card = page.locator("#panel .card", has_text="Coffee delays sleep.")
    card.hover()
    page.wait_for_timeout(60)
    assert status(page).startswith("Claim 7: Coffee delays sleep.")
    card.click()
    assert "node=claim/coffee" in address(page)
    assert "with 2" not in panel(page)


def test_a_double_click_brings_an_item_to_the_middle(visit: Visit) -> None:
    page = visit(address="#view=network")
    place = box(page, "claim/coffee")
    assert place is not None
    page.mouse.dblclick(place["x"], place["y"])
    page.wait_for_timeout(400)
    after = box(page, "claim/coffee")
    assert after is not None
    assert (round(after["x"]), round(after["y"])) == (264 + 412, 54 + 423)


def test_back_and_forward_follow_choices_and_views(visit: Visit) -> None:
    page = visit()
    click(page, "claim/share")
    page.click('[data-view="list"]')
    page.go_back()
    expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
    assert "node=claim/share" in address(page)
    page.go_back()
    expect(page.locator("#panel .figures")).to_contain_text("claims that need a source carry a citation")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#views [aria-current]")).to_have_text("List")


def test_a_link_opens_exactly_that_view(visit: Visit) -> None:
    page = visit(
        address="#view=network&node=reference/3&off=type/concept,link/holds,type/author,type/journal"
    )
    expect(page.locator("#views [aria-current]")).to_have_text("Network")
    assert "Counting sheep" in panel(page)
    assert box(page, "concept/sleep") is None
    assert box(page, "reference/3") is not None


def test_a_broken_link_opens_the_page_all_the_same(visit: Visit) -> None:
    page = visit()
    for tail in (
        "#view=nowhere",
        "#node=claim/none",
        "#node=%E0%A4%A",
        "#off=%",
        "#&&=&view",
        "#view=map&off=x/y,,",
    ):
        page.evaluate("tail => { location.hash = tail }", tail)
        page.wait_for_timeout(60)
        expect(page.locator("#views [aria-current]")).to_have_text("Evidence map")
        assert box(page, "claim/share") is not None, tail


def test_changing_the_address_by_hand_is_followed(visit: Visit) -> None:
    page = visit()
    page.evaluate("location.hash = '#view=matrix&node=claim/coffee'")
    expect(page.locator("#views [aria-current]")).to_have_text("Matrix")
    expect(page.locator("tr.on")).to_contain_text("Coffee delays sleep.")


def test_search_finds_by_words_names_and_numbers(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("lovelace sleep")
    expect(page.locator("#hits [role=option]").first).to_contain_text("Ref. 1")
    page.keyboard.press("Enter")
    assert "node=reference/1" in address(page)
    assert page.evaluate("document.activeElement.id") == "panel"


def test_search_goes_by_arrows_and_ends_with_escape(visit: Visit) -> None:
    page = visit()
    page.fill("#query", "sleep")
    options = page.locator("#hits [role=option]")
    assert options.count() > 2
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#query", "aria-activedescendant") == "hit-1"
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute("#query", "aria-activedescendant") == f"hit-{options.count() - 1}"
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()
    page.fill("#query", "zebra")
    expect(page.locator("#hits")).to_contain_text("Nothing found for “zebra”")
    page.keyboard.press("Enter")
    assert "node=" not in address(page)


def test_search_shows_what_was_filtered_out(visit: Visit) -> None:
    page = visit(address="#view=network")
    assert box(page, "author/Max Born") is None
    page.fill("#query", "max born")
    page.locator("#hits li", has_text="Author").click()
    assert box(page, "author/Max Born") is not None
    assert "Linked (2)" in panel(page)


def test_a_filter_takes_out_and_counts(visit: Visit) -> None:
    page = visit(address="#view=list")
    assert len(rows(page)) == 14
    assert (count(page, "support/none"), count(page, "type/claim")) == (3, 9)
    page.click('[data-toggle="support/none"]')
    assert count(page, "type/claim") == 6
    assert count(page, "support/none") == 3
    assert "Light in the evening" not in page.inner_text("#text")
    assert "off=" in address(page)
    page.click('[data-toggle="support/none"]')
    assert len(rows(page)) == 14
    assert "off=" not in address(page)


def test_counts_follow_the_other_filters(visit: Visit) -> None:
    page = visit()
    page.locator(".row", has_text="Case").hover()
    page.click('[data-only="section/case"]')
    assert count(page, "support/own") == 1
    assert count(page, "support/one") == 0
    assert count(page, "section/discussion") == 6
    assert count(page, "link/cites") == 0
    page.click(".reset")
    assert count(page, "support/one") == 3


def test_only_one_and_all_again(visit: Visit) -> None:
    page = visit(address="#view=list")
    page.locator(".row", has_text="No citation").hover()
    page.click('[data-only="support/none"]')
    assert [row for row in rows(page) if row.startswith("C")] == ["C1", "C2", "C5"]
    page.locator(".row", has_text="No citation").hover()
    page.click('[data-only="support/none"]')
    assert len(rows(page)) == 14


def test_filtering_leaves_no_holes_in_the_map(visit: Visit) -> None:
    page = visit(address="#off=support/none,support/own,link/holds,type/author,type/journal")
    shown = ["claim/share", "claim/other-share", "claim/early", "claim/coffee", "claim/why"]
    places = [box(page, name) for name in shown]
    tops = [place["y"] for place in places if place]
    assert len(tops) == 5
    steps = {round(after - before) for before, after in pairwise(tops)}
    assert len(steps) == 1


def test_filters_are_no_steps_back(visit: Visit) -> None:
    page = visit()
    before = page.evaluate("history.length")
    page.click('[data-toggle="type/concept"]')
    page.click('[data-toggle="support/one"]')
    assert page.evaluate("history.length") == before


def test_a_filter_keeps_the_focus(visit: Visit) -> None:
    page = visit()
    page.focus('[data-toggle="type/reference"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.toggle") == "type/reference"
    assert box(page, "reference/1") is None


def test_when_all_is_filtered_out_the_page_stands(visit: Visit) -> None:
    for view in ("map", "matrix", "list", "timeline", "network"):
        page = visit(address=f"#view={view}&off=type/claim,type/reference,type/concept,type/section")
        assert "claims that need a source" in panel(page)


def test_a_check_lights_all_it_found_and_a_finding_its_own(visit: Visit) -> None:
    page = visit()
    page.locator("#rail .check", has_text="Uncited claim").click()
    assert "node=check/C01" in address(page)
    assert "Findings (2)" in panel(page)
    page.locator("#panel .card", has_text="No source for light").click()
    assert "Concerns" in panel(page)
    assert "What to do about C01." in panel(page)
    page.click("#panel .card")
    assert "node=claim/light" in address(page)


def test_the_findings_view_leads_to_what_they_are_about(visit: Visit) -> None:
    page = visit(address="#view=findings")
    assert page.locator("#text section").count() == 4
    assert page.locator("#text section h2 button").first.inner_text() == "Conflicting numbers"
    page.locator("#text .concerned", has_text="Ref. 5").click()
    assert "node=reference/5" in address(page)


def test_the_matrix_shows_who_cites_whom(visit: Visit) -> None:
    page = visit(address="#view=matrix")
    assert page.locator(".matrix .mark").count() == 7
    assert page.locator(".matrix .mark.alone").count() == 3
    assert page.locator("thead .uncited-column").count() == 1
    assert page.locator("tr.is-none").count() == 3
    page.locator("thead button", has_text="2 Lovelace").click()
    assert "node=reference/2" in address(page)
    assert page.locator("td.on").count() == 10


def test_judged_links_look_judged(visit: Visit) -> None:
    page = visit(address="#view=list")
    assert page.locator('.list .judged[aria-label="Supported"]').count() == 1
    assert page.locator('.list .judged[aria-label="Reviewers disagree"]').count() == 1
    page.locator("#text a", has_text="It affects up to 30").click()
    text = panel(page)
    assert "Supported" in text
    assert "read: full text · R. One · 2021-01-01" in text
    assert "“Thirty of a hundred.”" in text
    page.keyboard.press("2")
    assert page.locator('.mark[aria-label="cited, the only source, Supported"]').count() == 1


def test_the_network_can_be_narrowed_to_its_surroundings(visit: Visit) -> None:
    page = visit(address="#view=network&node=reference/3")
    page.click('[data-act="near"]')
    assert "near=1" in address(page)
    assert box(page, "claim/other-share") is not None
    assert box(page, "reference/4") is None
    page.click('[data-act="near"]')
    assert box(page, "reference/4") is not None


def test_a_node_of_the_network_can_be_moved(visit: Visit) -> None:
    page = visit(address="#view=network")
    before = box(page, "reference/1")
    assert before is not None
    page.mouse.move(before["x"], before["y"])
    page.mouse.down()
    page.mouse.move(before["x"] + 60, before["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_timeout(100)
    after = box(page, "reference/1")
    assert after is not None
    assert after["x"] - before["x"] == pytest.approx(60, abs=15)


def test_the_wheel_scrolls_the_map_and_never_out_of_it(visit: Visit) -> None:
    page = visit("many")
    first = box(page, "claim/c-0")
    assert first is not None
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(100)
    after = box(page, "claim/c-0")
    assert after is not None
    assert after["y"] == pytest.approx(first["y"] - 300, abs=2)
    page.mouse.wheel(0, -9000)
    page.wait_for_timeout(100)
    back = box(page, "claim/c-0")
    assert back is not None
    assert back["y"] == pytest.approx(first["y"], abs=2)


def test_zoom_and_fit(visit: Visit) -> None:
    page = visit()
    before = box(page, "claim/share")
    page.click("#zoom-in")
    page.wait_for_timeout(60)
    nearer = box(page, "claim/share")
    assert before is not None
    assert nearer is not None
    assert nearer["w"] == pytest.approx(before["w"] * 1.3, rel=0.01)
    page.click("#zoom-fit")
    page.wait_for_timeout(60)
    assert box(page, "claim/share") == pytest.approx(before)


def test_an_article_with_nothing_in_it_has_a_page(visit: Visit) -> None:
    for view in ("map", "matrix", "list", "findings", "timeline", "network"):
        page = visit("bare", f"#view={view}")
        assert "Nothing but a title" in panel(page)


def slide(page: Page, which: str, year: int) -> None:
    page.eval_on_selector(
        f"#year-{which}",
        """(slider, year) => {
          slider.value = year;
          for (const event of ["input", "change"]) slider.dispatchEvent(new Event(event, { bubbles: true }));
        }""",
        year,
    )
    page.wait_for_timeout(60)


@pytest.mark.parametrize("view", ["map", "timeline", "network"])
def test_years_narrow_every_view(visit: Visit, view: str) -> None:
    page = visit(address=f"#view={view}")
    slide(page, "from", 2002)
    assert "years=2002-2012" in address(page)
    assert page.inner_text("#years-said") == "2002–2012"
    assert box(page, "reference/1") is None
    assert box(page, "reference/2") is not None
    assert box(page, "reference/5") is not None
    assert count(page, "type/reference") == 3
    slide(page, "to", 2003)
    assert box(page, "reference/3") is None
    page.click(".reset")
    assert "years" not in address(page)
    assert box(page, "reference/1") is not None


def test_years_stay_in_order_and_in_the_address(visit: Visit) -> None:
    page = visit(address="#view=matrix&years=2001-2003")
    assert page.locator(".matrix thead th button").count() == 3
    slide(page, "from", 2010)
    assert "years=2010-2010" in address(page)
    assert page.input_value("#year-to") == "2010"
    for bad in ("zzz", "1-", "99999-3", "2003-2001"):
        page.evaluate("bad => { location.hash = `#view=map&years=${bad}` }", bad)
        page.wait_for_timeout(40)
    assert "claims that need a source" in panel(page)


def test_years_go_by_the_arrow_keys(visit: Visit) -> None:
    page = visit(address="#view=timeline")
    page.focus("#year-from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert "years=2002-2012" in address(page)
    assert page.evaluate("document.activeElement.id") == "year-from"
    assert page.get_attribute("#year-from", "aria-valuetext") == "2002"


def test_what_is_found_shows_although_its_year_is_off(visit: Visit) -> None:
    page = visit(address="#years=2010-2012")
    page.fill("#query", "lovelace 2001")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    assert "years" not in address(page)
    assert box(page, "reference/1") is not None
