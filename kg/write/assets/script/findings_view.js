import { checks } from "./data.js";
import { make } from "./dom.js";
import { known, toneOf } from "./cards.js";
import { glyph } from "./swatches.js";
import { counted } from "./words.js";

/** @import { Check, Finding, Item } from "./types" */

/** All findings by check, the worst first, each with what it is about. */
export function findingsView() {
  if (!checks.length) return make("div", { class: "list" }, make("p", { class: "empty" }, "There are no findings on this page. What was checked, and what could not be, stands in the report of the audit."));
  return make("div", { class: "list findings" }, checks.map(part));
}

/** @param {Check} check */
function part(check) {
  const { why, remedy } = check;
  return make(
    "section",
    { "data-row": check.id },
    make("h2", {}, make("span", { class: "name" }, glyph(check.severity), make("button", { "data-node": check.id }, check.label)), make("span", {}, `${check.key} · ${counted(check.findings.length, "finding")}`)),
    why && make("p", { class: "small" }, why),
    remedy && make("p", { class: "small" }, make("b", {}, "What to do: "), remedy),
    make("ol", {}, check.findings.map(row)),
  );
}

/** @param {Finding} finding */
const row = (finding) =>
  make(
    "li",
    { "data-row": finding.id, "--hue": `var(--${toneOf(finding.severity)})` },
    make("span", { class: "number" }),
    make(
      "div",
      {},
      make("button", { class: "words", "data-node": finding.id, dir: "auto" }, finding.label),
      make("div", { class: "about" }, known(finding.about).filter((item) => item.type !== "article").map(concerned)),
    ),
  );

/** @param {Item} item */
function concerned(item) {
  const name = item.type === "claim" ? `Claim ${item.number}` : item.type === "reference" ? `Ref. ${item.number}` : "";
  return make("button", { class: "concerned", "data-node": item.id, dir: "auto" }, name && make("b", {}, name), " ", item.label);
}
