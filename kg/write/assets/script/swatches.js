import { make, makeSvg } from "./dom.js";
import { GLYPH, SEVERITY } from "./words.js";

/** @import { Severity } from "./types" */

const box = (/** @type {string} */ fill, /** @type {string} */ stroke, dashes = "none") =>
  makeSvg("rect", { x: "1.5", y: "2.5", width: "19", height: "11", rx: "3", fill: `var(--${fill})`, stroke: `var(--${stroke})`, "stroke-width": "1.5", "stroke-dasharray": dashes });
const line = (/** @type {string} */ stroke, /** @type {string} */ width, dashes = "none") =>
  makeSvg("path", { d: "M1 8h20", fill: "none", stroke: `var(--${stroke})`, "stroke-width": width, "stroke-dasharray": dashes });
const shape = (/** @type {string} */ d, /** @type {string} */ fill) => makeSvg("path", { d, fill: `var(--${fill})` });

/** @type {Record<string, () => Element[]>} */
const DRAWINGS = {
  "support/several": () => [box("claim", "claim")],
  "support/one": () => [box("claim-tint", "claim")],
  "support/none": () => [box("weak-tint", "weak", "3 2")],
  "support/own": () => [box("section-tint", "section")],
  "type/claim": () => [box("claim-tint", "claim"), makeSvg("rect", { x: "1", y: "2", width: "5", height: "12", fill: "var(--claim)" })],
  "type/reference": () => [makeSvg("circle", { cx: "11", cy: "8", r: "7", fill: "var(--reference)" })],
  "type/concept": () => [makeSvg("rect", { x: "1.5", y: "3", width: "19", height: "10", rx: "5", fill: "var(--concept-tint)", stroke: "var(--concept)", "stroke-width": "1.5" })],
  "type/section": () => [shape("M4 8l3.5-6h7L18 8l-3.500 6h-7z", "section")],
  "type/author": () => [shape("M11 2l6 11H5z", "author")],
  "type/journal": () => [shape("M11 1l7 7-7 7-7-7z", "journal")],
  "link/cites": () => [line("ink-3", "1.6")],
  "link/alone": () => [line("weak", "2.4")],
  "link/conflicts": () => [line("error", "2", "5 3")],
  "link/mentions": () => [line("concept", "2", "1.5 3")],
  "link/holds": () => [line("line-2", "2")],
};

/** The small picture of the legend that belongs to a filter. @param {string} key */
export const swatch = (key) => makeSvg("svg", { class: "swatch", viewBox: "0 0 22 16", "aria-hidden": "true" }, ...DRAWINGS[key]());

/** The sign of a severity, with its name for those who cannot see it. @param {Severity} severity */
export const glyph = (severity) =>
  make("span", { class: `glyph ${severity}`, role: "img", "aria-label": SEVERITY[severity] }, GLYPH[severity]);
