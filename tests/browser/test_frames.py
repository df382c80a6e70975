"""What is copied from one frame to the next is what would be drawn anew, and only that is drawn which changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import SCENES, click, point_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

CLAIM = "claim/childhood-incidence"
ROUNDING = 6
"""How much a colour may change by being laid over the ground in two steps."""
WATCH = """() => {
  const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paper = CanvasRenderingContext2D.prototype;
  const fillText = paper.fillText;
  let words = 0;
  paper.fillText = function (...given) {
    words += 1;
    return fillText.apply(this, given);
  };
  window.frame = () => {
    words = 0;
    claimKg.redraw();
    const canvas = document.querySelector("#canvas canvas");
    Object.assign(copy.canvas, { width: canvas.width, height: canvas.height });
    copy.drawImage(canvas, 0, 0);
    return { words, data: copy.getImageData(0, 0, canvas.width, canvas.height).data };
  };
  window.keep = () => { window.kept = frame(); return kept.words; };
  window.compare = () => {
    const { words, data } = frame();
    let [most, differing] = [0, 0];
    for (let at = 0; at < data.length; at += 1) {
      const by = Math.abs(data[at] - kept.data[at]);
      most = Math.max(most, by);
      differing += by > 0;
    }
    return { words, most, differing };
  };
}"""


def turn_wheel(page: Page, down: int) -> None:
    """Scroll, and let the page's own frame pass."""
    page.mouse.move(700, 500)
    page.mouse.wheel(0, down)
    page.wait_for_timeout(120)


def twice_another_theme(page: Page) -> None:
    """Make all that was kept useless: the next frame is drawn anew."""
    for _ in range(2):
        page.eval_on_selector("#theme-button", "button => button.click()")


@pytest.mark.parametrize("view", SCENES)
@pytest.mark.parametrize("node", ["", f"&node={CLAIM}"])
def test_a_copied_frame_is_as_one_drawn_anew(visit: Visit, view: str, node: str) -> None:
    page = visit("example", f"#view={view}{node}")
    page.evaluate(WATCH)
    copied = page.evaluate("keep()")
    twice_another_theme(page)
    page.wait_for_timeout(60)
    anew = page.evaluate("compare()")
    assert anew["most"] <= ROUNDING
    assert copied < 60


@pytest.mark.parametrize("down", [40, 200, 700])
def test_a_scrolled_frame_is_as_one_drawn_anew(visit: Visit, down: int) -> None:
    page = visit("example", f"#view=map&node={CLAIM}")
    page.evaluate(WATCH)
    page.evaluate("keep()")
    turn_wheel(page, down)
    assert page.evaluate("compare().differing") > 0
    page.evaluate("keep()")
    twice_another_theme(page)
    assert page.evaluate("compare()")["most"] <= ROUNDING


def test_pointing_draws_only_what_is_lit(visit: Visit) -> None:
    page = visit("example")
    page.evaluate(WATCH)
    assert page.evaluate("keep()") == 0
    point_at(page, CLAIM)
    lit = page.evaluate("keep()")
    assert 3 < lit < 40


def test_what_is_chosen_filtered_or_moved_is_not_taken_from_before(visit: Visit) -> None:
    page = visit("example")
    page.evaluate(WATCH)
    page.evaluate("keep()")
    click(page, CLAIM)
    page.keyboard.press("Escape")
    page.mouse.move(5, 300)
    page.wait_for_timeout(60)
    assert page.evaluate("compare()")["most"] <= ROUNDING
    page.click('[data-toggle="support/none"]')
    page.mouse.move(5, 300)
    assert page.evaluate("compare().differing") > 1000
    page.click('[data-toggle="support/none"]')
    page.mouse.move(5, 300)
    page.wait_for_timeout(60)
    assert page.evaluate("compare()")["most"] <= ROUNDING


def test_the_map_of_a_corpus_is_copied_too(visit: Visit) -> None:
    page = visit("library")
    page.wait_for_timeout(200)
    page.evaluate(WATCH)
    assert page.evaluate("keep()") == 0
    twice_another_theme(page)
    assert page.evaluate("compare()")["most"] <= ROUNDING
    page.mouse.move(700, 300)
    page.mouse.down()
    page.mouse.move(760, 330, steps=3)
    page.wait_for_timeout(60)
    page.evaluate("keep()")
    assert page.evaluate("compare()")["most"] == 0
    page.mouse.up()
