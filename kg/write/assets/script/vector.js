import { FONT } from "./ink.js";
import { colour } from "./palette.js";
import { makeSvg } from "./dom.js";

/** @import { Bounds, Ink } from "./types" */

const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const short = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);

/** A context that records what is painted as SVG; the painters use nothing else of a canvas. @implements {Ink} */
export class VectorInk {
  constructor() {
    this.root = makeSvg("g", {});
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    this.path = "";
    /** @type {number[]} */
    this.dashes = [];
    /** @type {string} */
    this.fillStyle = "#000";
    /** @type {string} */
    this.strokeStyle = "#000";
    this.lineWidth = 1;
    /** @type {CanvasLineJoin} */
    this.lineJoin = "miter";
    this.globalAlpha = 1;
    this.font = "12px sans-serif";
    /** @type {CanvasTextAlign} */
    this.textAlign = "left";
    /** @type {CanvasTextBaseline} */
    this.textBaseline = "alphabetic";
  }

  beginPath() {
    this.path = "";
  }

  closePath() {
    this.path += "Z";
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${short(x)} ${short(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `${this.path ? "L" : "M"}${short(x)} ${short(y)}`;
  }

  /** @param {...number} points */
  bezierCurveTo(...points) {
    this.path += `C${points.map(short).join(" ")}`;
  }

  /** A whole circle: no painter draws less. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const half = `a${short(radius)} ${short(radius)} 0 1 0 `;
    this.path += `M${short(x - radius)} ${short(y)}${half}${short(2 * radius)} 0${half}${short(-2 * radius)} 0`;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number | number[]} [radius] */
  roundRect(x, y, w, h, radius = 0) {
    const [a, b, c, d] = Array.isArray(radius) ? radius : [radius, radius, radius, radius];
    const corner = (/** @type {number} */ r, /** @type {number} */ dx, /** @type {number} */ dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : "");
    this.path += `M${short(x + a)} ${short(y)}H${short(x + w - b)}${corner(b, b, b)}V${short(y + h - c)}${corner(c, -c, c)}H${short(x + d)}${corner(d, -d, -d)}V${short(y + a)}${corner(a, a, -a)}Z`;
  }

  fill() {
    this.add("path", { d: this.path, fill: this.fillStyle });
  }

  stroke() {
    if (this.path) this.add("path", { d: this.path, fill: "none", ...this.pen() });
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    this.add("rect", { x: short(x), y: short(y), width: short(w), height: short(h), fill: this.fillStyle });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.text(text, x, y, { fill: this.fillStyle });
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.text(text, x, y, { fill: "none", ...this.pen() });
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /** @param {Iterable<number>} dashes */
  setLineDash(dashes) {
    this.dashes = [...dashes];
  }

  pen() {
    const pen = { stroke: this.strokeStyle, "stroke-width": short(this.lineWidth), "stroke-linejoin": this.lineJoin };
    return this.dashes.length ? { ...pen, "stroke-dasharray": this.dashes.join(" ") } : pen;
  }

  /** @param {string} text @param {number} x @param {number} y @param {Record<string, string>} style */
  text(text, x, y, style) {
    const [, weight = "400", size = "12"] = /(?:(\d{3}) )?([\d.]+)px/.exec(this.font) ?? [];
    const down = this.textBaseline === "middle" ? Number(size) * 0.35 : 0;
    const made = this.add("text", { x: short(x), y: short(y + down), "font-size": short(Number(size)), "font-weight": weight, "text-anchor": ANCHORS[this.textAlign], ...style });
    made.textContent = text;
  }

  /** @param {string} tag @param {Record<string, string>} attributes */
  add(tag, attributes) {
    const made = makeSvg(tag, this.globalAlpha < 1 ? { ...attributes, opacity: short(this.globalAlpha) } : attributes);
    this.root.append(made);
    return made;
  }

  /** The picture as a file's text. @param {Bounds} bounds @param {number} scale @param {string} title */
  file({ left, top, right, bottom }, scale, title) {
    const [width, height] = [right - left, bottom - top];
    const named = makeSvg("title", {});
    named.textContent = title;
    const paper = makeSvg("rect", { x: short(left), y: short(top), width: short(width), height: short(height), fill: colour.bg });
    const size = { width: short(width * scale), height: short(height * scale), viewBox: [left, top, width, height].map(short).join(" ") };
    return new XMLSerializer().serializeToString(makeSvg("svg", { ...size, "font-family": FONT }, named, paper, this.root));
  }
}
