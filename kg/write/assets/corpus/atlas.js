import { disc, polygon, roundBox, write } from "../script/ink.js";
import { paintLabels, placeLabels } from "../script/labels.js";
import { Layer } from "../script/layer.js";
import { colour } from "../script/palette.js";
import { choice } from "./choice.js";
import { paperOf, related, thingOf, workOf } from "./papers.js";

/** @import { Bounds, Box, Ink, Paper, Statement, Thing, Work } from "../script/types" */
/** @import { Drawn } from "./selection.js" */
/** @import { Label, PlacedLabel } from "../script/labels.js" */

const LARGEST = 96;
const LEAST_ON_SCREEN = 18;
const FAINTEST = 0.07;
/** The scale from which references have their names. */
const NAMING = 0.7;
const FLAT = 0.77;

/** Width and height of a thing, in the measure of the corpus: at a small scale articles stay large enough to be seen. @param {Thing} thing @param {Drawn} drawn @param {number} scale */
export function sizeOf(thing, drawn, scale) {
  if (thing.type === "statement") return { w: thing.w, h: thing.w * FLAT };
  if (thing.type === "work") return square(Math.max(9 + 3 * Math.sqrt(thing.listings.length), Math.min(5, 2 + 12 * scale) / scale));
  if (drawn.open.has(thing)) return square(44);
  return square(Math.min(Math.max(26 + 7 * Math.sqrt(thing.claims), LEAST_ON_SCREEN / scale), LARGEST));
}

/** @param {number} side */
const square = (side) => ({ w: side, h: side });

/** All that is drawn when nothing is in focus, and what lies under the veil when something is. */
const LAYERS = { whole: new Layer(), ground: new Layer() };

/** Paint what is drawn on the screen; what does not change is copied. @param {CanvasRenderingContext2D} on @param {Drawn} drawn @param {Bounds} view @param {number} scale */
export function paintFrame(on, drawn, view, scale) {
  const thing = focusNow();
  LAYERS[thing ? "ground" : "whole"].paint(on, [drawn, choice.node, colour.ink], (ink) => {
    paintGround(ink, drawn, scale);
    if (!thing) paintLabels(ink, labelsOf(ink, drawn, view, scale, null), scale);
  });
  if (thing) paintFocus(on, drawn, view, scale, thing);
}

/** Paint all that is drawn, for a picture of it. @param {Ink} ink @param {Drawn} drawn @param {Bounds} view @param {number} scale */
export function paintAtlas(ink, drawn, view, scale) {
  const thing = focusNow();
  paintGround(ink, drawn, scale);
  if (thing) paintFocus(ink, drawn, view, scale, thing);
  else paintLabels(ink, labelsOf(ink, drawn, view, scale, null), scale);
}

const focusNow = () => thingOf(choice.hover ?? choice.node);

/** @param {Ink} ink @param {Drawn} drawn @param {number} scale */
function paintGround(ink, drawn, scale) {
  paintLinks(ink, drawn, scale, null);
  paintThings(ink, drawn, scale, null);
}

/** A veil over everything, and what is in focus on it. @param {Ink} ink @param {Drawn} drawn @param {Bounds} view @param {number} scale @param {Thing} thing */
function paintFocus(ink, drawn, view, scale, thing) {
  const lit = related(thing);
  ink.fillStyle = colour.veil;
  ink.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
  paintLinks(ink, drawn, scale, thing);
  paintThings(ink, drawn, scale, lit);
  paintLabels(ink, labelsOf(ink, drawn, view, scale, lit), scale);
}

/** Lines from articles, or their claims when they are open, to what they cite. @param {Ink} ink @param {Drawn} drawn @param {number} scale @param {Thing | null} focus */
function paintLinks(ink, drawn, scale, focus) {
  if (choice.off.has("links")) return;
  const papers = new Set(drawn.papers.map(({ id }) => id));
  const works = new Set(drawn.works);
  ink.beginPath();
  for (const work of drawn.works) {
    for (const { from } of work.listings) {
      const paper = paperOf(from);
      if (papers.has(from) && !drawn.open.has(paper) && concerns(focus, paper, work, null)) line(ink, paper, work);
    }
  }
  for (const statement of drawn.statements) for (const id of statement.works) if (works.has(workOf(id)) && concerns(focus, statement.paper, workOf(id), statement)) line(ink, statement, workOf(id));
  ink.globalAlpha = focus ? 1 : Math.max(FAINTEST, Math.min(0.34, 300 / drawn.works.length * scale));
  ink.lineWidth = (focus ? 1.4 : 0.8) / scale;
  ink.strokeStyle = focus ? colour["ink-2"] : colour["ink-3"];
  ink.stroke();
  ink.globalAlpha = 1;
}

/** Whether a link is lit: all are without focus; of an article, also those by which others share its works. @param {Thing | null} focus @param {Paper} paper @param {Work} work @param {Statement | null} statement */
function concerns(focus, paper, work, statement) {
  if (!focus || focus === work) return true;
  if (focus.type === "paper") return focus === paper || (work.listings.length > 1 && work.listings.some(({ from }) => from === focus.id));
  return focus === statement;
}

/** @param {Ink} ink @param {{ x: number, y: number }} from @param {{ x: number, y: number }} to */
function line(ink, from, to) {
  ink.moveTo(from.x, from.y);
  ink.lineTo(to.x, to.y);
}

/** @param {Ink} ink @param {Drawn} drawn @param {number} scale @param {Set<string> | null} lit */
function paintThings(ink, drawn, scale, lit) {
  const wanted = (/** @type {Thing} */ { id }) => !lit || lit.has(id);
  for (const work of drawn.works) if (wanted(work)) paintWork(ink, work, sizeOf(work, drawn, scale).w / 2);
  for (const statement of drawn.statements) if (wanted(statement)) paintStatement(ink, statement);
  for (const paper of drawn.papers) if (wanted(paper)) paintPaper(ink, paper, sizeOf(paper, drawn, scale).w / 2, scale);
}

/** @param {Ink} ink @param {Work} work @param {number} radius */
function paintWork(ink, work, radius) {
  disc(ink, work.x, work.y, radius);
  ink.fillStyle = work.listings.length > 1 ? colour.reference : colour["reference-tint"];
  ink.fill();
  ink.lineWidth = work.id === choice.node ? 3 : 1;
  ink.strokeStyle = work.id === choice.node ? colour.ink : colour.reference;
  ink.stroke();
}

/** A claim that names a source is full, one that needs none an outline, one that lacks one a triangle. @param {Ink} ink @param {Statement} statement */
function paintStatement(ink, statement) {
  const { x, y, w, state } = statement;
  const [half, h] = [w / 2, w * FLAT];
  if (state === 0) polygon(ink, [[x, y - h * 0.6], [x + half, y + h / 2], [x - half, y + h / 2]]);
  else roundBox(ink, x - half, y - h / 2, w, h, w / 5);
  ink.fillStyle = state === 0 ? colour.weak : state === 1 ? colour.claim : colour.surface;
  ink.fill();
  ink.lineWidth = statement.id === choice.node ? 3 : 1;
  ink.strokeStyle = statement.id === choice.node ? colour.ink : state === 2 ? colour.section : ink.fillStyle;
  ink.stroke();
}

/** A ring: how many of the claims that need a source name none; the number of claims in its middle. @param {Ink} ink @param {Paper} paper @param {number} radius @param {number} scale */
function paintPaper(ink, paper, radius, scale) {
  const { x, y } = paper;
  const share = paper.needing ? paper.uncited / paper.needing : 0;
  const turn = -Math.PI / 2 + share * 2 * Math.PI;
  disc(ink, x, y, radius);
  ink.fillStyle = paper.needing ? colour.claim : colour["line-2"];
  ink.fill();
  if (share) {
    ink.beginPath();
    ink.moveTo(x, y);
    ink.arc(x, y, radius, -Math.PI / 2, turn);
    ink.closePath();
    ink.fillStyle = colour.weak;
    ink.fill();
  }
  disc(ink, x, y, radius * 0.62);
  ink.fillStyle = colour.surface;
  ink.fill();
  if (paper.id === choice.node) {
    disc(ink, x, y, radius + 2 / scale);
    ink.lineWidth = 3 / scale;
    ink.strokeStyle = colour.ink;
    ink.stroke();
  }
  if (radius * scale > 11) write(ink, String(paper.claims), x, y + radius * 0.03, { colour: colour.ink, size: radius * 0.52, weight: 600, align: "center" });
}

/** @type {{ of: Drawn | null, scale: number, hover: string | null, labels: PlacedLabel[] }} */
let kept = { of: null, scale: 0, hover: null, labels: [] };

/** Names where there is room, kept while nothing but the place changes. @param {Ink} ink @param {Drawn} drawn @param {Bounds} view @param {number} scale @param {Set<string> | null} lit */
function labelsOf(ink, drawn, view, scale, lit) {
  const focus = choice.hover ?? choice.node;
  if (kept.of === drawn && kept.scale === scale && kept.hover === focus) return kept.labels;
  const wanted = (/** @type {Thing} */ { id }) => !lit || lit.has(id);
  const box = (/** @type {Thing} */ thing) => ({ x: thing.x, y: thing.y, ...sizeOf(thing, drawn, scale) });
  const label = (/** @type {Paper | Work} */ thing) => labelFor(thing, box(thing), thing.id === focus);
  const papers = placeLabels(ink, drawn.papers.filter(wanted).map(label), drawn.papers.filter(wanted).map(box), scale, view);
  const around = [...papers, ...[...drawn.papers, ...drawn.works, ...drawn.statements].filter(wanted).map(box)];
  const works = scale > NAMING || lit ? placeLabels(ink, drawn.works.filter(wanted).map(label), around, scale, view) : [];
  kept = { of: drawn, scale, hover: focus, labels: [...papers, ...works] };
  return kept.labels;
}

/** @param {Paper | Work} thing @param {Box} box @param {boolean} chosen @returns {Label} */
function labelFor(thing, box, chosen) {
  const paper = thing.type === "paper";
  const rank = chosen ? Infinity : paper ? thing.claims : thing.listings.length;
  return { id: thing.id, text: thing.label, box, rank, strong: paper, hue: colour[paper ? "ink" : "reference-text"], width: paper ? 190 : 150 };
}
