import { items, linksOf } from "./data.js";
import { element, fill, make, on } from "./dom.js";
import { card, family, findingCard, known, pill, toneOf } from "./cards.js";
import { claimPanel } from "./claim_panel.js";
import { actions } from "./actions.js";
import { overview } from "./overview.js";
import { referencePanel } from "./reference_panel.js";
import { change, select, state } from "./state.js";
import { SEVERITY } from "./words.js";

/** @import { Check, Child, Finding, Item } from "./types" */

export const PANEL = element("panel");

/** Show what is chosen, or the article as a whole. */
export function drawPanel() {
  const item = items.get(state.node ?? "");
  fill(PANEL, item ? [content(item), actions(item)] : overview());
  PANEL.toggleAttribute("data-chosen", Boolean(item));
  PANEL.scrollTop = 0;
}

/** @param {Item} item @returns {Child} */
function content(item) {
  if (item.type === "claim") return claimPanel(item);
  if (item.type === "reference") return referencePanel(item);
  if (item.type === "finding") return findingPanel(item);
  if (item.type === "check") return checkPanel(item);
  if (item.type === "article") return overview();
  return neighboursPanel(item);
}

/** @param {Finding} finding */
function findingPanel(finding) {
  const { check } = finding;
  return [
    make("p", { class: "kicker" }, pill(toneOf(finding.severity), SEVERITY[finding.severity]), `${check.key} · ${check.label}`),
    make("h2", { dir: "auto" }, finding.label),
    check.why && [make("h3", {}, "Why it matters"), make("p", { class: "small" }, check.why)],
    check.remedy && [make("h3", {}, "What to do"), make("p", { class: "small" }, check.remedy)],
    make("h3", {}, "Concerns"),
    about(finding.about),
  ];
}

/** @param {Check} check @returns {Child} */
function checkPanel(check) {
  if (check.findings.length === 1) return findingPanel(check.findings[0]);
  return [
    make("p", { class: "kicker" }, pill(toneOf(check.severity), SEVERITY[check.severity]), check.key),
    make("h2", {}, check.label),
    check.why && make("p", { class: "small" }, check.why),
    check.remedy && [make("h3", {}, "What to do"), make("p", { class: "small" }, check.remedy)],
    make("h3", {}, `Findings (${check.findings.length})`),
    check.findings.map(findingCard),
  ];
}

/** @param {string[]} ids */
const about = (ids) => (ids.length ? known(ids).map((item) => card(item)) : make("p", { class: "small" }, "The article as a whole."));

/** @param {Item} item */
function neighboursPanel(item) {
  const near = new Set(linksOf(item.id).map((link) => (link.from === item.id ? link.to : link.from)));
  return [
    make("p", { class: "kicker" }, pill(family(item), item.type.slice(0, 1).toUpperCase() + item.type.slice(1))),
    make("h2", { dir: "auto" }, item.label),
    make("h3", {}, `Linked (${near.size})`),
    known([...near]).filter((other) => other.type !== "article").map((other) => card(other)),
  ];
}

on(PANEL, "click", "[data-node]", ({ dataset }) => select(dataset.node ?? null));
on(PANEL, "mouseover", "[data-node]", ({ dataset }) => change({ hover: dataset.node ?? null }));
on(PANEL, "focusin", "[data-node]", ({ dataset }) => change({ hover: dataset.node ?? null }));
PANEL.addEventListener("mouseleave", () => change({ hover: null }));
PANEL.addEventListener("focusout", () => change({ hover: null }));

