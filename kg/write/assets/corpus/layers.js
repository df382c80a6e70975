import { element, fill, make, makeSvg, on } from "../script/dom.js";
import { choice, toggle } from "./choice.js";
import { detailed, papers, shared } from "./papers.js";

const RAIL = element("rail");
/** Whether the page lies among the files of a build that was audited. */
const audited = papers.some(({ page }) => page);

/** @param {...Element} parts */
const picture = (...parts) => makeSvg("svg", { class: "swatch", viewBox: "0 0 22 16", "aria-hidden": "true" }, ...parts);
const shape = (/** @type {string} */ d, /** @type {string} */ fill, stroke = fill) => makeSvg("path", { d, fill: `var(--${fill})`, stroke: `var(--${stroke})` });

/** @type {Record<string, () => Element>} */
const PICTURES = {
  ring: () => picture(makeSvg("circle", { cx: "11", cy: "8", r: "5.5", fill: "none", stroke: "var(--claim)", "stroke-width": "4" }), makeSvg("path", { d: "M11 2.500A5.500 5.500 0 0 1 16.500 8", fill: "none", stroke: "var(--weak)", "stroke-width": "4" })),
  works: () => picture(makeSvg("circle", { cx: "11", cy: "8", r: "5", fill: "var(--reference)" })),
  own: () => picture(makeSvg("circle", { cx: "11", cy: "8", r: "5", fill: "var(--reference-tint)", stroke: "var(--reference)" })),
  links: () => picture(shape("M1 8h20", "ink-3")),
  cited: () => picture(shape("M4 4h14v9H4z", "claim")),
  uncited: () => picture(shape("M11 2l7 12H4z", "weak")),
  unneeded: () => picture(shape("M4 4h14v9H4z", "surface", "section")),
};

/** Draw legend and layers. */
export function drawRail() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.toggle : undefined;
  fill(
    RAIL,
    make("section", {}, make("h2", {}, "Layers"), layer("works", "works", "Shared references", shared.length), layer("links", "links", "Links", null), detailed && layer("claims", "cited", "Claims, when near", total((paper) => paper.claims))),
    make(
      "section",
      {},
      make("h2", {}, "Articles"),
      key("ring", "An article, with its claims; brown: the share of those that need a source and name none"),
      make("h2", { class: "later" }, detailed ? "Near by" : "Claims"),
      key("cited", "Claim that names a source", total((paper) => paper.needing - paper.uncited)),
      key("uncited", "Claim that lacks one", total((paper) => paper.uncited)),
      key("unneeded", "Claim that needs none", total((paper) => paper.claims - paper.needing)),
      detailed && key("own", "Reference of one article only"),
    ),
    audited && make("section", {}, make("a", { href: "audit.html" }, "The audit of all articles")),
  );
  if (focused) RAIL.querySelector(`[data-toggle="${focused}"]`)?.dispatchEvent(new CustomEvent("refocus", { bubbles: true }));
}

/** @param {(paper: import("../script/types").Paper) => number} of */
const total = (of) => papers.reduce((sum, paper) => sum + of(paper), 0);

/** @param {string} name @param {string} drawing @param {string} label @param {number | null} count */
const layer = (name, drawing, label, count) =>
  make(
    "div",
    { class: "row" },
    make("button", { class: "toggle", "data-toggle": name, "aria-pressed": String(!choice.off.has(name)) }, PICTURES[drawing](), make("span", { class: "name" }, label), count !== null && make("span", { class: "count" }, count)),
  );

/** @param {string} drawing @param {string} label @param {number} [count] */
const key = (drawing, label, count) => make("div", { class: "key" }, PICTURES[drawing](), make("span", {}, label), count !== undefined && make("span", { class: "count" }, count));

on(RAIL, "click", "[data-toggle]", ({ dataset }) => toggle(dataset.toggle ?? ""));
on(RAIL, "refocus", "button", (button) => button.focus());
