import { article, claimsOf, items, references, worstOf } from "./data.js";
import { shownReferences } from "./filters.js";
import { badge, dashed, disc, polygon, write } from "./ink.js";
import { paintLabels, placeLabels } from "./labels.js";
import { colour } from "./palette.js";
import { state } from "./state.js";
import { layoutTimeline } from "./timeline_layout.js";

/** @import { Box, Focus, Ink, Reference, Scene } from "./types" */
/** @import { TimelineLayout } from "./timeline_layout.js" */

const STEPS = [1, 2, 5, 10, 20, 50, 100];
const LEAST_YEAR_WIDTH = 52;
const LEAST_GAP_YEARS = 2;
const TWO_CAPTIONS = 420;

/** References by date and by the number of claims that cite them. @param {number} width @param {number} height @returns {Scene} */
export function timelineScene(width, height) {
  const shown = shownReferences();
  const published = toYears(article.date);
  const dated = shown.map(({ id, date }) => ({ id, when: toYears(date), count: claimsOf(id).length }));
  const layout = layoutTimeline(dated, published, width, height);
  const newest = references.reduce((last, { date }) => Math.max(last, toYears(date) ?? -Infinity), -Infinity);
  return {
    ids: shown.map(({ id }) => id),
    links: [],
    boxes: layout.boxes,
    bounds: layout.bounds,
    scrolls: true,
    movable: false,
    back: (ink) => paintAxes(ink, layout, published, newest),
    trace: () => {},
    paint: (ink, id) => paintDot(ink, /** @type {Box} */ (layout.boxes.get(id)), /** @type {Reference} */ (items.get(id))),
    front: (ink, scale, focus) => paintNames(ink, layout, shown, focus, scale),
  };
}

/** A date as a year with its fraction: the middle of what is known. @param {string | undefined} date */
export function toYears(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date ?? "") ?? [];
  if (!year) return null;
  if (!month) return Number(year) + 0.5;
  return Number(year) + (Number(month) - 1 + (day ? Number(day) - 0.5 : 15) / 31) / 12;
}

/** @param {Ink} ink @param {TimelineLayout} layout @param {number | null} published @param {number} newest */
function paintAxes(ink, layout, published, newest) {
  const { axis, left, right, top, bottom } = layout;
  if (published !== null && Number.isFinite(newest)) paintGap(ink, layout, newest, published);
  paintYears(ink, layout);
  for (const { label, least, middle } of layout.bands) {
    line(ink, axis, middle, right, middle, least ? colour.line : colour.error);
    write(ink, label, axis - 12, middle, { colour: least ? colour["ink-2"] : colour["error-text"], size: 12, align: "right" });
  }
  // Above what is written on the right, where both would not fit beside one another.
  write(ink, "Claims that cite the reference", left, right - left < TWO_CAPTIONS ? top - 50 : top - 18, { colour: colour["ink-2"], size: 12 });
  if (layout.undated !== null) write(ink, "no date", layout.undated, bottom + 16, { colour: colour["ink-2"], size: 12, align: "center" });
  if (published !== null) paintArticle(ink, layout, layout.x(published));
}

/** @param {Ink} ink @param {TimelineLayout} layout */
function paintYears(ink, { years, x, top, bottom }) {
  const across = (x(years[1]) - x(years[0])) / Math.max(1, years[1] - years[0]);
  const step = STEPS.find((candidate) => candidate * across >= LEAST_YEAR_WIDTH) ?? 100;
  for (let year = years[0]; year <= years[1]; year++) {
    if (across < 5 && year % step) continue;
    ink.globalAlpha = year % step ? 0.5 : 1;
    line(ink, x(year), top, x(year), bottom, colour.line);
    ink.globalAlpha = 1;
    if (year % step === 0) write(ink, String(year), x(year), bottom + 16, { colour: colour["ink-2"], size: 12, align: "center" });
  }
}

/** The years before the article of which nothing is cited. @param {Ink} ink @param {TimelineLayout} layout @param {number} newest @param {number} published */
function paintGap(ink, { x, top, bottom }, newest, published) {
  const [from, to] = [x(newest), x(published)];
  if (published - newest < LEAST_GAP_YEARS || to - from < 70) return;
  ink.fillStyle = colour["weak-tint"];
  ink.fillRect(from, top, to - from, bottom - top);
  write(ink, `nothing cited from the last ${Math.floor(published - newest)} years`, to - 22, top - 10, { colour: colour["weak-text"], size: 12, align: "right" });
}

/** @param {Ink} ink @param {TimelineLayout} layout @param {number} x */
function paintArticle(ink, { top, bottom }, x) {
  ink.lineWidth = 2;
  line(ink, x, top, x, bottom, colour.ink, 2);
  ink.fillStyle = colour.ink;
  polygon(ink, Array.from({ length: 10 }, (_, i) => [x + (i % 2 ? 6 : 14) * Math.sin((i * Math.PI) / 5), top - (i % 2 ? 6 : 14) * Math.cos((i * Math.PI) / 5)]));
  ink.fill();
  write(ink, `This article, ${(article.date ?? "").slice(0, 4)}`, x + 14, top - 28, { colour: colour.ink, size: 12, weight: 600, align: "right" });
}

/** @param {Ink} ink @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} hue */
function line(ink, x1, y1, x2, y2, hue, width = 1) {
  ink.beginPath();
  ink.moveTo(x1, y1);
  ink.lineTo(x2, y2);
  ink.strokeStyle = hue;
  ink.lineWidth = width;
  ink.stroke();
}

/** A reference as a disc with its number; dashed when nothing cites it. @param {Ink} ink @param {Box} box @param {Reference} reference */
export function paintDot(ink, box, reference) {
  const uncited = !claimsOf(reference.id).length;
  disc(ink, box.x, box.y, box.w / 2);
  ink.fillStyle = uncited ? colour["error-tint"] : colour.reference;
  ink.fill();
  ink.lineWidth = reference.id === state.node ? 3 : 1.5;
  ink.strokeStyle = reference.id === state.node ? colour.ink : uncited ? colour.error : colour.bg;
  dashed(ink, uncited ? [4, 3] : []);
  write(ink, String(reference.number), box.x, box.y + 0.5, { colour: uncited ? colour["error-text"] : colour.surface, size: Math.max(10, box.w * 0.4), weight: 700, align: "center" });
  const worst = worstOf(reference.id);
  if (worst && worst !== "info") badge(ink, box.x + box.w * 0.36 + 2.5, box.y - box.h * 0.36 - 2.5, worst, 5);
}

/** @param {Ink} ink @param {TimelineLayout} layout @param {Reference[]} references @param {Focus | null} focus @param {number} scale */
function paintNames(ink, layout, references, focus, scale) {
  const labels = references
    .filter(({ id }) => !focus || focus.ids.has(id))
    .map(({ id, label }) => ({ id, text: label, box: /** @type {Box} */ (layout.boxes.get(id)), rank: claimsOf(id).length, strong: true, hue: colour.ink, width: 140 }));
  paintLabels(ink, placeLabels(ink, labels, [...layout.boxes.values()], scale, { ...layout.bounds, left: layout.axis }), scale);
}
