import { say } from "./status.js";
import { VectorInk } from "./vector.js";

/** @import { Bounds, Ink } from "./types" */

/** What a picture is taken of: `scale` says how large it is on paper. @typedef {{ bounds: Bounds, scale: number, title: string, file: string, paint(ink: Ink): void }} Subject */

const TIMES = 3;
const MOST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** As SVG. @param {Subject} subject */
export function svgOf({ bounds, scale, title, paint }) {
  const ink = new VectorInk();
  paint(ink);
  return ink.file(bounds, scale, title);
}

/** As a canvas, three times as fine as the screen, or as fine as browsers can hold. @param {Subject} subject */
export function pngOf({ bounds: { left, top, right, bottom }, scale, paint }) {
  const canvas = document.createElement("canvas");
  const ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const [width, height] = [(right - left) * scale, (bottom - top) * scale];
  const times = Math.min(TIMES, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  canvas.width = Math.round(width * times);
  canvas.height = Math.round(height * times);
  ink.fillStyle = getComputedStyle(document.body).backgroundColor;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  const unit = scale * times;
  ink.setTransform(unit, 0, 0, unit, -left * unit, -top * unit);
  paint(ink);
  return canvas;
}

/** @param {Subject} subject */
export function saveSvg(subject) {
  saveAs(new Blob([svgOf(subject)], { type: "image/svg+xml" }), subject.file, "svg");
}

/** @param {Subject} subject */
export function savePng(subject) {
  const canvas = pngOf(subject);
  canvas.toBlob((blob) => blob && saveAs(blob, subject.file, "png", ` ${canvas.width} × ${canvas.height}`));
}

/** @param {Blob} blob @param {string} name @param {string} suffix */
function saveAs(blob, name, suffix, size = "") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name.replace(/[^\p{L}\p{N}-]+/gu, "-")}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`Saved as ${suffix.toUpperCase()}${size}`, true);
}
