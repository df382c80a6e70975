import { article, claimsOf, items, links, mentionsOf, worstOf } from "./data.js";
import { linkShown, shown } from "./filters.js";
import { badge, dashed, disc, polygon, roundBox, write } from "./ink.js";
import { paintLabels, placeLabels } from "./labels.js";
import { claimColour } from "./map_scene.js";
import { placeNodes, placeRings, roomFor } from "./network_layout.js";
import { colour } from "./palette.js";
import { state } from "./state.js";
import { paintDot } from "./timeline_scene.js";
import { counted } from "./words.js";

/** @import { Bounds, Box, Claim, Focus, Ink, Item, Other, Reference, Scene, Section } from "./types" */
/** @import { Label, PlacedLabel } from "./labels.js" */

const NEAR_LABEL = 1.3;
/** The scale from which claims have their text, unless they are in focus. */
const CLAIM_LABEL = 0.6;
const MOST_CACHED = 40;
const LETTER = 6.6;

/** Claims, references and concepts near what they are linked to; with `near`, only what surrounds the chosen one. @returns {Scene} */
export function networkScene() {
  const candidates = [...items.values()].filter((item) => item !== article && shown(item) && (item.type !== "section" || !state.off.has("link/holds")));
  const all = candidates.filter((item) => item.type !== "concept" || mentionsOf(item.id) > 1 || item.id === state.node || state.near);
  const left = candidates.length - all.length;
  const present = new Set(all.map((item) => item.id));
  const allLinks = links.filter((link) => linkShown(link) && present.has(link.from) && present.has(link.to));
  const boxes = state.near && present.has(state.node ?? "") ? placeRings(state.node ?? "", all, allLinks) : placeNodes(all);
  const drawnLinks = allLinks.filter((link) => boxes.has(link.from) && boxes.has(link.to));
  const linked = new Set(drawnLinks.flatMap((link) => [link.from, link.to]));
  const alone = [...boxes.keys()].filter((id) => !linked.has(id));
  const bounds = roomFor(boxes.values());
  const names = namesOf([...boxes.keys()], boxes, bounds, (scale) => captionOf(boxes, alone, scale));
  return {
    ids: [...boxes.keys()],
    links: drawnLinks,
    boxes,
    bounds,
    scrolls: false,
    movable: true,
    leftOut: left ? `${counted(left, "concept")} of one claim left out` : "",
    back: (ink, scale) => paintCaption(ink, captionOf(boxes, alone, scale), scale),
    trace: (ink, link) => {
      const [from, to] = [link.from, link.to].map((id) => /** @type {Box} */ (boxes.get(id)));
      ink.moveTo(from.x, from.y);
      ink.lineTo(to.x, to.y);
    },
    paint: (ink, id) => paintNode(ink, /** @type {Box} */ (boxes.get(id)), /** @type {Item} */ (items.get(id))),
    front: (ink, scale, focus) => paintLabels(ink, names(ink, focus, scale), scale),
  };
}

/** What the shelf at the foot holds, below it, where nothing else is at any scale; nothing when that is little. @param {Map<string, Box>} boxes @param {string[]} alone @param {number} scale */
function captionOf(boxes, alone, scale) {
  const claims = alone.filter((id) => items.get(id)?.type === "claim").map((id) => /** @type {Box} */ (boxes.get(id)));
  if (claims.length < 3 || state.near) return null;
  const left = claims.reduce((low, box) => Math.min(low, box.x), Infinity);
  const foot = alone.reduce((low, id) => Math.max(low, boxes.get(id)?.y ?? 0), -Infinity);
  const text = `${counted(claims.length, "claim")} linked to nothing shown here`;
  return { text, x: left - 14, y: foot + 14 + 14 / scale, w: (text.length * LETTER) / scale, h: 16 / scale };
}

/** @param {Ink} ink @param {ReturnType<typeof captionOf>} caption @param {number} scale */
function paintCaption(ink, caption, scale) {
  if (caption) write(ink, caption.text, caption.x, caption.y, { colour: colour["ink-3"], size: 12 / scale });
}

/** @param {Ink} ink @param {Box} box @param {Item} item */
function paintNode(ink, box, item) {
  if (item.type === "reference") return paintDot(ink, box, item);
  if (item.type === "claim") paintClaimBox(ink, box, item);
  else if (item.type === "concept") paintPill(ink, box, item);
  else if (item.type === "section") paintShape(ink, box, item, hexagon(box), colour.section);
  else if (item.type === "author") paintShape(ink, box, item, [[box.x, box.y - 6], [box.x + 6, box.y + 5], [box.x - 6, box.y + 5]], colour.author);
  else if (item.type === "journal") paintShape(ink, box, item, [[box.x, box.y - 7], [box.x + 7, box.y], [box.x, box.y + 7], [box.x - 7, box.y]], colour.journal);
}

/** @param {Ink} ink @param {Box} box @param {Claim} claim */
function paintClaimBox(ink, box, claim) {
  const hue = claimColour(claim);
  roundBox(ink, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, 4);
  ink.fillStyle = { several: colour.claim, one: colour["claim-tint"], none: colour["weak-tint"], own: colour["section-tint"] }[claim.support];
  ink.fill();
  ink.lineWidth = claim.id === state.node ? 3 : 1.5;
  ink.strokeStyle = claim.id === state.node ? colour.ink : hue;
  dashed(ink, claim.support === "none" ? [3, 2.5] : []);
  const text = claim.support === "several" ? colour.surface : claim.support === "none" ? colour["weak-text"] : claim.support === "one" ? colour["claim-text"] : colour["section-text"];
  write(ink, String(claim.number), box.x, box.y + 0.5, { colour: text, size: claim.number > 999 ? 8 : 10, weight: 600, align: "center" });
  const worst = worstOf(claim.id);
  if (worst && worst !== "info") badge(ink, box.x + box.w / 2 + 1, box.y - box.h / 2 - 1, worst, 5);
}

/** @param {Ink} ink @param {Box} box @param {Other} concept */
function paintPill(ink, box, concept) {
  roundBox(ink, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, box.h / 2);
  ink.fillStyle = colour["concept-tint"];
  ink.fill();
  ink.lineWidth = concept.id === state.node ? 3 : 1.5;
  ink.strokeStyle = concept.id === state.node ? colour.ink : colour.concept;
  ink.stroke();
  write(ink, concept.label, box.x, box.y + 0.5, { colour: colour["concept-text"], size: 12.5, weight: 600, align: "center", width: box.w - 14 });
}

/** @param {Box} box */
const hexagon = (box) => Array.from({ length: 6 }, (_, i) => [box.x + 12 * Math.cos((i * Math.PI) / 3), box.y + 12 * Math.sin((i * Math.PI) / 3)]);

/** @param {Ink} ink @param {Box} _box @param {Section | Other} item @param {number[][]} points @param {string} hue */
function paintShape(ink, _box, item, points, hue) {
  polygon(ink, points);
  ink.fillStyle = hue;
  ink.fill();
  if (item.id !== state.node) return;
  ink.lineWidth = 3;
  ink.strokeStyle = colour.ink;
  ink.stroke();
}

/** @type {Record<string, number>} */
const RANK = { section: 600, reference: 500, claim: 200, author: 100, journal: 100 };

/**
 * Labels placed for a focus and a scale; remembered, because a hover or a drag of the window asks for them again.
 * @param {string[]} ids
 * @param {Map<string, Box>} boxes
 * @param {Bounds} bounds
 * @param {(scale: number) => ReturnType<typeof captionOf>} captionAt
 * @returns {(ink: Ink, focus: Focus | null, scale: number) => PlacedLabel[]}
 */
function namesOf(ids, boxes, bounds, captionAt) {
  /** @type {Map<string, PlacedLabel[]>} */
  const cache = new Map();
  return (ink, focus, scale) => {
    const places = [...boxes.values()];
    const key = `${focus?.id}|${scale.toFixed(3)}|${places.reduce((sum, { x, y }) => sum + x * 3 + y, 0)}`;
    let placed = cache.get(key);
    if (!placed) {
      if (cache.size > MOST_CACHED) cache.clear();
      const caption = focus ? null : captionAt(scale);
      const written = caption ? [{ ...caption, x: caption.x + caption.w / 2 }] : [];
      const lit = ids.filter((id) => !focus || focus.ids.has(id));
      const labels = lit.flatMap((id) => labelOf(id, /** @type {Box} */ (boxes.get(id)), focus, scale));
      const taken = lit.flatMap((id) => [/** @type {Box} */ (boxes.get(id)), ...signOf(id, /** @type {Box} */ (boxes.get(id)))]);
      placed = placeLabels(ink, labels, [...taken, ...written], scale, bounds);
      cache.set(key, placed);
    }
    return placed;
  };
}

/** Where the sign of a finding stands: at the upper right corner of what it is about. @param {string} id @param {Box} box @returns {Box[]} */
function signOf(id, box) {
  const worst = worstOf(id);
  return worst && worst !== "info" ? [{ x: box.x + box.w / 2 + 1, y: box.y - box.h / 2 - 1, w: 14, h: 14 }] : [];
}

/** @param {string} id @param {Box} box @param {Focus | null} focus @param {number} scale @returns {Label[]} */
function labelOf(id, box, focus, scale) {
  const item = /** @type {Item} */ (items.get(id));
  const quiet = item.type === "author" || item.type === "journal";
  if (item.type === "concept" || (quiet && !focus && scale < NEAR_LABEL)) return [];
  const rank = (RANK[item.type] ?? 0) + (item.type === "reference" ? claimsOf(id).length : 0) + (focus?.id === id ? 1000 : 0);
  const roomy = focus !== null || scale > 1.5;
  if (item.type === "claim" && !focus && scale < CLAIM_LABEL) return [];
  const hue = item.type === "claim" && !focus ? colour["ink-2"] : item.type === "section" ? colour["section-text"] : quiet ? colour[item.type === "author" ? "author-text" : "journal-text"] : colour.ink;
  return [{ id, text: item.label, box, rank, strong: item.type === "reference" || item.type === "section", hue, width: item.type === "claim" ? (roomy ? 300 : 150) : 190 }];
}
