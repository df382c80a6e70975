import { article, byName, items, options } from "./data.js";
import { element } from "./dom.js";
import { focusOn } from "./focus.js";
import { nodesMoved, paintFrame, paintScene } from "./frame.js";
import { around, boundsOf } from "./shelf.js";
import { change, select, state } from "./state.js";

/** @import { Bounds, Box, Pointer, Scene, VisNetwork } from "./types" */
/** @import { Subject } from "./picture.js" */

const CANVAS = element("canvas");
const SMALLEST_WHOLE = 0.82;
const LARGEST = 1.5;
const RELAX_MS = 4000;

export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {VisNetwork | null} */
let network = null;
/** @type {Scene | null} */
let scene = null;

/** The scene on the canvas, if there is one. */
export const presentScene = () => scene;

/** Show a scene; the place in the window is kept when `keep` is set. @param {Scene} next @param {boolean} [keep] */
export function mount(next, keep = false) {
  const place = keep && network && !next.scrolls ? { position: network.getViewPosition(), scale: network.getScale() } : null;
  unmount();
  scene = next;
  const nodes = next.ids.map((id) => visNode(id, /** @type {Box} */ (next.boxes.get(id)), next.movable));
  network = new vis.Network(CANVAS, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet([]) }, { ...options, interaction: { ...options.interaction, dragNodes: next.movable } });
  CANVAS.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  listenToPointer(network);
  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ink) => paintFrame(ink, next, viewBounds(), network?.getScale() ?? 1));
  network.once("afterDrawing", refreshHitBoxes);
  if (place) network.moveTo({ ...place, animation: false });
  else fit(false);
}

export function unmount() {
  network?.destroy();
  network = null;
  scene = null;
}

export const redraw = () => network?.redraw();

/** vis-network knows a node's place and size; we paint it. @param {string} id @param {Box} box @param {boolean} movable */
const visNode = (id, box, movable) => ({
  id,
  x: box.x,
  y: box.y,
  shape: "custom",
  size: Math.max(box.w, box.h) / 2,
  fixed: !movable,
  ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: box.w, height: box.h } }),
});

/** vis-network 9.1.2 gives custom shapes a wrong hit box until they are drawn twice. */
function refreshHitBoxes() {
  for (const node of Object.values(network?.body.nodes ?? {})) if (node.shape) node.shape.refreshNeeded = true;
  setTimeout(redraw, 0);
}

/** @param {VisNetwork} to */
function listenToPointer(to) {
  to.on("hoverNode", (/** @type {Pointer} */ { node }) => change({ hover: node }));
  to.on("blurNode", () => change({ hover: null }));
  to.on("click", (/** @type {Pointer} */ { nodes }) => select(nodes[0] ?? null));
  to.on("doubleClick", (/** @type {Pointer} */ { nodes }) => nodes[0] && centre(nodes[0], 1.3));
  to.on("dragging", followNodes);
}

/** Take over where vis-network has moved the nodes. */
function followNodes() {
  if (!scene?.movable || !network) return;
  nodesMoved();
  for (const [id, { x, y }] of Object.entries(network.getPositions(scene.ids))) Object.assign(scene.boxes.get(id) ?? {}, { x, y });
}

/** What the window shows, in the scene's measure. @returns {Bounds} */
export function viewBounds() {
  const { x, y } = network?.getViewPosition() ?? { x: 0, y: 0 };
  const scale = network?.getScale() ?? 1;
  const [w, h] = [CANVAS.clientWidth / scale / 2, CANVAS.clientHeight / scale / 2];
  return { left: x - w, top: y - h, right: x + w, bottom: y + h };
}

/** Where the middle of an item is in the window, by its name, in CSS pixels; nothing when it is not drawn. @param {string} name */
export function boxOnScreen(name) {
  const box = scene?.boxes.get(byName.get(name) ?? "");
  if (!box || !network) return null;
  const { left, top } = viewBounds();
  const scale = network.getScale();
  const frame = CANVAS.getBoundingClientRect();
  return { x: frame.x + (box.x - left) * scale, y: frame.y + (box.y - top) * scale, w: box.w * scale, h: box.h * scale };
}

/** Show all of the scene, or, when that would be too small, its width from the top. */
export function fit(animate = true) {
  if (!scene || !network) return;
  const { left, top, right, bottom } = scene.bounds;
  const [width, height] = [CANVAS.clientWidth, CANVAS.clientHeight];
  const across = width / Math.max(1, right - left);
  let scale = Math.min(across, height / Math.max(1, bottom - top), LARGEST);
  if (scene.scrolls) scale = scale < SMALLEST_WHOLE ? Math.min(across, 1) : Math.min(scale, 1);
  const y = scene.scrolls ? top + height / scale / 2 : (top + bottom) / 2;
  network.moveTo({ position: { x: (left + right) / 2, y }, scale, animation: motion(animate) });
}

/** The middle of the window at which a scene that scrolls does not leave it. @param {number} y @param {number} [now] where the middle is, which is always allowed */
function within(y, now) {
  if (!scene?.scrolls || !network) return y;
  const half = CANVAS.clientHeight / network.getScale() / 2;
  const first = Math.min(scene.bounds.top + half, now ?? Infinity);
  return Math.max(first, Math.min(y, Math.max(scene.bounds.bottom - half, first, now ?? -Infinity)));
}

/** @param {boolean} animate */
const motion = (animate) => (animate && !calm.matches ? { duration: 300, easingFunction: "easeInOutQuad" } : false);

/** @param {number} factor */
export const zoom = (factor) => network?.moveTo({ scale: network.getScale() * factor, animation: motion(true) });

/** Bring a node to the middle of the window. @param {string} id @param {number} [scale] */
export function centre(id, scale = 0) {
  const box = scene?.boxes.get(id);
  if (!box || !network) return;
  network.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(network.getScale(), scale), animation: motion(true) });
}

/** Bring an item, and what is lit with it, into the window, as far as it is not there. @param {string} id */
export function reveal(id, animate = true) {
  if (!scene || !network) return;
  const { boxes } = scene;
  const ids = [...(focusOn(scene, id)?.ids ?? [])];
  const lit = boundsOf(ids.map((node) => /** @type {Box} */ (boxes.get(node))));
  const covered = coveredBelow();
  const view = viewBounds();
  view.bottom -= covered;
  const box = boxes.get(id);
  const inside = (/** @type {Bounds} */ part) => part.left >= view.left && part.right <= view.right && part.top >= view.top + 20 && part.bottom <= view.bottom - 30;
  if (!ids.length || inside(box ? around(box) : lit)) return;
  const fits = lit.bottom - lit.top < view.bottom - view.top - 60 || !box;
  const { x } = network.getViewPosition();
  const wide = lit.left < view.left || lit.right > view.right;
  const middle = fits ? { x: (lit.left + lit.right) / 2, y: (lit.top + lit.bottom) / 2 } : box;
  network.moveTo({ position: { x: wide && !scene.scrolls ? middle.x : x, y: within(middle.y) + covered / 2 }, animation: motion(animate) });
}

/** How much of the window the sheet with the details covers on a small screen, in the scene's measure. */
function coveredBelow() {
  const panel = element("panel");
  if (getComputedStyle(panel).position !== "fixed" || !network) return 0;
  return Math.max(0, CANVAS.getBoundingClientRect().bottom - panel.getBoundingClientRect().top) / network.getScale();
}

/** Let forces arrange the nodes for a while. */
export function relax() {
  if (!network || !scene?.movable || calm.matches) return;
  const present = network;
  const timer = setInterval(followNodes, 40);
  present.setOptions({ physics: { enabled: true, stabilization: false, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -60, springLength: 90, avoidOverlap: 0.6 } } });
  setTimeout(() => {
    clearInterval(timer);
    if (network === present) present.setOptions({ physics: { enabled: false } });
  }, RELAX_MS);
}

CANVAS.addEventListener("mouseleave", () => change({ hover: null }));
CANVAS.addEventListener(
  "wheel",
  (event) => {
    if (!scene?.scrolls || !network || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: x + event.deltaX / scale, y: within(y + event.deltaY / scale, y) } });
  },
  { capture: true, passive: false },
);

/** What a picture can be taken of: the whole scene, if there is one. @returns {Subject | null} */
export function subject() {
  const of = scene;
  return of && { bounds: of.bounds, scale: 1, title: article.label, file: `${article.name}-${state.view}`, paint: (ink) => paintScene(ink, of) };
}

/** What the canvas shows, for the status line. */
export const tally = () => ({ nodes: scene?.ids.length ?? 0, links: scene?.links.length ?? 0, all: items.size });
