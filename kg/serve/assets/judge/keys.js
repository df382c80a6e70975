/** The room by keyboard. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { checkQuote, pick, takeQuote } from "./form.js";
import { JUDGEMENTS } from "./words.js";

const HELP = /** @type {HTMLDialogElement} */ (element("help"));
const AGREEMENT = /** @type {HTMLDialogElement} */ (element("agreement"));

/** @typedef {{ write: () => void, next: () => void, before: () => void, undo: () => void, blind: () => void, agree: () => void }} Acts */

/** Listen to keys. @param {Acts} acts */
export function listenToKeys(acts) {
  /** @type {[string, string, () => void][]} */
  const keys = [
    ["s", "write the verdict down and go to the next pair", acts.write],
    ["j", "the next pair", acts.next],
    ["k", "the pair before", acts.before],
    ["q", "take what is selected in a text as the quote", takeQuote],
    ["n", "write a note", () => element("note").focus()],
    ["u", "take back the last verdict", acts.undo],
    ["b", "blind to the verdicts of others, or not", acts.blind],
    ["a", "agreement of the reviewers", acts.agree],
    ["/", "filter by words", () => element("words").focus()],
    ["?", "these keys", () => HELP.showModal()],
  ];
  fill(
    HELP,
    make("h2", { id: "help-title" }, "Keys"),
    make(
      "dl",
      {},
      make("dt", {}, make("kbd", {}, "1"), "–", make("kbd", {}, "7")),
      make("dd", {}, "the verdict"),
      keys.map(([key, meaning]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning)]),
      make("dt", {}, make("kbd", {}, "Enter")),
      make("dd", {}, "as s"),
      make("dt", {}, make("kbd", {}, "Esc")),
      make("dd", {}, "leave a field, close a window"),
    ),
    make("button", { type: "button", class: "close" }, "Close"),
  );
  on(HELP, "click", ".close", () => HELP.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || HELP.open || AGREEMENT.open) return;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (isTyping(target)) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const act = ofKey(event.key, target, keys, acts);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** @param {string} key @param {HTMLElement} target @param {[string, string, () => void][]} keys @param {Acts} acts */
function ofKey(key, target, keys, acts) {
  const judgement = JUDGEMENTS.find(([number]) => number === key);
  if (judgement) {
    return () => {
      pick("verdict", judgement[1]);
      checkQuote();
    };
  }
  if (key === "Enter") return target.matches("button, a, summary") ? undefined : acts.write;
  return keys.find(([name]) => name === key)?.[2];
}

/** Whether keys go into a field. @param {HTMLElement} target */
const isTyping = (target) => target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
