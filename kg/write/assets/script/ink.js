import { colour } from "./palette.js";
import { GLYPH } from "./words.js";

/** @import { Ink, Severity } from "./types" */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** @type {Map<string, string>} */
const clipped = new Map();
const MOST_CLIPPED = 20_000;

/** @param {Ink} ink @param {number} size @param {number} [weight] */
export function setFont(ink, size, weight = 400) {
  ink.font = `${weight} ${size}px ${FONT}`;
}

/** Text cut with "…" to fit a width; remembered, because measuring is slow. @param {Ink} ink @param {string} text @param {number} width */
export function clip(ink, text, width) {
  const key = `${ink.font}|${Math.round(width)}|${text}`;
  let cut = clipped.get(key);
  if (cut === undefined) {
    if (clipped.size > MOST_CLIPPED) clipped.clear();
    cut = cutToFit(ink, text.slice(0, Math.ceil(width)), width, text.length > Math.ceil(width));
    clipped.set(key, cut);
  }
  return cut;
}

/** @param {Ink} ink @param {string} text @param {number} width @param {boolean} longer */
function cutToFit(ink, text, width, longer) {
  if (!longer && ink.measureText(text).width <= width) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ink.measureText(`${letters.slice(0, middle).join("").trimEnd()}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** @param {Ink} ink @param {number} x @param {number} y @param {number} w @param {number} h @param {number | number[]} radius */
export function roundBox(ink, x, y, w, h, radius) {
  ink.beginPath();
  ink.roundRect(x, y, w, h, radius);
}

/** @param {Ink} ink @param {number[][]} points */
export function polygon(ink, points) {
  ink.beginPath();
  points.forEach(([x, y], index) => (index ? ink.lineTo(x, y) : ink.moveTo(x, y)));
  ink.closePath();
}

/** @param {Ink} ink @param {number} x @param {number} y @param {number} radius */
export function disc(ink, x, y, radius) {
  ink.beginPath();
  ink.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Stroke the path with a pattern of dashes. @param {Ink} ink @param {number[]} pattern */
export function dashed(ink, pattern) {
  ink.setLineDash(pattern);
  ink.stroke();
  ink.setLineDash([]);
}

/** The sign of a finding: disc with ×, triangle with !, disc with i. @param {Ink} ink @param {number} x @param {number} y @param {Severity} severity */
export function badge(ink, x, y, severity, radius = 6.5) {
  ink.fillStyle = severity === "error" ? colour.error : severity === "warning" ? colour.weak : colour.section;
  if (severity === "warning") polygon(ink, [[x, y - radius - 1], [x + radius + 1, y + radius - 1], [x - radius - 1, y + radius - 1]]);
  else disc(ink, x, y, radius);
  ink.fill();
  write(ink, GLYPH[severity], x, y + (severity === "warning" ? 1 : 0.5), { colour: colour.surface, align: "center", size: radius * 1.45, weight: 700 });
}

/**
 * Write one line of text, centred on y.
 * @param {Ink} ink
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{ colour: string, size: number, weight?: number, align?: CanvasTextAlign, width?: number }} style
 */
export function write(ink, text, x, y, style) {
  setFont(ink, style.size, style.weight);
  ink.textAlign = style.align ?? "left";
  ink.textBaseline = "middle";
  ink.fillStyle = style.colour;
  ink.fillText(style.width === undefined ? text : clip(ink, text, style.width), x, y);
}

/** @param {Ink} ink @param {string} text @param {number} size @param {number} [weight] */
export function widthOf(ink, text, size, weight) {
  setFont(ink, size, weight);
  return ink.measureText(text).width;
}
