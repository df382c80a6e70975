import { checks, claims, findings, links, placeOf } from "./data.js";
import { element, fill, make, on } from "./dom.js";
import { claimCount, linkCount, OUTSIDE, sectionGroups, sectionKey, typeCount } from "./filters.js";
import { filtered, only, resetFilters, select, state, toggle } from "./state.js";
import { followYears, yearsPart } from "./years.js";
import { glyph, swatch } from "./swatches.js";
import { counted, SUPPORT } from "./words.js";

/** @import { Check, Claim, Item, Link } from "./types" */

const RAIL = element("rail");

/** @type {[Item["type"], string][]} */
const TYPES = [
  ["claim", "Claims"],
  ["reference", "References"],
  ["section", "Sections"],
  ["concept", "Concepts"],
  ["author", "Authors"],
  ["journal", "Journals"],
];
/** @type {[Link["relation"], string][]} */
const RELATIONS = [
  ["cites", "Cited as evidence"],
  ["conflicts", "Conflicts with"],
  ["mentions", "Mentions"],
  ["holds", "Structure"],
];

/** Whether the reader has unfolded the notes. */
let notesOpen = false;

/** Draw findings, legend and filters; the place and the focus are kept. */
export function drawRail() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  const top = RAIL.scrollTop;
  fill(RAIL, auditPart(), supportPart(), typePart(), linkPart(), yearsPart(), sectionPart(), filtered() && make("button", { class: "reset", "data-key": "reset" }, "Show all again"));
  RAIL.scrollTop = top;
  if (focused) RAIL.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.dispatchEvent(new CustomEvent("refocus", { bubbles: true }));
}

function auditPart() {
  const notes = checks.filter((check) => check.severity === "info");
  return make(
    "section",
    {},
    make("h2", {}, "Audit", make("span", {}, findings.length ? counted(findings.length, "finding") : "no findings")),
    checks.filter((check) => check.severity !== "info").map(checkRow),
    notes.length > 0 && make("details", { class: "notes", open: notesOpen || notes.some(({ id }) => id === state.node) }, make("summary", { "data-key": "notes" }, counted(count(notes), "note")), notes.map(checkRow)),
  );
}

/** @param {Check[]} some */
const count = (some) => some.reduce((sum, check) => sum + check.findings.length, 0);

/** @param {Check} check */
function checkRow(check) {
  const many = check.findings.length > 1;
  return make(
    "button",
    { class: "check", "data-key": check.name, "data-node": check.id, "aria-pressed": String(state.node === check.id) },
    glyph(check.severity),
    make("span", { class: "words", dir: "auto" }, check.label, !many && make("small", {}, check.findings[0].label)),
    many && make("span", { class: "count" }, check.findings.length),
  );
}

function supportPart() {
  const keys = Object.keys(SUPPORT).map((name) => `support/${name}`);
  return make("section", {}, make("h2", {}, "Support of claims"), Object.entries(SUPPORT).map(([name, label]) => row(`support/${name}`, label, claimCount(`support/${name}`), swatch(`support/${name}`), keys)));
}

function typePart() {
  return make("section", {}, make("h2", {}, "Types"), TYPES.map(([type, label]) => row(`type/${type}`, label, typeCount(type), swatch(`type/${type}`))));
}

function linkPart() {
  const alone = links.filter((link) => link.alone).length;
  return make(
    "section",
    {},
    make("h2", {}, "Links"),
    RELATIONS.map(([relation, label]) => row(`link/${relation}`, label, linkCount(relation), swatch(`link/${relation}`))),
    make("div", { class: "key" }, swatch("link/alone"), make("span", {}, "the claim’s only reference"), make("span", { class: "count" }, alone)),
  );
}

function sectionPart() {
  const groups = sectionGroups();
  const keys = groups.map(({ key }) => key);
  return make("section", {}, make("h2", {}, "Sections"), groups.map(({ key, section }) => row(key, section?.label ?? outsideName(), claimCount(key), null, keys)));
}

/** What claims outside all sections are called. */
const outsideName = () => placeOf(/** @type {Claim} */ (claims.find((claim) => sectionKey(claim) === OUTSIDE)));

/**
 * A filter: its name is struck through while it is off; "only" turns the others of its group off.
 * @param {string} key
 * @param {string} label
 * @param {number} count
 * @param {Element | null} picture
 * @param {string[]} [group]
 */
function row(key, label, count, picture, group) {
  return make(
    "div",
    { class: "row" },
    make(
      "button",
      { class: "toggle", "data-key": key, "data-toggle": key, "aria-pressed": String(!state.off.has(key)) },
      picture,
      make("span", { class: "name", dir: "auto" }, label),
      make("span", { class: "count" }, count),
    ),
    group && make("button", { class: "only", "data-key": `only ${key}`, "data-only": key, "aria-label": `Only: ${label}` }, "only"),
  );
}

followYears(RAIL);
on(RAIL, "change", ".years input", drawRail);
on(RAIL, "click", "[data-node]", ({ dataset }) => select(state.node === dataset.node ? null : (dataset.node ?? null)));
on(RAIL, "click", "[data-toggle]", ({ dataset }) => toggle(dataset.toggle ?? ""));
on(RAIL, "click", ".reset", resetFilters);
RAIL.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLDetailsElement) notesOpen = target.open;
  },
  true,
);
on(RAIL, "refocus", "[data-key]", (button) => button.focus({ preventScroll: true }));
on(RAIL, "click", "[data-only]", ({ dataset }) => {
  const key = dataset.only ?? "";
  const group = key.startsWith("support/") ? Object.keys(SUPPORT).map((name) => `support/${name}`) : sectionGroups().map((each) => each.key);
  only(key, group);
});
