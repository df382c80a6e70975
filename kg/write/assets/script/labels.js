import { clip, setFont } from "./ink.js";
import { colour } from "./palette.js";
import { around, Shelf } from "./shelf.js";

/** @import { Bounds, Box, Ink } from "./types" */

/**
 * A label to be placed beside a node; the higher `rank` is placed first.
 * @typedef {{ id: string, text: string, box: Box, rank: number, strong: boolean, hue: string, width: number }} Label
 * @typedef {Label & { x: number, y: number, w: number, h: number, shown: string }} PlacedLabel
 */

const SIZE = 12;
const GAP = 4;

/**
 * Find a free place for each label, the same size on screen at every scale; a label that finds none is left out.
 * @param {Ink} ink
 * @param {Label[]} labels
 * @param {Box[]} obstacles
 * @param {number} scale
 * @param {Bounds} limits what no label may stick out of
 * @returns {PlacedLabel[]}
 */
export function placeLabels(ink, labels, obstacles, scale, limits) {
  const size = SIZE / scale;
  const taken = new Shelf(120 / scale);
  for (const box of obstacles) taken.add(around(box));
  /** @type {PlacedLabel[]} */
  const placed = [];
  for (const label of labels.toSorted((a, b) => b.rank - a.rank)) {
    setFont(ink, size, label.strong ? 600 : 400);
    const found = findPlace(ink, label, taken, scale, limits);
    if (!found) continue;
    taken.add(around(found));
    placed.push(found);
  }
  return placed;
}

/** A free place for a label; a strong one is shown with half of its text rather than not at all. @param {Ink} ink @param {Label} label @param {Shelf} taken @param {number} scale @param {Bounds} limits @returns {PlacedLabel | null} */
function findPlace(ink, label, taken, scale, limits) {
  for (const width of label.strong ? [label.width / scale, label.width / 2 / scale] : [label.width / scale]) {
    const shown = clip(ink, label.text, width);
    const [w, h] = [ink.measureText(shown).width + 6 / scale, (SIZE * 1.15) / scale];
    for (const [x, y] of candidates(label.box, w, h, GAP / scale)) {
      const bounds = around({ x, y, w, h });
      if (bounds.left >= limits.left && bounds.right <= limits.right && taken.free(bounds)) return { ...label, shown, x, y, w, h };
    }
  }
  return null;
}

/** @param {Ink} ink @param {PlacedLabel[]} placed @param {number} scale */
export function paintLabels(ink, placed, scale) {
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  ink.lineJoin = "round";
  ink.lineWidth = 3.5 / scale;
  ink.strokeStyle = colour.bg;
  for (const { shown, x, y, strong, hue } of placed) {
    setFont(ink, SIZE / scale, strong ? 600 : 400);
    ink.strokeText(shown, x, y);
    ink.fillStyle = hue;
    ink.fillText(shown, x, y);
  }
}

/** Below, right, left, above, and the lower corners. @param {Box} box @param {number} w @param {number} h @param {number} gap @returns {[number, number][]} */
function candidates(box, w, h, gap) {
  const [below, above] = [box.y + box.h / 2 + gap / 2 + h / 2, box.y - box.h / 2 - gap / 2 - h / 2];
  const [right, left] = [box.x + box.w / 2 + gap + w / 2, box.x - box.w / 2 - gap - w / 2];
  return [[box.x, below], [right, box.y], [left, box.y], [box.x, above], [right, below], [left, below], [right, above], [left, above]];
}
