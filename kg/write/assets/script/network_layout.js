import { claimsOf, items, linksOf } from "./data.js";
import { inside } from "./focus.js";
import { around, boundsOf, Shelf } from "./shelf.js";
import { radius } from "./timeline_layout.js";

/** @import { Bounds, Box, Item, Link } from "./types" */

const GOLDEN = 2.399963;
const RINGS = [0, 190, 400];
const ROOM = 92;
const FLAT = 1.25;
const LETTER = 7.4;
const FOOT = 0.08;

/** @param {Item} item @returns {{ w: number, h: number }} */
export function sizeOf(item) {
  if (item.type === "reference") return { w: 2 * radius(claimsOf(item.id).length), h: 2 * radius(claimsOf(item.id).length) };
  if (item.type === "concept") return { w: Math.min(190, [...item.label].length * LETTER + 22), h: 24 };
  if (item.type === "claim") return { w: 24, h: 17 };
  return item.type === "section" ? { w: 24, h: 22 } : { w: 14, h: 14 };
}

/** Where nodes stand: as laid out beforehand, and the others beside what they are linked to. @param {Item[]} drawn */
export function placeNodes(drawn) {
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  const shelf = new Shelf(120);
  const put = (/** @type {Item} */ item, /** @type {Box} */ box) => {
    boxes.set(item.id, box);
    shelf.add(around(box));
  };
  for (const item of drawn) if (item.x !== undefined && item.y !== undefined) put(item, { x: item.x, y: item.y, ...sizeOf(item) });
  for (const item of drawn) if (!boxes.has(item.id)) put(item, beside(middleOf(item), sizeOf(item), shelf));
  return boxes;
}

/** The middle of what an item is linked to. @param {Item} item */
function middleOf(item) {
  const near = item.type === "section" ? inside(item.id) : linksOf(item.id).map((link) => (link.from === item.id ? link.to : link.from));
  const places = near.map((id) => items.get(id)).filter((other) => other?.x !== undefined);
  const mean = (/** @type {"x" | "y"} */ axis) => places.reduce((sum, other) => sum + (other?.[axis] ?? 0), 0) / Math.max(1, places.length);
  return { x: mean("x"), y: mean("y") };
}

/** The nearest free place around a point, along a spiral. @param {{ x: number, y: number }} point @param {{ w: number, h: number }} size @param {Shelf} shelf @returns {Box} */
function beside(point, size, shelf) {
  for (let step = 1; step < 4000; step++) {
    const out = 12 * Math.sqrt(step) + size.w / 2 + 14;
    const box = { x: Math.round(point.x + out * Math.cos(step * GOLDEN)), y: Math.round(point.y + out * Math.sin(step * GOLDEN)), ...size };
    if (shelf.free(around({ ...box, w: box.w + 8, h: box.h + 8 }))) return box;
  }
  return { ...point, ...size };
}

/**
 * The surroundings of one node, two links far, on rings around it.
 * @param {string} centre
 * @param {Item[]} drawn
 * @param {Link[]} links
 */
export function placeRings(centre, drawn, links) {
  const near = new Map([[centre, 0]]);
  /** @type {Map<string, string>} */
  const through = new Map();
  for (const ring of [1, 2]) {
    for (const { from, to } of links) {
      for (const [a, b] of [[from, to], [to, from]]) {
        if (near.get(a) === ring - 1 && !near.has(b)) {
          near.set(b, ring);
          through.set(b, a);
        }
      }
    }
  }
  const order = new Map(drawn.map((item, index) => [item.id, index]));
  const ringOf = (/** @type {number} */ ring) => drawn.filter((item) => near.get(item.id) === ring);
  const first = ringOf(1);
  const place = new Map(first.map((item, index) => [item.id, index]));
  const second = ringOf(2).toSorted((a, b) => (place.get(through.get(a.id) ?? "") ?? 0) - (place.get(through.get(b.id) ?? "") ?? 0) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  const radii = [0, Math.max(RINGS[1], (first.length * ROOM) / (2 * Math.PI)), 0];
  radii[2] = Math.max(radii[1] + RINGS[2] - RINGS[1], (second.length * ROOM) / (2 * Math.PI));
  [ringOf(0), first, second].forEach((ring, depth) =>
    ring.forEach((item, index) => {
      const angle = (2 * Math.PI * (index + 0.5)) / ring.length - Math.PI / 2;
      boxes.set(item.id, { x: Math.round(radii[depth] * Math.cos(angle) * FLAT), y: Math.round(radii[depth] * Math.sin(angle)), ...sizeOf(item) });
    }),
  );
  return boxes;
}

/** The rectangle around boxes, with room for labels and, at the foot, for the status line. @param {Iterable<Box>} boxes @returns {Bounds} */
export function roomFor(boxes) {
  const { left, top, right, bottom } = boundsOf(boxes);
  return { left: left - 70, top: top - 46, right: right + 70, bottom: bottom + Math.max(56, FOOT * (bottom - top)) };
}
