/** The filters, with how many findings each would leave. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { choice, choose, FACETS, passing, showAll, toggle, valueOf } from "./choice.js";
import { material } from "./material.js";

const WORDS = /** @type {HTMLInputElement} */ (element("words"));
const RAIL = element("facets");
const SEVERITIES = ["error", "warning", "info"];

/** Show the filters as they are. */
export function showFacets() {
  if (WORDS.value !== choice.words) WORDS.value = choice.words;
  const article = document.getElementById("article");
  if (article instanceof HTMLSelectElement) article.value = choice.article;
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : "";
  fill(RAIL, facet("severity", "Severity", SEVERITIES), facet("group", "Group", known("group")), suppressed(), facet("check", "Check", known("check")));
  if (held) /** @type {HTMLElement | null} */ (RAIL.querySelector(`[data-key="${CSS.escape(held)}"]`))?.focus();
}

/** @param {typeof FACETS[number]} name */
const known = (name) => [...new Set([...material.findings.map((finding) => valueOf(finding, name)), ...choice[name]])].sort();

/** @param {typeof FACETS[number]} name @param {string} label @param {string[]} values */
function facet(name, label, values) {
  const left = passing(name);
  const count = (/** @type {string} */ value) => left.filter((finding) => valueOf(finding, name) === value).length;
  return make(
    "div",
    { role: "group", "aria-label": label, class: `facet ${name}` },
    make("h3", { "aria-hidden": "true" }, label),
    values.map((value) => button(name, value, count(value))),
  );
}

/** @param {typeof FACETS[number]} name @param {string} value @param {number} count */
const button = (name, value, count) =>
  make(
    "button",
    { type: "button", "data-facet": name, "data-value": value, "data-key": `${name}/${value}`, "aria-pressed": String(choice[name].has(value)), class: count ? undefined : "none" },
    make("span", { class: name === "severity" ? `tag ${value}` : "name" }, value),
    name === "check" && make("span", { class: "title", title: material.checks.get(value)?.title }, material.checks.get(value)?.title ?? "no finding"),
    make("span", { class: "count" }, count),
  );

function suppressed() {
  const count = passing("suppressed").filter((finding) => finding.suppressed).length;
  const box = make("input", { type: "checkbox", id: "suppressed", "data-key": "suppressed", checked: choice.suppressed });
  return make("label", { class: "tick" }, box, " Suppressed too ", make("span", { class: "count" }, count));
}

on(RAIL, "click", "button[data-facet]", (target) => {
  const { facet: name = "", value = "" } = target.dataset;
  toggle(/** @type {typeof FACETS[number]} */ (name), value);
});
on(RAIL, "change", "#suppressed", (target) => choose({ suppressed: /** @type {HTMLInputElement} */ (target).checked }));
WORDS.addEventListener("input", () => choose({ words: WORDS.value }));
document.getElementById("article")?.addEventListener("change", (event) => choose({ article: /** @type {HTMLSelectElement} */ (event.target).value }));
element("reset").addEventListener("click", () => showAll());
