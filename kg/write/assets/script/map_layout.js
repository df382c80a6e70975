/** @import { Box, Bounds, Claim, Link, Reference } from "./types" */

/**
 * @typedef {{ title: string, claims: Claim[] }} Group
 * @typedef {{ title: string, note: string, y: number }} Head
 * @typedef {{
 *   boxes: Map<string, Box>, heads: Head[], ports: Map<string, number>, lanes: Map<Link, number>,
 *   claimLeft: number, referenceLeft: number, bounds: Bounds, uncitedTop: number | null, compact: boolean }} MapLayout
 */

const PITCH = 25;
const CLAIM_HEIGHT = 22;
const HEAD_HEIGHT = 36;
/** Widths of claims and of the gap, from and to, and of references. */
const ROOMY = { claim: [460, 640], gap: [106, 200], reference: 250 };
const COMPACT = { claim: [232, 320], gap: [56, 90], reference: 124 };
const NARROW = 620;
const LANE = 14;
const FIRST_LANE = 22;
const MOST_LANES = 5;
const EDGE = 16;
const TALLEST_REFERENCE = 220;

/**
 * Lay out claims on the left in the order of the text and references on the right near the claims that cite them.
 * @param {Group[]} groups
 * @param {Reference[]} references in the order of the list
 * @param {Map<string, string[]>} citing the claims that cite a reference, of those shown
 * @param {Link[]} conflicts
 * @param {number} width of the window, in pixels
 * @returns {MapLayout}
 */
export function layoutMap(groups, references, citing, conflicts, width) {
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  const { lanes, count } = assignLanes(groups.flatMap((group) => group.claims), conflicts);
  const compact = width < NARROW;
  const sizes = compact ? COMPACT : ROOMY;
  const margin = count ? FIRST_LANE + count * LANE + 10 : EDGE;
  const room = width - margin - sizes.reference - EDGE;
  const gap = Math.min(sizes.gap[1], Math.max(sizes.gap[0], room - sizes.claim[1]));
  const claimWidth = Math.min(sizes.claim[1], Math.max(sizes.claim[0], room - gap));
  const claimLeft = 0;
  const heads = placeClaims(groups, boxes, claimWidth);
  const referenceLeft = claimWidth + gap;
  const last = groups.at(-1)?.claims.at(-1);
  const claimsBottom = last ? /** @type {Box} */ (boxes.get(last.id)).y + CLAIM_HEIGHT / 2 : 0;
  const { bottom, uncitedTop } = placeReferences(references, citing, boxes, { left: referenceLeft, width: sizes.reference }, claimsBottom);
  return {
    boxes,
    heads,
    ports: placePorts(references, citing, boxes),
    lanes,
    claimLeft,
    referenceLeft,
    uncitedTop,
    compact,
    bounds: { left: -margin, top: -30, right: referenceLeft + sizes.reference + EDGE, bottom: Math.max(bottom, claimsBottom) + 46 },
  };
}

/** @param {Group[]} groups @param {Map<string, Box>} boxes @param {number} width @returns {Head[]} */
function placeClaims(groups, boxes, width) {
  /** @type {Head[]} */
  const heads = [];
  let y = 0;
  for (const { title, claims } of groups) {
    const cited = claims.filter((claim) => citesAny(claim)).length;
    const note = cited ? `${cited} of ${claims.length} cited` : claims.length === 1 ? "1 claim" : `${claims.length} claims`;
    heads.push({ title, note, y: y + HEAD_HEIGHT / 2 });
    y += HEAD_HEIGHT;
    for (const claim of claims) {
      boxes.set(claim.id, { x: width / 2, y: y + CLAIM_HEIGHT / 2, w: width, h: CLAIM_HEIGHT });
      y += PITCH;
    }
  }
  return heads;
}

/** @param {Claim} claim */
const citesAny = (claim) => claim.support === "several" || claim.support === "one";

/**
 * @param {Reference[]} references
 * @param {Map<string, string[]>} citing
 * @param {Map<string, Box>} boxes
 * @param {{ left: number, width: number }} column
 * @param {number} claimsBottom
 */
function placeReferences(references, citing, boxes, column, claimsBottom) {
  const centre = (/** @type {Reference} */ reference) => {
    const rows = (citing.get(reference.id) ?? []).map((claim) => boxes.get(claim)?.y ?? 0);
    return rows.reduce((sum, y) => sum + y, 0) / rows.length;
  };
  const heightOf = (/** @type {Reference} */ reference) => Math.min(TALLEST_REFERENCE, 24 + 7 * (citing.get(reference.id)?.length ?? 0));
  const wanted = references.filter((reference) => citing.get(reference.id)?.length).map((reference) => ({ reference, y: centre(reference) }));
  wanted.sort((a, b) => a.y - b.y || a.reference.number - b.reference.number);
  const uncited = references.filter((reference) => !citing.get(reference.id)?.length);
  const heights = wanted.map(({ reference }) => heightOf(reference));
  const shelf = uncited.length ? 34 + uncited.length * (heightOf(uncited[0]) + 8) : 0;
  const needed = heights.reduce((sum, height) => sum + height, 0);
  const gap = Math.max(8, Math.min(30, (claimsBottom - shelf - needed - HEAD_HEIGHT) / Math.max(1, wanted.length)));
  const floor = Math.max(claimsBottom - shelf, HEAD_HEIGHT + needed + gap * wanted.length);
  const places = settle(wanted.map(({ y }) => y), heights, gap, HEAD_HEIGHT, floor);
  const set = (/** @type {Reference} */ reference, /** @type {number} */ y, /** @type {number} */ h) =>
    boxes.set(reference.id, { x: column.left + column.width / 2, y: Math.round(y), w: column.width, h });
  wanted.forEach(({ reference }, index) => set(reference, places[index], heights[index]));
  let y = floor + 34;
  const uncitedTop = uncited.length ? y : null;
  for (const reference of uncited) {
    const h = heightOf(reference);
    set(reference, y + h / 2, h);
    y += h + 8;
  }
  return { bottom: uncited.length ? y - 8 : floor, uncitedTop };
}

/**
 * Centres for boxes in a column: the order is kept, none overlap, all lie between top and bottom, and the sum of the
 * squared distances to the wanted places is the smallest (pool adjacent violators).
 * @param {number[]} wanted in order
 * @param {number[]} heights
 * @param {number} gap
 * @param {number} top
 * @param {number} bottom
 * @returns {number[]}
 */
export function settle(wanted, heights, gap, top, bottom) {
  /** @type {number[]} */
  const offsets = [];
  heights.forEach((height, index) => offsets.push(index ? offsets[index - 1] + heights[index - 1] / 2 + gap + height / 2 : height / 2));
  /** @type {{ sum: number, size: number }[]} */
  const pools = [];
  wanted.forEach((place, index) => {
    let pool = { sum: place - offsets[index], size: 1 };
    for (let before = pools.at(-1); before && before.sum / before.size > pool.sum / pool.size; before = pools.at(-1)) {
      pools.pop();
      pool = { sum: before.sum + pool.sum, size: before.size + pool.size };
    }
    pools.push(pool);
  });
  const total = heights.length ? (offsets.at(-1) ?? 0) + (heights.at(-1) ?? 0) / 2 : 0;
  const levels = pools.flatMap(({ sum, size }) => Array(size).fill(Math.max(top, Math.min(bottom - total, sum / size))));
  return levels.map((level, index) => level + offsets[index]);
}

/** Where each link lands on its reference: sorted, so that links do not cross at the end. @param {Reference[]} references @param {Map<string, string[]>} citing @param {Map<string, Box>} boxes */
function placePorts(references, citing, boxes) {
  /** @type {Map<string, number>} */
  const ports = new Map();
  for (const { id } of references) {
    const box = boxes.get(id);
    const ordered = (citing.get(id) ?? []).toSorted((a, b) => (boxes.get(a)?.y ?? 0) - (boxes.get(b)?.y ?? 0));
    if (box) ordered.forEach((claim, index) => ports.set(`${claim}>${id}`, box.y - box.h / 2 + ((index + 0.5) * box.h) / ordered.length));
  }
  return ports;
}

/** Give each conflict a lane in the margin, so that arcs that overlap do not lie on each other. @param {Claim[]} claims @param {Link[]} conflicts */
function assignLanes(claims, conflicts) {
  const row = new Map(claims.map((claim, index) => [claim.id, index]));
  const spans = conflicts
    .map((link) => ({ link, rows: [row.get(link.from) ?? -1, row.get(link.to) ?? -1].toSorted((a, b) => a - b) }))
    .filter(({ rows }) => rows[0] >= 0)
    .toSorted((a, b) => a.rows[1] - a.rows[0] - (b.rows[1] - b.rows[0]) || a.rows[0] - b.rows[0]);
  /** @type {Map<Link, number>} */
  const lanes = new Map();
  /** @type {number[][][]} */
  const taken = [];
  for (const { link, rows } of spans) {
    let lane = taken.findIndex((others) => others.every(([from, to]) => rows[0] > to || rows[1] < from));
    if (lane < 0) lane = Math.min(taken.length, MOST_LANES - 1);
    (taken[lane] ??= []).push(rows);
    lanes.set(link, FIRST_LANE + lane * LANE);
  }
  return { lanes, count: taken.length };
}
