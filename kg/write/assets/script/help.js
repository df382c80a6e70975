import { element, fill, make, on } from "./dom.js";

const DIALOG = /** @type {HTMLDialogElement} */ (element("help"));

/** @type {[string[], string][]} */
const KEYS = [
  [["/"], "search"],
  [["1", "6"], "change the view"],
  [["←", "→"], "follow a citation"],
  [["↑", "↓"], "next in the column"],
  [["0"], "fit to the window"],
  [["R"], "let the network relax for four seconds"],
  [["L"], "copy a link to exactly this view"],
  [["Esc"], "clear the choice"],
  [["?"], "these keys"],
];

fill(
  DIALOG,
  make("h2", { id: "help-title" }, "Keys"),
  make("dl", {}, KEYS.map(([keys, meaning]) => [make("dt", {}, keys.map((key, index) => [index > 0 && (key === "6" ? "–" : " "), make("kbd", {}, key)])), make("dd", {}, meaning)])),
  make("p", { class: "small muted" }, "A link between a claim and a reference means that the article cites the reference as evidence; whether the reference bears the claim out is for a reader to judge."),
  make("button", { class: "close" }, "Close"),
);
on(DIALOG, "click", ".close", () => DIALOG.close());

export const openHelp = () => DIALOG.showModal();
