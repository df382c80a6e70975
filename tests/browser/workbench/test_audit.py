"""The Audit room by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import httpx2 as httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.serving import Served

    Browse = Callable[..., Page]

pytestmark = pytest.mark.browser

FIRST, SECOND = "N01-def4cde2d7", "N04-a8e9bac8b2"
UNCITED = "C01-39d7f2bc40"
PAIR = "U02-dfdd00f50d"
ARTICLE = "/article/kerala-medical-journal-2010-3-122"
BROKEN = "[[audit.suppress]]\nfinding = 1\n"


def opened(browse: Browse, path: str = "/audit", **settings: object) -> Page:
    page = browse(path, **settings)
    page.wait_for_selector("body[data-ready]")
    return page


def shown(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all(".finding.card", "all => all.map(one => one.dataset.id)")
    return ids


def checks(page: Page) -> set[str]:
    return {name.partition("-")[0] for name in shown(page)}


def card(name: str) -> str:
    return f'.finding.card[data-id="{name}"]'


def here(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('.finding')?.dataset.id ?? ''"))


def said(page: Page, text: str) -> None:
    page.wait_for_function("text => document.getElementById('status').textContent.includes(text)", arg=text)


def settings(served: Served) -> str:
    path = served.folder / "kg.toml"
    return path.read_text() if path.exists() else ""


def test_coverage_comes_first_in_three_states(browse: Browse) -> None:
    page = opened(browse)
    assert page.locator("#states summary b").all_inner_texts() == ["16", "18", "14"]
    page.click("#state-not-checked summary")
    row = page.locator("#state-not-checked tr", has_text="R01")
    assert row.locator("td").all_inner_texts() == [
        "0 references",
        "0",
        "13: no file of retractions was named",
    ]
    page.click("#state-finding summary")
    page.click("#state-finding button:has-text('N05')")
    assert checks(page) == {"N05"}
    assert page.url.endswith("#check=N05")


def test_findings_are_grouped_and_lead_on(browse: Browse) -> None:
    page = opened(browse)
    assert shown(page)[:3] == [FIRST, SECOND, UNCITED]
    assert page.locator("#count").inner_text() == "57 shown of 57 open."
    assert page.locator(f"{card(FIRST)} mark").all_inner_texts() == ["up to 40 %", "40–70 %"]
    links = page.eval_on_selector_all(f"{card(PAIR)} a", "all => all.map(one => one.getAttribute('href'))")
    assert links == [
        f"{ARTICLE}/claim/cause-unknown",
        f"{ARTICLE}#view=map&node=claim/cause-unknown",
        f"{ARTICLE}/reference/bhatia2001",
        f"{ARTICLE}#view=map&node=reference/bhatia2001",
        "/judge?article=kerala-medical-journal-2010-3-122&claim=cause-unknown&reference=bhatia2001",
    ]
    why = page.locator("details.why[data-check=C01]")
    assert not why.locator("p").first.is_visible()
    why.locator("summary").click()
    assert "Add a reference" in why.inner_text() or why.locator("b").is_visible()
    query = unquote(why.locator("a").get_attribute("href") or "")
    assert query.startswith("/query#q=# ")
    assert "SELECT ?focus" in query
    page.click(f"{card(PAIR)} a:has-text('map')")
    page.wait_for_function("() => window.claimKg")
    assert "cause is still unknown" in page.inner_text("#panel")


def test_filters_say_what_they_would_leave_and_stand_in_the_address(browse: Browse) -> None:
    page = opened(browse)
    page.click("[data-key='severity/warning']")
    assert checks(page) == {"C01", "D02", "M06", "S02", "S03", "U02"}
    assert page.locator("[data-key='group/numbers'] .count").inner_text() == "0"
    assert page.locator("[data-key='severity/error'] .count").inner_text() == "2"
    page.click("[data-key='group/support']")
    page.click("[data-key='group/structure']")
    assert checks(page) == {"S02", "S03", "U02"}
    page.fill("#words", "bhatia 2001")
    assert shown(page) == ["U02-dfdd00f50d", "U02-771be31aac"]
    assert page.url.endswith("#severity=warning&group=structure,support&words=bhatia+2001")
    page.fill("#words", "no such word")
    assert "None shown of 57 open" in page.inner_text("#count")
    page.click("#reset")
    assert len(shown(page)) == 57
    page.evaluate("location.hash = 'check=C01,N01&words=calcinosis'")
    page.wait_for_function("() => document.getElementById('words').value === 'calcinosis'")
    assert checks(page) == {"C01", "N01"}
    assert page.get_attribute("[data-key='check/C01']", "aria-pressed") == "true"


def test_a_link_leads_to_a_finding(browse: Browse) -> None:
    page = opened(browse, f"/audit#finding={PAIR}")
    assert here(page) == PAIR
    assert page.locator(card(PAIR)).get_attribute("tabindex") == "0"
    assert page.locator(".finding[tabindex='0']").count() == 1


def test_a_finding_is_suppressed_by_keyboard_and_brought_back(browse: Browse, served: Served) -> None:
    (served.folder / "kg.toml").write_text("# mine\noutput = 'build'  # there\n")
    page = opened(browse)
    for _ in range(3):
        page.keyboard.press("j")
    assert here(page) == UNCITED
    page.keyboard.press("k")
    assert here(page) == SECOND
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.press("Enter")  # without a reason nothing is sent
    assert page.locator(f"{card(UNCITED)} form").is_visible()
    page.keyboard.type("a title, j and s are letters here")
    page.keyboard.press("Enter")
    said(page, f"{UNCITED} is suppressed: a title, j and s are letters here")
    assert UNCITED not in shown(page)
    assert here(page) == "C01-c38109e483"
    assert settings(served).startswith("# mine\noutput = 'build'  # there\n\n[[audit.suppress]]")
    assert page.locator("#count").inner_text() == "56 shown of 56 open, 1 suppressed."
    page.keyboard.press("u")
    said(page, f"{UNCITED} is no longer suppressed.")
    assert UNCITED in shown(page)
    assert settings(served) == "# mine\noutput = 'build'  # there\n"


def test_a_finding_is_suppressed_by_mouse_shown_and_taken_back(browse: Browse, served: Served) -> None:
    page = opened(browse)
    page.click(f"{card(FIRST)} button.suppress")
    page.fill(f"{card(FIRST)} form input", "two populations")
    page.click(f"{card(FIRST)} form button.main")
    said(page, "is suppressed: two populations")
    assert FIRST not in shown(page)
    page.check("#suppressed")
    assert page.inner_text(f"{card(FIRST)} .reason") == "Suppressed: two populations"
    assert "suppressed=1" in page.url
    page.click(f"{card(FIRST)} button.unsuppress")
    said(page, "is no longer suppressed")
    assert page.locator(f"{card(FIRST)} .reason").count() == 0
    assert settings(served) == ""
    page.click("#undo")
    said(page, "is suppressed: two populations")
    assert 'reason = "two populations"' in settings(served)


def test_a_reason_can_be_given_up(browse: Browse, served: Served) -> None:
    page = opened(browse)
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.type("well")
    page.keyboard.press("Escape")
    assert here(page) == FIRST
    page.keyboard.press("s")
    page.click(f"{card(FIRST)} form button.cancel")
    assert page.locator("form.reason-form").count() == 0
    page.keyboard.press("u")
    said(page, "There is nothing to undo.")
    assert settings(served) == ""


def test_a_refusal_is_shown_where_the_reason_stands(
    browse: Browse, served: Served, allowed: list[str]
) -> None:
    allowed.append("status of 400")
    page = opened(browse)
    (served.folder / "kg.toml").write_text(BROKEN)
    page.click(f"{card(FIRST)} button.suppress")
    page.fill(f"{card(FIRST)} form input", "known")
    page.keyboard.press("Enter")
    fault = page.locator(f"{card(FIRST)} .fault")
    fault.wait_for()
    assert fault.inner_text().startswith("kg.toml:1: 'audit.suppress[1]' must have")
    assert page.input_value(f"{card(FIRST)} form input") == "known"
    assert settings(served) == BROKEN


def test_a_suppression_of_nothing_is_taken_out(browse: Browse, served: Served) -> None:
    (served.folder / "kg.toml").write_text(
        '[[audit.suppress]]\nfinding = "C01-0000000000"\nreason = "gone"\n'
    )
    httpx.post(served.url("/api/refresh"), headers=served.writing, timeout=30)
    page = opened(browse, "/audit#check=V04")
    page.click(".finding.card button.unused")
    said(page, "C01-0000000000 is no longer suppressed.")
    assert settings(served) == ""
    assert shown(page) == []


def test_two_at_once_are_both_kept(browse: Browse, served: Served) -> None:
    pages = [opened(browse), opened(browse)]
    for page, name in zip(pages, (FIRST, SECOND), strict=True):
        page.click(f"{card(name)} button.suppress")
        page.fill(f"{card(name)} form input", f"for {name}")
    for page in pages:
        page.keyboard.press("Enter")
    for page in pages:
        page.wait_for_function("() => document.getElementById('count').textContent.includes('2 suppressed')")
        assert not {FIRST, SECOND} & set(shown(page))
    assert {f"for {FIRST}", f"for {SECOND}"} == set(re.findall('reason = "(.*)"', settings(served)))


def test_without_references_claims_fall(browse: Browse) -> None:
    page = opened(browse)
    page.fill("#seek", "callen")
    page.check("#references input >> nth=0")
    page.wait_for_selector("#fallen .sum")
    assert page.inner_text("#fallen .sum").startswith(
        "Without 1 reference, 3 claims lose all support and 0 keep one source; 1 number"
    )
    assert page.locator(".falls.error li").count() == 3
    assert page.locator(".falls.error mark").all_inner_texts() == ["up to 40 %"]
    assert page.url.endswith(f"#without={ARTICLE}/reference/callen2000")
    page.fill("#seek", "")
    page.focus("#references input >> nth=0")
    page.keyboard.press("x")
    page.wait_for_function(
        "() => document.querySelector('#fallen .sum')?.textContent.startsWith('Without 2')"
    )
    page.click("#fallen details summary")
    page.click(f"#fallen button[data-finding={FIRST}]")
    assert here(page) == FIRST
    page.click("[data-do=clear]")
    page.wait_for_function("() => !document.querySelector('#fallen .sum')")
    assert "without" not in page.url


def test_without_the_references_of_a_finding(browse: Browse) -> None:
    page = opened(browse, f"/audit#finding={PAIR}")
    page.keyboard.press("x")
    page.wait_for_selector("#fallen .sum")
    assert page.locator("#references input:checked").count() == 1
    page.keyboard.press("x")
    page.wait_for_function("() => !document.querySelector('#fallen .sum')")
    page.click(f"{card(FIRST)} button.without")
    page.wait_for_function("() => document.querySelectorAll('#references input:checked').length === 3")
    page.click(card(SECOND))
    page.keyboard.press("x")
    said(page, "This finding rests on no reference.")


def test_what_falls_is_copied_as_text_table_and_link(browse: Browse) -> None:
    page = opened(
        browse,
        f"/audit#without={ARTICLE}/reference/callen2000",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.wait_for_selector("#fallen .sum")
    copied = {}
    for name in ("text", "csv", "link"):
        page.click(f"[data-do={name}]")
        page.wait_for_timeout(50)
        copied[name] = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied["text"].startswith("Without 1 Callen 2000\nWithout 1 reference, 3 claims lose all support")
    assert "- childhood-incidence: Among affected" in copied["text"]
    lines = copied["csv"].split("\r\n") if "\r\n" in copied["csv"] else copied["csv"].split("\n")
    assert lines[0] == "article,claim,says,loses,keeps,numbers"
    assert len(lines) == 5
    assert lines[1].startswith('kerala-medical-journal-2010-3-122,childhood-incidence,"Among affected')
    assert copied["link"] == page.url


def test_keys_are_told(browse: Browse) -> None:
    page = opened(browse)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert "what if its references were gone" in page.inner_text("#help")
    page.keyboard.press("j")
    assert here(page) == ""
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("jks")
    assert page.input_value("#words") == "jks"
    page.keyboard.press("Escape")
    page.click("#keys")
    page.click("#help .close")
    assert not page.locator("#help").is_visible()


def test_the_list_follows_the_graph_and_keeps_its_place(browse: Browse, served: Served) -> None:
    page = opened(browse, f"/audit#check=C01&without={ARTICLE}/reference/callen2000")
    page.click(card(UNCITED))
    article = served.folder / "article.md"
    text = article.read_text()
    article.write_text(text.replace("The trunk, too, can be", "The back, too, can be"))
    page.click("details.why[data-check=C01] summary")
    page.focus(card(UNCITED))
    before = shown(page)
    page.evaluate("fetch('/api/refresh', { method: 'POST' })")
    page.wait_for_selector(".finding.card:has-text('The back, too')")
    assert here(page) == UNCITED
    assert len(shown(page)) == len(before)
    assert checks(page) == {"C01"}
    assert page.locator("details.why[data-check=C01]").get_attribute("open") is not None
    assert page.locator("#references input:checked").count() == 1


def test_a_reason_being_written_outlives_the_change_of_another(browse: Browse, served: Served) -> None:
    page = opened(browse)
    page.click(f"{card(SECOND)} button.suppress")
    page.keyboard.type("it is ")
    answer = httpx.post(
        served.url("/api/suppressions"),
        json={"finding": FIRST, "reason": "by another"},
        headers=served.writing,
        timeout=30,
    )
    assert answer.status_code == 201
    page.wait_for_selector(card(FIRST), state="detached")
    page.keyboard.type("known")
    page.keyboard.press("Enter")
    said(page, f"{SECOND} is suppressed: it is known")
    assert here(page) == UNCITED
    assert "by another" in settings(served)


def test_of_several_articles_one_is_looked_at(browse: Browse, served: Served) -> None:
    text = (served.folder / "article.md").read_text()
    other = text.replace("Kerala Medical Journal", "Other Journal").replace("The trunk, too", "The back, too")
    (served.folder / "other.md").write_text(other)
    assert httpx.post(served.url("/api/refresh"), headers=served.writing, timeout=60).status_code == 200
    page = opened(browse)
    assert page.locator("#article option").count() == 3
    assert page.locator("#references input").count() == 26
    page.select_option("#article", "kerala-medical-journal-2010-3-122")
    assert page.locator(".finding.card", has_text="The trunk, too").count() == 1
    assert page.locator(".finding.card", has_text="The back, too").count() == 0
    assert page.locator("#references input").count() == 13
    assert page.url.endswith("#article=kerala-medical-journal-2010-3-122")


def test_who_may_not_write_can_copy_the_entry(browse: Browse) -> None:
    page = opened(browse, admitted=False, permissions=["clipboard-read", "clipboard-write"])
    assert page.locator("button.suppress").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("s")
    said(page, "Nothing can be written from here.")
    page.click(f"{card(FIRST)} button.entry")
    said(page, "Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.splitlines()[:2] == ["[[audit.suppress]]", f'finding = "{FIRST}"']


def test_the_overview_leads_to_a_check(browse: Browse) -> None:
    page = browse("/")
    page.click("a:has-text('U02')")
    page.wait_for_selector("body[data-ready]")
    assert checks(page) == {"U02"}
