/** How far reviewers agree, and the pairs that wait for a consensus. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { address, get } from "../bench/server.js";
import { eyes, isBlind } from "./reviewer.js";
import { linkTo, named } from "./state.js";
import { plain } from "./words.js";

/** @import { Agreement } from "./types" */

const DIALOG = /** @type {HTMLDialogElement} */ (element("agreeing"));

/** Pairs below which a coefficient says little, whatever it is. */
const FEW = 10;

export async function showAgreement() {
  fill(DIALOG, head(), make("p", {}, "Loading …"), close());
  if (!DIALOG.open) DIALOG.showModal();
  try {
    fill(DIALOG, head(), parts(await get("/api/agreement", eyes())), close());
  } catch (fault) {
    fill(DIALOG, head(), make("p", { class: "fault" }, /** @type {Error} */ (fault).message), close());
  }
}

const head = () => make("h2", { id: "agreeing-title" }, "Agreement");
const close = () => make("p", { class: "acts" }, make("button", { type: "button", class: "close" }, "Close"));

/** @param {Agreement} found */
function parts(found) {
  return [
    isBlind() && make("p", { class: "small" }, "Blind: only pairs that you have judged count here."),
    make("p", {}, found.between.length ? `Krippendorff's α over the ${found.judged} pairs that several judged: ${figure(found.alpha, found.judged)}.` : `Not enough: no pair was judged by two named reviewers (there is ${found.reviewers.join(", ") || "nobody"}).`),
    found.between.length > 0 &&
      table(
        ["Reviewer", "Reviewer", "Both judged", "Alike", "Cohen's κ"],
        found.between.map((each) => [each.one, each.other, each.judged, each.alike, figure(each.kappa, each.judged)]),
      ),
    found.disagreements.length > 0 && [
      make("h3", {}, `Disagreements (${found.disagreements.length})`),
      table(
        ["Claim", "Reference", "Verdicts", "Settled"],
        found.disagreements.map((pair) => [
          make("a", { href: linkTo(pair) }, pair.text),
          pair.entry,
          pair.opinions.map((one) => `${one.reviewer}: ${plain(one.verdict)}`).join("; "),
          pair.settled ? plain(pair.settled) : make("a", { class: "adjudicate", href: address("/judge", { ...named(pair), as: "consensus" }) }, "Adjudicate"),
        ]),
      ),
    ],
  ];
}

/** @param {number | null} value @param {number} pairs */
function figure(value, pairs) {
  if (value === null) return "does not exist: all verdicts are alike";
  return `${value.toFixed(2)}${pairs < FEW ? " (too few pairs to rely on)" : ""}`;
}

/** @param {string[]} names @param {(string | number | HTMLElement)[][]} rows */
const table = (names, rows) =>
  make(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": names.join(", ") },
    make("table", {}, make("thead", {}, make("tr", {}, names.map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, rows.map((row) => make("tr", {}, row.map((cell) => make("td", { dir: "auto" }, cell)))))),
  );

on(DIALOG, "click", ".close", () => DIALOG.close());
element("agreement").addEventListener("click", () => void showAgreement());
