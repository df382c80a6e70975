import { claimsOf, items, yearOf } from "./data.js";
import { make } from "./dom.js";
import { glyph } from "./swatches.js";

/** @import { Child, Finding, Item, Reference } from "./types" */

/** The colour family of an item. @param {Item} item */
export function family(item) {
  if (item.type === "claim") return item.support === "none" ? "weak" : item.support === "own" ? "section" : "claim";
  if (item.type === "reference") return claimsOf(item.id).length ? "reference" : "error";
  if (item.type === "finding" || item.type === "check") return toneOf(item.severity);
  return item.type === "article" ? "section" : item.type;
}

/** @param {"error" | "warning" | "info"} severity */
export const toneOf = (severity) => (severity === "warning" ? "weak" : severity === "info" ? "section" : "error");

/** What a finding says, and the sentence it is about. @param {Finding} finding */
export function findingCard(finding) {
  const claim = known(finding.about).find((item) => item.type === "claim");
  return card(finding, claim && `${claim.number} ${claim.label}`);
}

/** A button that leads to an item. @param {Item} item @param {...Child} more */
export const card = (item, ...more) =>
  make(
    "button",
    { class: "card", "data-node": item.id, "--hue": `var(--${family(item)})`, dir: "auto" },
    content(item),
    more.some(Boolean) && make("span", { class: "more" }, more),
  );

/** @param {Item} item @returns {Child} */
function content(item) {
  if (item.type === "claim") return [make("b", {}, item.number), " ", item.label];
  if (item.type === "reference") return [make("b", {}, item.number), " ", item.label, " ", make("span", { class: "muted" }, item.title ?? "")];
  return item.label;
}

/** @param {string} tone @param {...Child} text */
export const pill = (tone, ...text) => make("span", { class: "pill", "--tone": `var(--${tone}-text)`, "--tint": `var(--${tone}-tint)` }, text);

/** What a check says, in a box. @param {Finding} finding */
export const note = (finding) =>
  make(
    "div",
    { class: "note", "--tint": `var(--${toneOf(finding.severity)}-tint)` },
    glyph(finding.severity),
    make("div", {}, make("b", { dir: "auto" }, finding.label), finding.check.remedy && make("p", {}, finding.check.remedy)),
  );

/** @param {Finding[]} findings */
export const notes = (findings) => (findings.length ? [make("h3", {}, "Findings"), findings.map(note)] : null);

/** Journal and year, as far as they are known. @param {Reference} reference */
export const source = (reference) => [reference.journal ?? reference.publisher, yearOf(reference)].filter(Boolean).join(" ");

/** @param {string[]} ids @returns {Item[]} */
export const known = (ids) => ids.map((id) => items.get(id)).filter((item) => item !== undefined);

