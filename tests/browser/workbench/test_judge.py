"""The Judge room in a browser: whole sessions by keyboard and by mouse, two at once, a server that dies, hostile text."""

from __future__ import annotations

import csv
import io
import signal
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import pages, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.serving import Served

    Browse = Callable[..., Page]

pytestmark = pytest.mark.browser

PAIR = "/judge?claim=juvenile-incidence&reference=boulman2005"
TEXT = (
    "Calcinosis in rheumatic diseases.\n\nWe saw calcinosis in 40-70 % of children with juvenile disease and in "
    "20 % of adults with late onset.\n\n" + "Nothing else is said here. " * 200
)
SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 390, "height": 844}}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a server of a fresh copy of the example, with a full text."""
    folder = serving.copy_of_example(tmp_path)
    (folder / "texts").mkdir()
    (folder / "texts" / "boulman2005.txt").write_text(TEXT)
    running = serving.start(folder)
    yield running
    running.stop()


def rows(served: Served) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((served.folder / "verdicts.csv").read_text("utf-8"))))


def judging(browse: Browse, path: str = PAIR, name: str = "Ann Doe", **settings: object) -> Page:
    """Open the room and give a name, as a person does the first time."""
    page = browse(path, **settings)
    page.wait_for_selector("body[data-ready]")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask", state="hidden")
    return page


def done(page: Page, words: str) -> None:
    page.wait_for_selector(f"#done:has-text({words!r})")


def place(page: Page) -> str:
    return str(page.evaluate("new URLSearchParams(location.search).get('claim')"))


def test_a_session_by_keyboard_alone(browse: Browse, served: Served) -> None:
    page = judging(browse)
    assert page.inner_text("#progress") == "0 of 25 judged"
    press = page.keyboard.press
    press("/")
    page.keyboard.type("40–70")
    press("Enter")
    assert page.inner_text("#reference mark.here") == "40-70"
    assert page.inner_text("#hits") == "1 of 1"
    press("Escape")
    press("3")
    assert page.is_checked("input[value=overstated]")
    assert page.is_checked("input[value=full-text]")
    press("w")
    page.keyboard.type("calcinosis in 40–70 % of Adults s3jk")
    assert page.input_value("#quote").endswith("s3jk")
    page.wait_for_selector("#standing.missing")
    assert page.is_visible("#forced")
    for _ in "Adults s3jk":
        press("Backspace")
    page.keyboard.type("children")
    page.wait_for_selector("#standing.found")
    press("Escape")
    press("n")
    page.keyboard.type("in children only")
    press("Escape")
    press("s")
    done(page, "Written down: overstated.")
    page.wait_for_function("() => document.getElementById('progress').textContent === '1 of 25 judged'")
    page.wait_for_function("() => !location.search.includes('juvenile-incidence')")
    (row,) = rows(served)
    assert (row["claim"], row["reference"], row["verdict"]) == (
        "juvenile-incidence",
        "boulman2005",
        "overstated",
    )
    assert (row["quote"], row["note"]) == ("calcinosis in 40–70 % of children", "in children only")
    assert (row["basis"], row["reviewer"]) == ("full-text", "Ann Doe")
    page.wait_for_function("() => !document.querySelector('input[name=verdict]:checked')")
    assert page.input_value("#quote") == ""


def test_going_on_and_back_by_keyboard_alone(browse: Browse, served: Served) -> None:
    page = judging(browse)
    press = page.keyboard.press
    press("3")
    press("n")
    page.keyboard.type("in children only")
    press("Escape")
    press("s")
    done(page, "Written down: overstated.")
    page.wait_for_function("() => !location.search.includes('juvenile-incidence')")
    press("6")
    press("t")
    press("Enter")
    page.wait_for_function("() => document.getElementById('progress').textContent === '2 of 25 judged'")
    assert rows(served)[1]["verdict"] == "unrelated"
    assert rows(served)[1]["basis"] == "title"
    second = rows(served)[1]["claim"]
    page.wait_for_function(f"() => !location.search.includes({second!r})")
    third = place(page)
    press("j")
    page.wait_for_function(f"() => !location.search.includes({third!r})")
    press("k")
    page.wait_for_function(f"() => location.search.includes({third!r})")

    press("u")
    done(page, "Taken back: unrelated.")
    page.wait_for_function(f"() => location.search.includes({second!r})")
    page.wait_for_function("() => document.querySelector('input[value=unrelated]').checked")
    assert len(rows(served)) == 1
    press("u")
    done(page, "Taken back: overstated.")
    page.wait_for_function("() => location.search.includes('juvenile-incidence')")
    assert page.input_value("#note") == "in children only"
    assert rows(served) == []
    press("?")
    assert page.is_visible("#help")
    press("s")
    assert rows(served) == []
    press("Escape")
    press("v")
    page.wait_for_selector("#agreeing:has-text('Not enough')")


def test_a_session_by_mouse(browse: Browse, served: Served) -> None:
    page = browse(PAIR)
    page.fill("#name", "Bo")
    page.click("#naming button")
    page.click(".term >> nth=0")
    assert page.inner_text("#reference mark.here") == "40-70 %"
    page.evaluate(
        """() => {
          const node = document.createTreeWalker(document.querySelector('#text-0'), NodeFilter.SHOW_TEXT).nextNode();
          const at = node.data.indexOf('We saw');
          getSelection().setBaseAndExtent(node, at, node, at + 'We saw calcinosis'.length);
        }"""
    )
    page.click("#take")
    assert page.input_value("#quote") == "We saw calcinosis"
    page.wait_for_selector("#standing.found")
    page.click(".choice:has-text('partly supported')")
    page.click("#bases .choice:has-text('full text')")
    page.fill("#note", "=1+1")
    page.click("#save")
    done(page, "Written down: partly supported.")
    (row,) = rows(served)
    assert (row["quote"], row["note"]) == ("We saw calcinosis", "'=1+1")
    page.wait_for_function("() => !location.search.includes('juvenile-incidence')")
    page.select_option("#state", "judged")
    assert page.locator("#queue button").count() == 1
    page.click("#queue button")
    page.wait_for_function("() => location.search.includes('juvenile-incidence')")
    page.wait_for_selector("#given .mine:has-text('partly supported')")
    page.click("#claim a.pair >> nth=0")
    page.wait_for_function("() => location.search.includes('miteva2003')")
    page.click("#undo")
    done(page, "Taken back: partly supported.")
    assert rows(served) == []
    page.select_option("#state", "")
    page.fill("#words", "boulman necrosis")
    assert 0 < page.locator("#queue button").count() < 25
    page.click("#keys")
    page.click("#help .close")
    page.click("#agreement")
    page.click("#agreeing .close")
    link = page.locator("#reference a[rel='noopener noreferrer']").first
    assert str(link.get_attribute("href")).startswith("https://")


def test_two_at_once_follow_each_other_and_lose_nothing(browse: Browse, served: Served) -> None:
    ann, bo = judging(browse), judging(browse, name="Bo")
    bo.fill("#note", "half a thou")
    bo.focus("#note")
    ann.keyboard.press("5")
    ann.keyboard.press("s")
    done(ann, "Written down: contradicted.")
    bo.wait_for_selector("#given li:has-text('Ann Doe')")
    assert bo.evaluate("document.activeElement.id") == "note"
    bo.keyboard.type("ght")
    assert bo.input_value("#note") == "half a thought"
    bo.keyboard.press("Escape")
    bo.keyboard.press("1")
    bo.keyboard.press("s")
    done(bo, "Written down: supported.")
    assert [(row["reviewer"], row["note"]) for row in rows(served)] == [
        ("Ann Doe", ""),
        ("Bo", "half a thought"),
    ]
    bo.click("#agreement")
    bo.wait_for_selector("#agreeing .adjudicate")
    bo.click("#agreeing .adjudicate")
    bo.wait_for_selector("body[data-ready]")
    assert bo.inner_text("#reviewer") == "consensus (Bo)"
    bo.wait_for_selector("#given li >> nth=1")
    bo.keyboard.press("3")
    bo.keyboard.press("s")
    done(bo, "Written down: overstated.")
    assert rows(served)[-1]["reviewer"] == "consensus (Bo)"


def test_who_is_blind_sees_others_only_after_the_own_verdict(browse: Browse, served: Served) -> None:
    ann, bo = judging(browse), judging(browse, name="Bo")
    bo.keyboard.press("b")
    bo.wait_for_selector("#claim .hidden")
    received: list[str] = []
    bo.on("response", lambda answer: received.append(answer.text()) if "/api/pair" in answer.url else None)
    ann.keyboard.press("5")
    ann.keyboard.press("s")
    done(ann, "Written down: contradicted.")
    bo.wait_for_selector("#news:has-text('changed')")
    bo.wait_for_timeout(500)
    assert received
    assert not any("Ann Doe" in text for text in received)
    assert bo.locator("#queue :text('judged by others')").count() == 0
    bo.keyboard.press("1")
    bo.keyboard.press("s")
    done(bo, "Written down: supported.")
    bo.goto(served.url(PAIR))
    bo.wait_for_selector("#given li:has-text('Ann Doe')")
    assert bo.is_checked("#blind")


def test_a_server_that_dies_is_said_and_nothing_typed_is_lost(
    browse: Browse, served: Served, allowed: list[str]
) -> None:
    allowed += ["Failed to load resource", "ERR_", "401"]
    page = judging(browse)
    port = served.address.rpartition(":")[2]
    page.keyboard.press("3")
    page.fill("#note", "kept")
    served.stop(signal.SIGKILL)
    page.click("#save")
    page.wait_for_selector("#fault:has-text('The server did not answer')")
    assert "What you typed is kept" in page.inner_text("#fault")
    assert page.input_value("#note") == "kept"
    assert page.is_checked("input[value=overstated]")
    again = serving.start(served.folder, "--port", port)
    try:
        page.click("#save")
        page.wait_for_selector("#fault:has-text('with its token')")
        page.goto(again.url(f"/?token={again.token}"))
        page.goto(again.url(PAIR))
        page.wait_for_selector("body[data-ready]")
        assert page.input_value("#note") == "kept"
        page.keyboard.press("s")
        done(page, "Written down: overstated.")
        assert [row["note"] for row in rows(served)] == ["kept"]
    finally:
        again.stop()


def test_a_row_that_was_written_but_not_answered_is_not_written_twice(
    browse: Browse, served: Served, allowed: list[str]
) -> None:
    allowed += ["Failed to load resource", "ERR_"]
    page = judging(browse)
    page.keyboard.press("3")
    page.fill("#note", "once")

    def lose(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    page.route("**/api/verdicts", lose)
    page.click("#save")
    page.wait_for_selector("#fault:has-text('did not answer')")
    page.unroute("**/api/verdicts")
    page.click("#save")
    done(page, "It was written down before: overstated.")
    assert [row["note"] for row in rows(served)] == ["once"]
    page.click("#undo")
    done(page, "Taken back: overstated.")
    assert rows(served) == []


def test_without_the_token_nothing_is_written_and_that_is_said(browse: Browse) -> None:
    page = judging(browse, admitted=False)
    page.keyboard.press("1")
    page.keyboard.press("s")
    assert "Nothing can be written from here" in page.inner_text("#fault")


def test_hostile_text_is_shown_as_text(browse: Browse, served: Served, allowed: list[str]) -> None:
    allowed.append("404")  # the pair that is open goes with the text that is replaced
    nasty = [text.replace("<", "\\<") for text in pages.NASTY if "\u2028" not in text]
    (served.folder / "article.md").write_text(
        f"# Sleep {nasty[0]}\n\n## Part {nasty[1]}\n\n"
        + "\n\n".join(
            f"Insomnia affects {at + 10} % of adults {text} [@callen2000]." for at, text in enumerate(nasty)
        )
    )
    script = "<script>window.broken = 5</script><img src=x onerror='window.broken = 6'>"
    (served.folder / "references.bib").write_text(
        f"@article{{callen2000, title={{T {script}}}, author={{A {script}}}, journal={{J {script}}}, year={{2000}},\n"
        f'abstract={{Abstract {script}}}, doi={{10.1/"><script>}}, pmid={{1"><script>}}}}\n'
    )
    (served.folder / "texts" / "callen2000.txt").write_text(f"Text {script}")
    header = "claim,reference,verdict,basis,quote,reviewer,date,note,sentence\n"
    (served.folder / "verdicts.csv").write_text(header)
    page = browse("/judge")
    page.wait_for_selector("body[data-ready]")
    page.fill("#name", script)
    page.keyboard.press("Enter")
    page.evaluate("fetch('/api/refresh', { method: 'POST' })")
    page.wait_for_selector("#queue button:has-text('window.broken')")
    page.click("#queue button >> nth=0")
    page.wait_for_selector("#reference .words:has-text('window.broken')")
    page.keyboard.press("1")
    page.fill("#quote", script)
    page.fill("#note", script)
    page.wait_for_selector("#standing.found")
    page.click("#save")
    done(page, "Written down: supported.")
    page.select_option("#state", "judged")
    page.click("#queue button >> nth=0")
    page.wait_for_selector("#given .note")
    assert page.inner_text("#given .note") == script
    assert page.inner_text("#reviewer") == script
    page.fill("#seek", "<script>")
    page.click("#agreement")
    page.wait_for_selector("#agreeing:has-text('Not enough')")
    assert page.locator("main script, main img").count() == 0
    assert page.evaluate("window.broken") is None


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to, rule by rule, with the elements concerned."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {[node['html'][:160] for node in item['nodes'][:3]]}" for item in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_state(browse: Browse, size: str, theme: str) -> None:
    page = browse(PAIR, viewport=SIZES[size], color_scheme=theme)
    page.wait_for_selector("body[data-ready]")
    assert violations(page) == [], "asked for a name"
    page.keyboard.type("Ann")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('reviewer').textContent === 'Ann'")
    assert violations(page) == [], "at first"
    page.keyboard.press("s")
    page.click(".term >> nth=0")
    page.fill("#quote", "nowhere")
    page.wait_for_selector("#standing.missing")
    assert violations(page) == [], "faults"
    page.check("#force")
    page.keyboard.press("4")
    page.keyboard.press("s")
    done(page, "Written down")
    page.click("#blind")
    page.wait_for_selector("#claim .hidden")
    page.select_option("#state", "")
    assert violations(page) == [], "blind"
    page.click("#agreement")
    page.wait_for_selector("#agreeing:has-text('Not enough')")
    assert violations(page) == [], "agreement"
    page.click("#agreeing .close")
    page.click("#keys")
    assert violations(page) == [], "keys"
    page.click("#help .close")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
