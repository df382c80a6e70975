/** Room around the window, in pixels of the screen, so that moving it a little still finds all that is painted. */
const MARGIN = 240;

/** @typedef {(ink: CanvasRenderingContext2D, room: number) => void} Painter paints the window and `room` around it, in the measure of the scene */

/**
 * What was painted last, kept as a picture: it is copied while nothing but the place of the window changes. What is seen
 * once only, as each frame of a zoom is, is painted straight away.
 */
export class Layer {
  constructor() {
    this.picture = document.createElement("canvas");
    /** @type {unknown[]} What the last frame depended on, beside its place. */
    this.facts = [];
    /** The places of the last frame and of the picture. */
    this.last = { x: 0, y: 0 };
    this.place = { x: 0, y: 0 };
    this.filled = false;
  }

  /**
   * Paint, or copy what was painted when all of `facts` were the same.
   * @param {CanvasRenderingContext2D} ink
   * @param {unknown[]} facts what the picture depends on, beside place and scale
   * @param {Painter} paint
   */
  paint(ink, facts, paint) {
    const { a: scale, e: x, f: y } = ink.getTransform();
    const { width, height } = ink.canvas;
    const now = [scale, width, height, ...facts];
    const known = now.every((fact, index) => fact === this.facts[index]);
    const still = x === this.last.x && y === this.last.y;
    if (!known) this.filled = false;
    Object.assign(this, { facts: now, last: { x, y } });
    // Between the points of the screen a copy would blur.
    const sharp = [x - this.place.x, y - this.place.y].every((way) => Math.abs(way - Math.round(way)) < 1e-3);
    const near = Math.abs(x - this.place.x) <= MARGIN && Math.abs(y - this.place.y) <= MARGIN;
    if (!known || !(sharp || still)) return paint(ink, 0);
    if (!(this.filled && sharp && near)) this.fill(ink, paint);
    ink.save();
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.drawImage(this.picture, Math.round(x - this.place.x) - MARGIN, Math.round(y - this.place.y) - MARGIN);
    ink.restore();
  }

  /** @param {CanvasRenderingContext2D} like @param {Painter} paint */
  fill(like, paint) {
    const { a: scale, e: x, f: y } = like.getTransform();
    const ink = this.picture.getContext("2d");
    if (!ink) return;
    // Setting the size empties a canvas and forgets all that was set.
    this.picture.width = like.canvas.width + 2 * MARGIN;
    this.picture.height = like.canvas.height + 2 * MARGIN;
    ink.setTransform(scale, 0, 0, scale, x + MARGIN, y + MARGIN);
    paint(ink, MARGIN / scale);
    Object.assign(this, { filled: true, place: { x, y } });
  }
}
