/** What the reviewer says of the pair that is open; it is kept for each pair until it is written down. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";
import { named, state } from "./state.js";
import { BASES, plain, VERDICTS } from "./words.js";

/** @import { Draft, Pair, Place } from "./types" */

export const FORM = /** @type {HTMLFormElement} */ (element("form"));
const QUOTE = /** @type {HTMLTextAreaElement} */ (element("quote"));
const NOTE = /** @type {HTMLTextAreaElement} */ (element("note"));
const FORCE = /** @type {HTMLInputElement} */ (element("force"));

/** Milliseconds without a stroke after which a quote is looked for. */
const PAUSE = 200;

/** Letters of a quote that is looked for at once; a longer one is when it is written down. */
const LONGEST = 3000;

let key = "";
let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

element("verdicts").append(
  ...VERDICTS.map(([name, meaning], number) => choice("verdict", name, String(number + 1), plain(name), meaning)),
);
element("bases").append(...BASES.map(([name, letter, words]) => choice("basis", name, letter, words, "")));

/** @param {string} group @param {string} value @param {string} letter @param {string} words @param {string} meaning */
function choice(group, value, letter, words, meaning) {
  return make("label", { class: "choice" }, make("input", { type: "radio", name: group, value }), make("kbd", {}, letter), make("b", {}, words), meaning && make("span", { class: "meaning" }, meaning));
}

/** @param {string} group @param {string} value */
export function choose(group, value) {
  const input = FORM.querySelector(`input[name="${group}"][value="${value}"]`);
  if (!(input instanceof HTMLInputElement) || input.disabled) return;
  input.checked = true;
  kept();
}

/** @returns {Draft} */
export function draft() {
  const said = new FormData(FORM);
  return { verdict: String(said.get("verdict") ?? ""), basis: String(said.get("basis") ?? ""), quote: QUOTE.value, note: NOTE.value, force: FORCE.checked, key };
}

/** Show what was said of a pair so far; the fullest text at hand is what was read, unless told otherwise. @param {Pair} pair */
export function openForm(pair) {
  const found = /** @type {Partial<Draft>} */ (JSON.parse(sessionStorage.getItem(nameOf(state.place)) ?? "{}"));
  const basis = pair.atHand === "full text" ? "full-text" : pair.atHand === "abstract" ? "abstract" : "title";
  put({ verdict: "", basis, quote: "", note: "", force: false, key: "", ...found });
  complain("");
}

/** @param {Draft} said */
function put(said) {
  for (const input of FORM.querySelectorAll("input[type=radio]")) if (input instanceof HTMLInputElement) input.checked = said[/** @type {"verdict" | "basis"} */ (input.name)] === input.value;
  QUOTE.value = said.quote;
  NOTE.value = said.note;
  FORCE.checked = said.force;
  key = said.key || fresh();
  void checkQuote();
}

/** Keep a draft for a pair, as when a verdict on it was taken back. @param {Place} place @param {Draft} said */
export const keep = (place, said) => sessionStorage.setItem(nameOf(place), JSON.stringify({ ...said, key: "" }));

/** @param {Place} place */
export const forget = (place) => sessionStorage.removeItem(nameOf(place));

/** @param {Place | null} place */
const nameOf = (place) => `kg-judge ${JSON.stringify(place && named(place))}`;

/** A name for what will be sent, so that it is not written down twice. */
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** What is said has changed: it is kept, and is another verdict than the one that was sent. */
function kept() {
  key = fresh();
  if (state.place) sessionStorage.setItem(nameOf(state.place), JSON.stringify(draft()));
  clearTimeout(timer);
  timer = setTimeout(() => void checkQuote(), PAUSE);
}

/** Say whether the quote stands in the text at hand. */
export async function checkQuote() {
  const number = ++asked;
  const { quote, basis } = draft();
  const place = state.place;
  if (!quote.trim() || !place || !basis) return tell("empty", "");
  if (quote.length > LONGEST) return tell("unchecked", "A quote of this length is looked for when it is written down.");
  try {
    const found = await get("/api/standing", { ...named(place), basis, quote });
    if (number === asked) tell(found.state, `The quote was ${found.words}.`);
  } catch (fault) {
    if (number === asked) tell("unchecked", /** @type {Error} */ (fault).message);
  }
}

/** @param {string} kind @param {string} words */
function tell(kind, words) {
  const line = element("standing");
  line.className = kind;
  fill(line, words);
  element("forced").hidden = kind !== "missing" && !FORCE.checked;
}

/** Take what is selected in the texts over as the quote. */
export function takeSelection() {
  const selection = getSelection();
  const words = selection?.toString().trim() ?? "";
  const text = selection?.anchorNode?.parentElement?.closest("#reference .text");
  if (!words || !(text instanceof HTMLElement)) return complain("Select a passage of the abstract or the full text first.");
  complain("");
  QUOTE.value = QUOTE.value.trim() ? `${QUOTE.value.trim()} … ${words}` : words;
  choose("basis", text.dataset.basis ?? "");
  kept();
}

/** Say what is wrong, or that nothing is. @param {string} words */
export function complain(words) {
  element("fault").hidden = !words;
  fill(element("fault"), words);
}

FORM.addEventListener("input", kept);
// A press on the button would take the selection away before it is taken over.
element("take").addEventListener("mousedown", (event) => event.preventDefault());
element("take").addEventListener("click", takeSelection);
on(FORM, "keydown", "textarea", (_, event) => {
  const pressed = /** @type {KeyboardEvent} */ (event);
  if (pressed.key === "Enter" && (pressed.ctrlKey || pressed.metaKey)) FORM.requestSubmit();
});
