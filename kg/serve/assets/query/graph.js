/** An answer as a picture: things joined by lines, placed by springs; the same every time. */
import { element, fill, make, makeSvg, on } from "../../../write/assets/script/dom.js";
import { pageOf, shorten } from "./cells.js";

/** @import { Answer, Term } from "./answer.js" */
/** @typedef {{ from: string, to: string, name: string }} Edge */
/** @typedef {{ x: number, y: number }} Point */

/** Things that are drawn; the first of the answer, and the picture says so. */
const MOST = 500;
const SIDE = 1000;
const HIGH = 560;
const GRAVITY = 0.6;
const LABELS = 60;

/** @param {(Term | undefined)[][]} rows @param {Answer} answer */
export function showGraph(rows, answer) {
  const { edges, left } = edgesOf(rows, answer);
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const place = element("graph");
  if (!names.length) return fill(place, make("p", { class: "quiet" }, "No row joins two IRIs, so there is no graph to draw."));
  const at = layout(names, edges);
  const lines = edges.map(({ from, to, name }) => {
    const [a, b] = [/** @type {Point} */ (at.get(from)), /** @type {Point} */ (at.get(to))];
    const made = makeSvg("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1) });
    return titled(made, `${shorten(from)} ${name} ${shorten(to)}`);
  });
  const dots = names.map((iri) => {
    const { x, y } = /** @type {Point} */ (at.get(iri));
    const dot = makeSvg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: "7", class: kindOf(iri) });
    const link = makeSvg("a", { href: pageOf(iri), "aria-label": shorten(iri) }, titled(dot, iri));
    if (names.length <= LABELS) link.append(label(x, y, iri));
    return link;
  });
  const picture = makeSvg("svg", { viewBox: `-60 -30 ${SIDE + 220} ${HIGH + 60}`, role: "group", "aria-label": `${names.length} things and ${edges.length} links; the table holds the same` }, ...lines, ...dots);
  const note = `${names.length} things, ${edges.length} links${left ? `; ${left} links more are only in the table` : ""}`;
  fill(place, make("p", { class: "row" }, make("span", { class: "quiet" }, note), make("button", { type: "button", "data-zoom": 1.5 }, "Nearer"), make("button", { type: "button", "data-zoom": 1 / 1.5 }, "Farther")), make("div", { class: "picture", tabindex: 0, role: "region", "aria-label": "Picture of the graph" }, picture));
}

on(element("graph"), "click", "[data-zoom]", (button) => {
  const picture = /** @type {SVGElement | null} */ (element("graph").querySelector("svg"));
  const zoom = Math.min(6, Math.max(0.5, Number(picture?.dataset.zoom ?? 1) * Number(button.dataset.zoom)));
  if (!picture) return;
  picture.dataset.zoom = String(zoom);
  picture.style.setProperty("--zoom", String(zoom));
});

/** The links of a graph; of rows, those between the first two columns that hold IRIs side by side. @param {(Term | undefined)[][]} rows @param {Answer} answer */
export function edgesOf(rows, answer) {
  const [from, to] = answer.graph ? [0, 2] : pair(rows, answer.columns);
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  const known = new Set();
  let left = 0;
  for (const row of rows) {
    const [one, other] = [row[from], row[to]];
    if (one?.type !== "uri" || other?.type !== "uri") continue;
    const name = answer.graph ? shorten(row[1]?.value ?? "") : "–";
    const fresh = new Set([one.value, other.value].filter((iri) => !known.has(iri)));
    if (known.size + fresh.size > MOST) left += 1;
    else {
      for (const iri of fresh) known.add(iri);
      edges.set(`${one.value} ${name} ${other.value}`, { from: one.value, to: other.value, name });
    }
  }
  return { edges: [...edges.values()], left };
}

/** @param {(Term | undefined)[][]} rows @param {string[]} columns */
function pair(rows, columns) {
  const holding = columns.map((_, column) => column).filter((column) => rows.some((row) => row[column]?.type === "uri"));
  const claim = holding.find((column) => columns[column] === "claim");
  const reference = holding.find((column) => columns[column] === "reference");
  return claim !== undefined && reference !== undefined ? [claim, reference] : [holding[0] ?? -1, holding[1] ?? -1];
}

/** Place things by springs and repulsion (Fruchterman and Reingold), from a spiral. @param {string[]} names @param {Edge[]} edges @returns {Map<string, Point>} */
export function layout(names, edges) {
  const n = names.length;
  const index = new Map(names.map((name, place) => [name, place]));
  const ends = edges.map(({ from, to }) => [/** @type {number} */ (index.get(from)), /** @type {number} */ (index.get(to))]);
  const x = Float64Array.from(names, (_, i) => SIDE * (0.5 + 0.5 * Math.sqrt(i / n) * Math.cos(i * 2.4)));
  const y = Float64Array.from(names, (_, i) => SIDE * (0.5 + 0.5 * Math.sqrt(i / n) * Math.sin(i * 2.4)));
  const k = SIDE / Math.sqrt(n) / 1.4;
  const steps = n > 200 ? 120 : 240;
  for (let step = 0; step < steps; step++) {
    const heat = (SIDE / 8) * (1 - step / steps) ** 2 + 0.5;
    const dx = new Float64Array(n);
    const dy = new Float64Array(n);
    const push = (/** @type {number} */ i, /** @type {number} */ j, /** @type {(distance: number) => number} */ force) => {
      const [ax, ay] = [x[i] - x[j], y[i] - y[j]];
      const distance = Math.hypot(ax, ay) || 0.01;
      const pull = force(distance) / distance;
      dx[i] += ax * pull;
      dy[i] += ay * pull;
      dx[j] -= ax * pull;
      dy[j] -= ay * pull;
    };
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) push(i, j, (distance) => (k * k) / distance);
    for (let i = 0; i < n; i++) {
      dx[i] -= (x[i] - SIDE / 2) * GRAVITY;
      dy[i] -= (y[i] - SIDE / 2) * GRAVITY;
    }
    for (const [i, j] of ends) if (i !== j) push(i, j, (distance) => -(distance * distance) / k);
    for (let i = 0; i < n; i++) {
      const far = Math.hypot(dx[i], dy[i]) || 1;
      x[i] += (dx[i] / far) * Math.min(far, heat);
      y[i] += (dy[i] / far) * Math.min(far, heat);
    }
  }
  const [across, down] = [fitted(x), fitted(y)];
  return new Map(names.map((name, i) => [name, { x: SIDE * across(x[i]), y: HIGH * down(y[i]) }]));
}

/** From the least to the most as 0 to 1. @param {Float64Array} all */
function fitted(all) {
  const least = all.reduce((low, one) => Math.min(low, one), Infinity);
  const room = all.reduce((high, one) => Math.max(high, one), -Infinity) - least;
  return (/** @type {number} */ one) => (room ? (one - least) / room : 0.5);
}

/** @param {number} x @param {number} y @param {string} iri */
function label(x, y, iri) {
  const made = makeSvg("text", { x: (x + 11).toFixed(1), y: (y + 4).toFixed(1) });
  made.textContent = shorten(iri).split("/").slice(-1)[0] ?? "";
  return made;
}

/** @param {Element} made @param {string} words */
function titled(made, words) {
  const title = makeSvg("title", {});
  title.textContent = words;
  made.append(title);
  return made;
}

/** @param {string} iri */
const kindOf = (iri) => /\/(claim|reference|section|concept)\/[^/]*$/.exec(iri)?.[1] ?? "other";
