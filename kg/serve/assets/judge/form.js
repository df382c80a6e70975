/** The verdict as it is typed. What is typed outlives everything but its being written down. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { MAY_WRITE } from "../bench/server.js";
import { selected } from "./desk.js";
import { standsIn } from "./passages.js";
import { state } from "./store.js";
import { BASES, JUDGEMENTS, plain } from "./words.js";

const FORM = /** @type {HTMLFormElement} */ (element("verdict"));
const QUOTE = /** @type {HTMLTextAreaElement} */ (element("quote"));
const NOTE = /** @type {HTMLTextAreaElement} */ (element("note"));
const FORCE = /** @type {HTMLInputElement} */ (element("force"));

element("judgements").append(
  ...JUDGEMENTS.map(([key, name, meaning]) =>
    make("label", { class: "choice" }, make("input", { type: "radio", name: "verdict", value: name }), make("kbd", {}, key), make("b", {}, plain(name)), make("span", { class: "small" }, meaning)),
  ),
);
element("bases").append(...BASES.map(([name, word]) => make("label", {}, make("input", { type: "radio", name: "basis", value: name }), ` ${word}`)));

/** Show an empty form for another pair, with what is at hand as what was read. */
export function empty() {
  FORM.reset();
  FORM.hidden = !state.desk || !MAY_WRITE;
  const best = state.desk?.texts.at(-1)?.basis ?? "title";
  pick("basis", best);
  checkQuote();
  tell("");
}

/** Whether something was typed that would be lost. */
export const dirty = () => Boolean(value("verdict") || QUOTE.value.trim() || NOTE.value.trim());

/** @param {string} name @param {string} chosen */
export function pick(name, chosen) {
  for (const input of radios(name)) input.checked = input.value === chosen;
}

/** What is typed. */
export const typed = () => ({
  verdict: value("verdict"),
  basis: value("basis"),
  quote: QUOTE.value.trim(),
  note: NOTE.value.trim(),
  ...(FORCE.checked && { force: "yes" }),
});

/** Take over what is selected in a text as the quote, after what is there. */
export function takeQuote() {
  const found = selected();
  if (!found) return tell("Select a passage in the abstract or the text first.");
  QUOTE.value = [QUOTE.value.trim(), found.text].filter(Boolean).join(" … ");
  if (found.basis) pick("basis", found.basis);
  checkQuote();
}

/** Say whether the quote stands in what was read. */
export function checkQuote() {
  const quote = QUOTE.value.trim();
  const basis = value("basis");
  const entry = state.desk?.reference;
  const texts = basis === "title" ? [entry?.title ?? ""] : (state.desk?.texts ?? []).filter((text) => basis === "full-text" ? text.basis === "full-text" : true).map((text) => text.text);
  const known = texts.filter(Boolean);
  const stands = !quote || !known.length || known.some((text) => standsIn(quote, text));
  fill(element("stands"), !quote ? "" : !known.length ? "Not checked: no such text is at hand." : stands ? "It stands there." : "It does not stand there.");
  element("stands").classList.toggle("fault", !stands);
  element("forcing").hidden = stands;
  if (stands) FORCE.checked = false;
}

/** Say something beside the form. @param {string} text @param {boolean} [fault] */
export function tell(text, fault = false) {
  fill(element("told"), text);
  element("told").classList.toggle("fault", fault);
}

/** @param {string} name */
const value = (name) => radios(name).find((input) => input.checked)?.value ?? "";

/** @param {string} name */
const radios = (name) => /** @type {HTMLInputElement[]} */ ([...FORM.querySelectorAll(`input[name=${name}]`)]);

QUOTE.addEventListener("input", checkQuote);
FORM.addEventListener("change", checkQuote);
