/** What was looked at: three states, never two. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { choose } from "./choice.js";
import { material } from "./material.js";

/** @import { Cover } from "./types" */

const STATES = /** @type {const} */ ([
  ["finding", "found something"],
  ["pass", "found nothing"],
  ["not checked", "could look at nothing"],
]);

/** Show the states with their numbers, and the checks of each when it is opened. */
export function showCoverage() {
  const coverage = material.coverage;
  if (!coverage) return;
  const open = new Set([...document.querySelectorAll("#states details[open]")].map((found) => found.id));
  fill(element("looked"), `What the ${coverage.checks.length} checks looked at`);
  fill(
    element("states"),
    make("div", { class: "states" }, STATES.map(([state, label]) => shown(state, label, open))),
    make("p", { class: "small" }, pairs(coverage.pairs)),
    coverage.problems.map((problem) => make("p", { class: "fault" }, problem)),
  );
}

/** @param {Cover["state"]} state @param {string} label @param {Set<string>} open */
function shown(state, label, open) {
  const covers = material.coverage?.checks.filter((cover) => cover.state === state) ?? [];
  const partly = covers.filter((cover) => cover.notChecked.length && state !== "not checked").length;
  const id = `state-${state.replace(" ", "-")}`;
  return make(
    "details",
    { id, class: state.replace(" ", "-"), open: open.has(id) },
    make("summary", {}, make("b", {}, covers.length), ` ${label}`, partly > 0 && make("span", { class: "small" }, `${partly} of them could not look at everything`)),
    covers.length > 0 && table(covers, label),
  );
}

/** @param {Cover[]} covers @param {string} label */
const table = (covers, label) =>
  make(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": `Checks that ${label}` },
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ["Check", "Looked at", "Found", "Not looked at"].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, covers.map(row)),
    ),
  );

/** @param {Cover} cover */
function row(cover) {
  const lacking = cover.skipped || cover.notChecked.map((item) => `${item.count}: ${item.reason}`).join("; ") || (!cover.inspected && `there are no ${cover.inspects}`);
  const name = `${cover.check} ${cover.title}`;
  const check = make("button", { type: "button", class: "plain" }, name);
  check.addEventListener("click", () => choose({ check: new Set([cover.check]), severity: new Set(), group: new Set(), words: "" }));
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, cover.found ? check : name),
    make("td", {}, `${cover.inspected} ${cover.inspects}`),
    make("td", { class: "number" }, cover.found),
    make("td", {}, lacking),
  );
}

/** @param {{ all: number, judged: number, atHand: Record<string, number> }} counted */
function pairs({ all, judged, atHand }) {
  const hands = Object.entries(atHand).map(([hand, count]) => `${count} with ${hand} at hand`);
  return `Pairs of claim and reference: ${all}, of which a person has judged ${judged}${hands.length ? `; ${hands.join(", ")}` : ""}.`;
}
