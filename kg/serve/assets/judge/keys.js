/** The room by keyboard. No key acts while something is typed. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { showAgreement } from "./agreement.js";
import { choose, takeSelection } from "./form.js";
import { go } from "./opening.js";
import { toggleBlind } from "./reviewer.js";
import { BASES, plain, VERDICTS } from "./words.js";
import { save, undo } from "./writing.js";

const HELP = /** @type {HTMLDialogElement} */ (element("help"));

/** @type {[string, string, () => void][]} */
const KEYS = [
  .../** @type {[string, string, () => void][]} */ (VERDICTS.map(([name, meaning], at) => [String(at + 1), `${plain(name)}: ${meaning}`, () => choose("verdict", name)])),
  .../** @type {[string, string, () => void][]} */ (BASES.map(([name, key, words]) => [key, `the ${words} was read`, () => choose("basis", name)])),
  ["q", "take what is selected over as the quote", takeSelection],
  ["w", "write the quote", () => element("quote").focus()],
  ["n", "write a note", () => element("note").focus()],
  ["s", "write the verdict down, and go to the next (also Enter)", () => void save()],
  ["j", "the next pair", () => go(1)],
  ["k", "the pair before", () => go(-1)],
  ["u", "undo the last verdict of this page", () => void undo()],
  ["b", "blind, or no longer", toggleBlind],
  ["/", "find in the text", () => document.getElementById("seek")?.focus()],
  ["v", "agreement", () => void showAgreement()],
  ["?", "these keys", () => HELP.showModal()],
];

fill(
  HELP,
  make("h2", { id: "help-title" }, "Keys"),
  make("dl", {}, KEYS.map(([key, meaning]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning)]), make("dt", {}, make("kbd", {}, "Esc")), make("dd", {}, "leave a field, close this")),
  make("button", { type: "button", class: "close" }, "Close"),
);
on(HELP, "click", ".close", () => HELP.close());
element("keys").addEventListener("click", () => HELP.showModal());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select")) {
    if (event.key === "Escape") target.blur();
    return;
  }
  const enters = event.key === "Enter" && !target.closest("a, button, summary");
  const act = enters ? () => void save() : KEYS.find(([key]) => key === event.key)?.[2];
  if (!act) return;
  event.preventDefault();
  act();
});
