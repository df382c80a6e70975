import { references, yearOf } from "./data.js";
import { make, on } from "./dom.js";
import { change, state } from "./state.js";

/** @import { Reference } from "./types" */

const known = references.map((reference) => Number(yearOf(reference))).filter(Boolean);
const [FIRST, LAST] = [known.reduce((low, year) => Math.min(low, year), Infinity), known.reduce((high, year) => Math.max(high, year), -Infinity)];

/** The years that are shown, first and last; all, when nothing else is said. @returns {[number, number]} */
function range() {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(state.years) ?? [];
  return from ? [Number(from), Number(to)] : [FIRST, LAST];
}

/** Whether a reference is of the years that are shown; without a date it always is. @param {Reference} reference */
export function inYears(reference) {
  const year = Number(yearOf(reference));
  if (!state.years || !year) return true;
  const [from, to] = range();
  return year >= from && year <= to;
}

/** Two sliders, for the first year and the last; nothing where all are of one year. */
export function yearsPart() {
  if (FIRST >= LAST) return null;
  const [from, to] = range();
  const slider = (/** @type {string} */ id, /** @type {string} */ label, /** @type {number} */ value) =>
    make("input", { type: "range", id, "data-key": id, min: FIRST, max: LAST, value, "aria-label": label, "aria-valuetext": String(value) });
  return make(
    "section",
    { class: "years" },
    make("h2", {}, "Years of references", make("span", { id: "years-said" }, said(from, to))),
    slider("year-from", "First year", from),
    slider("year-to", "Last year", to),
  );
}

/** @param {number} from @param {number} to */
const said = (from, to) => (from === to ? String(from) : `${from}–${to}`);

/** Follow the sliders: the one that is moved takes the other along. @param {HTMLElement} rail */
export function followYears(rail) {
  on(rail, "input", "#year-from, #year-to", (moved) => {
    const [first, last] = /** @type {HTMLInputElement[]} */ ([...rail.querySelectorAll(".years input")]);
    if (Number(first.value) > Number(last.value)) (moved === first ? last : first).value = /** @type {HTMLInputElement} */ (moved).value;
    const [from, to] = [Number(first.value), Number(last.value)];
    for (const slider of [first, last]) slider.setAttribute("aria-valuetext", slider.value);
    /** @type {HTMLElement} */ (rail.querySelector("#years-said")).textContent = said(from, to);
    change({ years: from === FIRST && to === LAST ? "" : `${from}-${to}` });
  });
}
