/** The pairs, those of most worth first. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { same, state } from "./store.js";

/** @import { Pair } from "./types" */

const WORDS = /** @type {HTMLInputElement} */ (element("words"));
const OPEN = /** @type {HTMLInputElement} */ (element("open"));

/** @type {(pair: Pair) => void} */
let chosen = () => {};

/** Call back when a person chooses a pair. @param {(pair: Pair) => void} heard */
export const onChoice = (heard) => void (chosen = heard);

/** The pairs that pass the filters, and the one that is chosen in any case. */
export function shown() {
  const words = WORDS.value.toLowerCase().split(/\s+/).filter(Boolean);
  return state.queue.pairs.filter((pair) => {
    if (state.pair && same(pair, state.pair)) return true;
    const said = `${pair.text} ${pair.entry} ${pair.section} ${pair.claim} ${pair.reference}`.toLowerCase();
    return (!OPEN.checked || !pair.judged) && words.every((word) => said.includes(word));
  });
}

export function showQueue() {
  const { judged, total } = state.queue;
  fill(element("progress"), total ? `${judged} of ${total} judged` : "There is no pair to judge: no claim cites a reference.");
  const bar = /** @type {HTMLProgressElement} */ (element("bar"));
  bar.max = total || 1;
  bar.value = judged;
  const pairs = shown();
  fill(element("pairs"), pairs.map(row), !pairs.length && total ? make("li", { class: "none" }, "None passes the filters.") : null);
  element("pairs").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** @param {Pair} pair */
function row(pair) {
  const here = Boolean(state.pair && same(pair, state.pair));
  const index = state.queue.pairs.indexOf(pair);
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", "data-pair": index, "aria-current": here && "true" },
      make("span", { class: "text", dir: "auto" }, pair.text),
      make("span", { class: "meta" }, make("span", { dir: "auto" }, pair.entry), ` · ${pair.atHand === "nothing" ? "nothing at hand" : pair.atHand}`),
      make(
        "span",
        { class: "marks" },
        pair.judged && make("span", { class: "tag judged" }, "judged"),
        pair.severity && make("span", { class: `tag ${pair.severity}` }, pair.severity),
        make("span", { class: "worth", title: "Worth: gravest finding × claims on it alone × what is at hand" }, String(pair.worth)),
      ),
    ),
  );
}

/** The pair so many places further on, among those shown. @param {number} by @returns {Pair | undefined} */
export function further(by) {
  const pairs = shown();
  const at = pairs.findIndex((pair) => state.pair && same(pair, state.pair));
  return at < 0 ? pairs[0] : pairs[at + by];
}

on(element("pairs"), "click", "[data-pair]", (target) => chosen(state.queue.pairs[Number(target.dataset.pair)]));
for (const field of [WORDS, OPEN]) field.addEventListener("input", showQueue);
