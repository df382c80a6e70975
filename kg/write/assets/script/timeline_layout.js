/** @import { Bounds, Box } from "./types" */

/**
 * @typedef {{ id: string, when: number | null, count: number }} Dated
 * @typedef {{ label: string, least: number, top: number, middle: number, bottom: number }} Band
 * @typedef {{ boxes: Map<string, Box>, bands: Band[], years: [number, number], x: (when: number) => number, axis: number, left: number, right: number, top: number, bottom: number, undated: number | null, bounds: Bounds }} TimelineLayout
 */

const MARGIN = { left: 96, right: 66, top: 74, bottom: 74 };
const UNDATED = 110;
/** From the axis to the first year, so that names stand free of it, and from the last year to the edge. */
const [FIRST, LAST] = [44, 24];
const MOST_ROWS = 10;
const STEPS = [0, 1, 2, 3, 4, 5, 10, 20, 50, 100];
const SMALLEST_BAND = 36;
const BAND_EDGE = 16;
/** Between dots. */
const LEAST_GAP = 3;

/** @param {number} count */
export const radius = (count) => 10 + Math.min(16, 4.6 * Math.sqrt(count));

/**
 * Place references by date and by the number of claims that cite them; those alike stand side by side.
 * @param {Dated[]} dated
 * @param {number | null} published when the article came out, as a year with its fraction
 * @param {number} width
 * @param {number} height
 * @returns {TimelineLayout}
 */
export function layoutTimeline(dated, published, width, height) {
  const times = dated.flatMap(({ when }) => (when === null ? [] : [when]));
  const all = published === null ? times : [...times, published];
  const years = /** @type {[number, number]} */ (all.length ? [Math.floor(Math.min(...all)), Math.floor(Math.max(...all)) + 1] : [2000, 2001]);
  const undated = dated.some(({ when }) => when === null) ? MARGIN.left + UNDATED / 2 : null;
  const left = MARGIN.left + (undated === null ? 0 : UNDATED);
  const right = Math.max(left + 200, width - MARGIN.right);
  const x = (/** @type {number} */ when) => left + FIRST + ((when - years[0]) / (years[1] - years[0])) * (right - left - FIRST - LAST);
  const across = (/** @type {number | null} */ when) => (when === null ? (undated ?? left) : x(when));
  const bands = makeBands(dated, height, across);
  const boxes = placeDots(dated, bands, across);
  const bottom = bands.at(-1)?.bottom ?? MARGIN.top;
  return { boxes, bands, years, x, axis: MARGIN.left, left, right, top: MARGIN.top, bottom, undated, bounds: { left: 0, top: 0, right: right + MARGIN.right, bottom: bottom + MARGIN.bottom } };
}

/** Rows for the numbers of claims, the highest on top; the more references of one time in a row, the higher it is. @param {Dated[]} dated @param {number} height @param {(when: number | null) => number} x @returns {Band[]} */
function makeBands(dated, height, x) {
  const most = Math.max(1, ...dated.map(({ count }) => count));
  const steps = most <= MOST_ROWS ? Array.from({ length: most + 1 }, (_, index) => index) : STEPS.filter((step) => step <= most);
  const rows = steps.map((least, index) => ({ least, next: steps[index + 1] ?? Infinity })).reverse();
  const needs = rows.map(({ least, next }) => Math.max(SMALLEST_BAND, heightOf(dated.filter(({ count }) => count >= least && count < next), x)));
  const room = height - MARGIN.top - MARGIN.bottom;
  const spare = Math.max(0, room - needs.reduce((sum, need) => sum + need, 0)) / rows.length;
  let top = MARGIN.top;
  return rows.map(({ least, next }, index) => {
    const high = needs[index] + spare;
    const label = least === 0 ? "never cited" : next === Infinity || next === least + 1 ? `${least}${next === Infinity && least < most ? "+" : ""}` : `${least}–${next - 1}`;
    top += high;
    return { label, least, top: top - high, middle: top - high / 2, bottom: top };
  });
}

/** How high a band must be for its dots to stand one above the other where they crowd. @param {Dated[]} dots @param {(when: number | null) => number} x */
function heightOf(dots, x) {
  const size = dots.reduce((most, { count }) => Math.max(most, 2 * radius(count) + LEAST_GAP), 0);
  const places = dots.map(({ when }) => x(when)).sort((a, b) => a - b);
  const deepest = places.reduce((most, place, index) => Math.max(most, index + 1 - places.findIndex((other) => other > place - size)), 0);
  return deepest * size + BAND_EDGE;
}

/** @param {Dated[]} dated @param {Band[]} bands @param {(when: number | null) => number} x */
function placeDots(dated, bands, x) {
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  /** @type {Map<Band, Box[]>} */
  const rows = new Map(bands.map((band) => [band, []]));
  for (const { id, when, count } of dated.toSorted((a, b) => b.count - a.count)) {
    const band = bands.find(({ least }) => count >= least) ?? bands[bands.length - 1];
    const row = /** @type {Box[]} */ (rows.get(band));
    const size = 2 * radius(count);
    const box = { x: x(when), y: freeHeight(row, band, x(when), size), w: size, h: size };
    row.push(box);
    boxes.set(id, box);
  }
  return boxes;
}

/** The height nearest to the middle of the band at which a dot touches no other; the middle when the band is full. @param {Box[]} row @param {Band} band @param {number} x @param {number} size */
function freeHeight(row, band, x, size) {
  const reach = Math.max(0, (band.bottom - band.top - size) / 2);
  for (let off = 0; off <= reach; off += 3) {
    for (const y of [band.middle + off, band.middle - off]) {
      if (row.every((other) => Math.hypot(other.x - x, other.y - y) > (other.w + size) / 2 + LEAST_GAP - 1)) return y;
    }
  }
  return band.middle;
}
