/** Finding in the texts of a reference: the claim's numbers and words, or what is typed. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";

/** @import { Text } from "./types" */

/** Letters of a word that is offered; shorter ones say little. */
const LONG = 6;

/** Words that are offered. */
const MOST = 8;

/** Hits that are marked; a text of a million letters has more of them than anybody looks at. */
const MARKED = 500;

/** @type {Text[]} */
let texts = [];
let at = -1;

/** What is worth finding for a claim: its numbers, the numerals in them, its longer words. @param {string} text @param {string[]} numbers */
export function terms(text, numbers) {
  const numerals = numbers.flatMap((words) => words.match(/\d+(?:[.,]\d+)*/g) ?? []);
  const words = (text.toLowerCase().match(/\p{L}[\p{L}-]+/gu) ?? []).filter((word) => word.length >= LONG);
  return [...new Set([...numbers, ...numerals, ...[...new Set(words)].slice(0, MOST)])];
}

/** However its dashes and blanks are printed; a numeral is none inside a longer one. @param {string} term */
function pattern(term) {
  const escaped = term.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/[-‐‑‒–—−]/g, "[-‐‑‒–—−]").replaceAll(/\s+/g, "\\s*");
  const numeral = /^\d/.test(term) ? "(?<![\\d.,])" : "";
  return new RegExp(`${numeral}${escaped}${/\d$/.test(term) ? "(?!\\d)" : ""}`, "giu");
}

/** @param {string} text @param {string} term */
const count = (text, term) => [...text.matchAll(pattern(term))].length;

/** The part of the panel that holds the texts and looks in them. @param {Text[]} held @param {string[]} wanted */
export function finder(held, wanted) {
  texts = held;
  at = -1;
  const all = texts.map((one) => one.text).join("\n\n");
  return [
    make(
      "div",
      { class: "find", role: "search" },
      make("label", {}, "Find in the text ", make("input", { id: "seek", type: "search", autocomplete: "off", spellcheck: "false" })),
      make("button", { type: "button", id: "hit", "aria-label": "Next place" }, "↓"),
      make("span", { id: "hits", role: "status" }),
    ),
    make(
      "div",
      { class: "terms" },
      wanted.map((term) => {
        const found = count(all, term);
        return make("button", { type: "button", class: "term", "data-term": term, disabled: !found }, term, make("span", { class: "count" }, ` ${found}`));
      }),
    ),
    texts.map((one, number) =>
      make(
        "section",
        { class: "text", "data-basis": one.basis, "aria-label": one.name },
        make("h3", {}, one.name[0]?.toUpperCase(), one.name.slice(1)),
        make("div", { class: "words", id: `text-${number}`, dir: "auto" }, one.text),
        !one.whole && make("p", { class: "small" }, "The rest of this text is not shown; it is looked at for a quote all the same."),
      ),
    ),
  ];
}

/** Mark a term, and go to its first place, or the next. @param {string} term */
export function look(term) {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("seek"));
  if (!input) return;
  const fresh = input.value !== term || at < 0;
  input.value = term;
  if (fresh) mark(term);
  const marks = document.querySelectorAll("#reference .words mark");
  marks[at]?.classList.remove("here");
  at = marks.length ? (fresh ? 0 : (at + 1) % marks.length) : -1;
  const here = marks[at];
  here?.classList.add("here");
  here?.scrollIntoView({ block: "center" });
  fill(element("hits"), term.trim() ? (marks.length ? `${at + 1} of ${marks.length}` : "not there") : "");
}

/** @param {string} term */
function mark(term) {
  let left = MARKED;
  texts.forEach((one, number) => {
    const found = term.trim() ? [...one.text.matchAll(pattern(term))].slice(0, left) : [];
    left -= found.length;
    let end = 0;
    const parts = found.flatMap((hit) => {
      const before = one.text.slice(end, hit.index);
      end = hit.index + hit[0].length;
      return [before, make("mark", {}, hit[0])];
    });
    fill(element(`text-${number}`), parts, one.text.slice(end));
  });
}

const PANEL = element("reference");
on(PANEL, "click", ".term", (button) => look(button.dataset.term ?? ""));
on(PANEL, "click", "#hit", () => look(/** @type {HTMLInputElement} */ (element("seek")).value));
on(PANEL, "input", "#seek", (input) => {
  at = -1;
  look(/** @type {HTMLInputElement} */ (input).value);
});
on(PANEL, "keydown", "#seek", (input, event) => {
  if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
  event.preventDefault();
  look(/** @type {HTMLInputElement} */ (input).value);
});
