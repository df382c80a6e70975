import { element } from "../script/dom.js";
import { paintAtlas, paintFrame, sizeOf } from "./atlas.js";
import { change, choice, chosen, listen, select } from "./choice.js";
import { idOf, options, paperOf, papers, shared, thingOf } from "./papers.js";
import { OPENING, selectDrawn } from "./selection.js";

/** @import { Bounds, Pointer, Thing, VisNetwork } from "../script/types" */
/** @import { Subject } from "../script/picture.js" */
/** @import { Drawn } from "./selection.js" */

const CANVAS = element("canvas");
const SETTLE_MS = 90;
const MARGIN = 152;
const LARGEST = 2.4;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {VisNetwork | null} */
let network = null;
/** @type {{ update(items: object[]): void, remove(ids: string[]): void, getIds(): string[] } | null} */
let nodes = null;
/** @type {Drawn} */
let drawn = { papers: [], open: new Set(), works: [], statements: [] };
/** @type {(() => void)[]} */
const watchers = [];

/** Call `watcher` whenever other things are drawn. @param {() => void} watcher */
export const whenSettled = (watcher) => void watchers.push(watcher);

/** What is drawn now. */
export const present = () => drawn;

export const redraw = () => network?.redraw();

/** Show the map; where it was is kept. */
export function mount() {
  if (network) return settle();
  const set = new vis.DataSet([]);
  nodes = /** @type {any} */ (set);
  network = new vis.Network(CANVAS, { nodes: set, edges: new vis.DataSet([]) }, { ...options, interaction: { ...options.interaction, dragNodes: false } });
  CANVAS.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ink) => paintFrame(ink, drawn, viewBounds(), scaleNow()));
  network.on("hoverNode", (/** @type {Pointer} */ { node }) => change({ hover: node }));
  network.on("blurNode", () => change({ hover: null }));
  network.on("click", (/** @type {Pointer} */ { nodes: hit }) => select(hit[0] ?? null));
  network.on("doubleClick", (/** @type {Pointer} */ { nodes: hit }) => hit[0] && visit(hit[0]));
  for (const event of ["zoom", "dragEnd", "animationFinished"]) network.on(event, later);
  fit(false);
}

let timer = 0;
function later() {
  clearTimeout(timer);
  timer = window.setTimeout(settle, SETTLE_MS);
}

/** Choose anew what is drawn and draw it; what can be pointed at follows when it is on the screen. */
export function settle() {
  if (!network || CANVAS.hidden) return;
  drawn = selectDrawn(viewBounds(), scaleNow(), chosen());
  network.redraw();
  clearTimeout(pointing);
  pointing = window.setTimeout(takePointer, 0);
  for (const watcher of watchers) watcher();
}

let pointing = 0;
/** Tell vis-network what can be pointed at. */
function takePointer() {
  if (!network || !nodes) return;
  const all = [...drawn.works, ...drawn.statements, ...drawn.papers];
  const ids = new Set(all.map(({ id }) => id));
  const gone = nodes.getIds().filter((id) => !ids.has(id));
  if (gone.length) nodes.remove(gone);
  nodes.update(all.map(visNode));
  for (const node of Object.values(network.body.nodes)) if (node.shape) node.shape.refreshNeeded = true;
  network.redraw();
}

/** vis-network knows a thing's place and size; we paint it. @param {Thing} thing */
function visNode(thing) {
  const { w, h } = sizeOf(thing, drawn, scaleNow());
  return { id: thing.id, x: thing.x, y: thing.y, shape: "custom", size: w / 2, fixed: true, ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: w, height: h } }) };
}

export const scaleNow = () => network?.getScale() ?? 1;

/** What the window shows, in the measure of the corpus. @returns {Bounds} */
export function viewBounds() {
  const { x, y } = network?.getViewPosition() ?? { x: 0, y: 0 };
  const [w, h] = [CANVAS.clientWidth / scaleNow() / 2, CANVAS.clientHeight / scaleNow() / 2];
  return { left: x - w, top: y - h, right: x + w, bottom: y + h };
}

/** What a picture can be taken of: what the map shows, at its present scale. @returns {Subject | null} */
export function subject() {
  const [bounds, scale, of] = [viewBounds(), scaleNow(), drawn];
  return CANVAS.hidden ? null : { bounds, scale, title: document.title, file: "corpus-map", paint: (ink) => paintAtlas(ink, of, bounds, scale) };
}

/** Where the middle of a thing is in the window, by its name, in CSS pixels; nothing when it is not drawn. @param {string} name */
export function boxOnScreen(name) {
  const thing = thingOf(idOf(name));
  if (!thing || !network || ![...drawn.papers, ...drawn.works, ...drawn.statements].includes(thing)) return null;
  const { left, top } = viewBounds();
  const frame = CANVAS.getBoundingClientRect();
  const { w, h } = sizeOf(thing, drawn, scaleNow());
  return { x: frame.x + (thing.x - left) * scaleNow(), y: frame.y + (thing.y - top) * scaleNow(), w: w * scaleNow(), h: h * scaleNow() };
}

/** @param {boolean} animate */
const motion = (animate) => (animate && !calm.matches ? { duration: 300, easingFunction: "easeInOutQuad" } : false);

/** Show all articles. */
export const fit = (animate = true) => show([...papers, ...shared], 1.2, animate);

/** Show things whole. @param {Thing[]} all @param {number} largest the largest scale @param {boolean} animate */
function show(all, largest, animate) {
  const least = (/** @type {"x" | "y"} */ axis) => all.reduce((low, thing) => Math.min(low, thing[axis]), Infinity) - MARGIN;
  const most = (/** @type {"x" | "y"} */ axis) => all.reduce((high, thing) => Math.max(high, thing[axis]), -Infinity) + MARGIN;
  const [left, top, right, bottom] = all.length ? [least("x"), least("y"), most("x"), most("y")] : [-1, -1, 1, 1];
  const scale = Math.min(CANVAS.clientWidth / (right - left), CANVAS.clientHeight / (bottom - top), largest);
  move({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animate);
}

/** @param {number} factor */
export const zoom = (factor) => move(network?.getViewPosition() ?? { x: 0, y: 0 }, Math.min(LARGEST, scaleNow() * factor), true);

/** Go to a thing, so near that its claims are drawn; to a reference with the articles that list it. @param {string} id */
export function visit(id) {
  const thing = thingOf(id);
  if (thing?.type === "work" && thing.listings.length > 1) show([thing, ...thing.listings.map(({ from }) => paperOf(from))], 1, true);
  else if (thing) move(thing, Math.max(scaleNow(), OPENING * 2), true);
}

/** Bring a thing into the window when it is not there. @param {Thing} thing */
export function reveal(thing) {
  const { left, top, right, bottom } = viewBounds();
  const inView = thing.x > left && thing.x < right && thing.y > top && thing.y < bottom;
  if (thing.type === "statement" || !inView) move(thing, thing.type === "statement" ? Math.max(scaleNow(), OPENING * 2) : scaleNow(), true);
}

/** @param {{ x: number, y: number }} to @param {number} scale @param {boolean} animate */
function move({ x, y }, scale, animate) {
  if (!network) return;
  const animation = motion(animate);
  network.moveTo({ position: { x, y }, scale, animation });
  if (!animation) settle();
}

/** Go from what is chosen to the nearest thing in a direction. @param {string} key */
export function step(key) {
  const all = [...drawn.papers, ...drawn.statements, ...drawn.works];
  const here = chosen();
  if (!here || !all.length) return select(drawn.papers[0]?.id ?? null);
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const ahead = (/** @type {Thing} */ thing) => (thing.x - here.x) * dx + (thing.y - here.y) * dy;
  const aside = (/** @type {Thing} */ thing) => Math.abs((thing.x - here.x) * dy) + Math.abs((thing.y - here.y) * dx);
  const same = all.filter((thing) => thing.type === here.type && ahead(thing) > 1);
  const next = same.toSorted((a, b) => ahead(a) + 2 * aside(a) - ahead(b) - 2 * aside(b))[0];
  if (next) select(next.id);
}

CANVAS.addEventListener("mouseleave", () => change({ hover: null }));

listen((changed) => {
  if (changed.has("off") || (changed.has("node") && chosen())) settle();
  else redraw();
  if (changed.has("node") && chosen() && choice.view === "map") reveal(/** @type {Thing} */ (chosen()));
});
