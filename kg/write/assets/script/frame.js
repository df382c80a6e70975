import { focusOn } from "./focus.js";
import { Layer } from "./layer.js";
import { strokeLinks } from "./link_styles.js";
import { colour } from "./palette.js";
import { state } from "./state.js";

/** @import { Bounds, Box, Focus, Ink, Link, Scene } from "./types" */

/** All that is drawn when nothing is in focus, and what lies under the veil when something is. */
const LAYERS = { whole: new Layer(), ground: new Layer() };
let moves = 0;

/** Say that nodes stand elsewhere now. */
export const nodesMoved = () => void (moves += 1);

/** Paint a scene on the screen; what does not change is copied. @param {CanvasRenderingContext2D} on @param {Scene} of @param {Bounds} view @param {number} scale */
export function paintFrame(on, of, view, scale) {
  const focus = focusNow(of);
  const facts = [of, moves, state.node, colour.ink];
  LAYERS[focus ? "ground" : "whole"].paint(on, facts, (ink, room) => {
    const wide = { left: view.left - room, top: view.top - room, right: view.right + room, bottom: view.bottom + room };
    paintGround(ink, of, wide, scale);
    if (!focus) of.front(ink, scale, null, wide);
  });
  if (focus) paintFocus(on, of, view, scale, focus);
}

/** Paint all of a scene, for a picture of it. @param {Ink} ink @param {Scene} of */
export function paintScene(ink, of) {
  const focus = focusNow(of);
  paintGround(ink, of, of.bounds, 1);
  if (focus) paintFocus(ink, of, of.bounds, 1, focus);
  else of.front(ink, 1, null, of.bounds);
}

/** @param {Scene} of */
const focusNow = (of) => focusOn(of, state.hover ?? (state.near ? null : state.node));

/** @param {Ink} ink @param {Scene} of @param {Bounds} view @param {number} scale */
function paintGround(ink, of, view, scale) {
  of.back(ink, scale);
  strokeLinks(ink, of, of.links.filter((link) => passes(of, link, view)), false);
  for (const id of of.ids) if (overlaps(/** @type {Box} */ (of.boxes.get(id)), view)) of.paint(ink, id, scale);
}

/** A veil over everything, and what is in focus on it. @param {Ink} ink @param {Scene} of @param {Bounds} view @param {number} scale @param {Focus} focus */
function paintFocus(ink, of, view, scale, focus) {
  ink.fillStyle = colour.veil;
  ink.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
  strokeLinks(ink, of, focus.links, true);
  for (const id of focus.ids) if (overlaps(/** @type {Box} */ (of.boxes.get(id)), view)) of.paint(ink, id, scale);
  of.front(ink, scale, focus, view);
}

/** Whether a link can be seen: no link is drawn higher or lower than its ends. @param {Scene} of @param {Link} link @param {Bounds} view */
function passes(of, { from, to }, view) {
  const [one, other] = [from, to].map((id) => /** @type {Box} */ (of.boxes.get(id)));
  return Math.max(one.y + one.h, other.y + other.h) > view.top && Math.min(one.y - one.h, other.y - other.h) < view.bottom;
}

/** @param {Box} box @param {Bounds} view */
const overlaps = (box, view) =>
  box.x + box.w / 2 > view.left && box.x - box.w / 2 < view.right && box.y + box.h / 2 > view.top && box.y - box.h / 2 < view.bottom;
