/** @import { Bounds, Box } from "./types" */

/** The edges of a box. @param {Box} box @returns {Bounds} */
export const around = ({ x, y, w, h }) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });

/** The rectangle around boxes; a small one around the origin when there are none. @param {Iterable<Box>} boxes @returns {Bounds} */
export function boundsOf(boxes) {
  const edges = [...boxes].map(around);
  if (!edges.length) return { left: -50, top: -50, right: 50, bottom: 50 };
  const least = (/** @type {"left" | "top"} */ side) => edges.reduce((low, edge) => Math.min(low, edge[side]), Infinity);
  const most = (/** @type {"right" | "bottom"} */ side) => edges.reduce((high, edge) => Math.max(high, edge[side]), -Infinity);
  return { left: least("left"), top: least("top"), right: most("right"), bottom: most("bottom") };
}

/** Rectangles by the squares of a grid that they touch, so that asking whether a place is free is quick. */
export class Shelf {
  /** @param {number} pitch */
  constructor(pitch) {
    this.pitch = pitch;
    /** @type {Map<string, Bounds[]>} */
    this.squares = new Map();
  }

  /** @param {Bounds} bounds */
  *keys({ left, right, top, bottom }) {
    for (let x = Math.floor(left / this.pitch); x * this.pitch <= right; x++) for (let y = Math.floor(top / this.pitch); y * this.pitch <= bottom; y++) yield `${x},${y}`;
  }

  /** @param {Bounds} bounds */
  add(bounds) {
    for (const key of this.keys(bounds)) this.squares.set(key, [...(this.squares.get(key) ?? []), bounds]);
  }

  /** @param {Bounds} bounds */
  free(bounds) {
    for (const key of this.keys(bounds))
      for (const other of this.squares.get(key) ?? []) if (bounds.left < other.right && bounds.right > other.left && bounds.top < other.bottom && bounds.bottom > other.top) return false;
    return true;
  }
}
