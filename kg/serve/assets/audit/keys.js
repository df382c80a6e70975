/** The room by keyboard. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { choice } from "./choice.js";
import { ask, undo } from "./decide.js";
import { tick } from "./falling.js";
import { step } from "./list.js";
import { findingOf } from "./material.js";

const HELP = /** @type {HTMLDialogElement} */ (element("help"));

/** @type {[string, string, () => void][]} */
const KEYS = [
  ["j", "the next finding", () => step(1)],
  ["k", "the finding before", () => step(-1)],
  ["s", "suppress it, with a reason", () => ask(choice.finding)],
  ["u", "undo the last decision", () => void undo()],
  ["x", "what if its references were gone", () => tick(findingOf(choice.finding)?.falls ?? [])],
  ["/", "filter by words", () => element("words").focus()],
  ["?", "these keys", () => HELP.showModal()],
];

fill(
  HELP,
  make("h2", { id: "help-title" }, "Keys"),
  make("dl", {}, KEYS.map(([key, meaning]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning)]), make("dt", {}, make("kbd", {}, "Esc")), make("dd", {}, "close, give up a reason, leave a field")),
  make("button", { class: "close" }, "Close"),
);
on(HELP, "click", ".close", () => HELP.close());
element("keys").addEventListener("click", () => HELP.showModal());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || HELP.open) return;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.matches("input:not([type=checkbox]), textarea, select")) {
    if (event.key === "Escape" && !target.closest("form")) target.blur();
    return;
  }
  const ticking = event.key === "x" && target instanceof HTMLInputElement && target.closest("#references");
  const act = ticking ? () => target.click() : KEYS.find(([key]) => key === event.key)?.[2];
  if (!act) return;
  event.preventDefault();
  act();
});
