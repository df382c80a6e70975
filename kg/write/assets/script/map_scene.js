import { claimsOf, items, links, placeOf, referencesOf, worstOf } from "./data.js";
import { claimShown, linkShown, sectionGroups, sectionKey, shownClaims, shownReferences } from "./filters.js";
import { badge, dashed, disc, roundBox, widthOf, write } from "./ink.js";
import { layoutMap } from "./map_layout.js";
import { colour } from "./palette.js";
import { state } from "./state.js";
import { judgedColour, judgement } from "./verdicts.js";
import { counted } from "./words.js";

/** @import { Bounds, Box, Claim, Focus, Ink, Link, Reference, Scene } from "./types" */
/** @import { MapLayout } from "./map_layout.js" */

const TINY = 0.5;
const ROOMY = 200;

/** The evidence map: claims in the order of the text, references beside those that cite them. @param {number} width @returns {Scene} */
export function mapScene(width) {
  const shownHere = shownClaims();
  const groups = state.off.has("type/section") ? [{ title: "", claims: shownHere }] : bySection(shownHere);
  const references = shownReferences();
  const citing = new Map(references.map(({ id }) => [id, claimsOf(id).filter(claimShown).map((claim) => claim.id)]));
  const drawn = links.filter((link) => (link.relation === "cites" || link.relation === "conflicts") && linkShown(link));
  const layout = layoutMap(groups, references, citing, drawn.filter((link) => link.relation === "conflicts"), width);
  return {
    ids: [...layout.boxes.keys()],
    links: drawn,
    boxes: layout.boxes,
    bounds: layout.bounds,
    scrolls: true,
    movable: false,
    back: (ink) => paintHeads(ink, layout),
    trace: (ink, link) => trace(ink, layout, link),
    paint: (ink, id, scale) => paintNode(ink, /** @type {Box} */ (layout.boxes.get(id)), id, scale < TINY),
    front: (ink, scale, focus, view) => {
      if (scale >= TINY) paintVerdicts(ink, layout, focus ? focus.links : drawn);
      paintConflicts(ink, layout, drawn, focus, view);
    },
  };
}

/** @param {Claim[]} claims */
const bySection = (claims) =>
  sectionGroups()
    .map(({ key }) => claims.filter((claim) => sectionKey(claim) === key))
    .filter((group) => group.length)
    .map((group) => ({ title: placeOf(group[0]), claims: group }));

/** @param {Ink} ink @param {MapLayout} layout */
function paintHeads(ink, layout) {
  const first = layout.boxes.values().next().value;
  if (!first) return;
  const quiet = { colour: colour["ink-3"], size: 12 };
  if (layout.heads.length) write(ink, "Claims, in the order of the text", layout.claimLeft, -12, quiet);
  write(ink, layout.compact ? "References" : "References; height = claims that cite it", layout.referenceLeft, -12, quiet);
  for (const { title, note, y } of layout.heads) {
    const noteWidth = widthOf(ink, note, 12);
    write(ink, title, layout.claimLeft, y + 4, { colour: colour["ink-2"], size: 13, weight: 600, width: first.w - noteWidth - 20 });
    write(ink, note, layout.claimLeft + first.w, y + 4, { ...quiet, align: "right" });
  }
  if (layout.uncitedTop !== null) write(ink, layout.compact ? "Never cited" : "In the reference list only", layout.referenceLeft, layout.uncitedTop - 11, quiet);
}

/** @param {Ink} ink @param {MapLayout} layout @param {Link} link */
function trace(ink, layout, link) {
  const from = /** @type {Box} */ (layout.boxes.get(link.from));
  const to = /** @type {Box} */ (layout.boxes.get(link.to));
  if (link.relation === "conflicts") {
    const x = layout.claimLeft;
    const out = x - ((layout.lanes.get(link) ?? 0) * 4) / 3;
    ink.moveTo(x, from.y);
    ink.bezierCurveTo(out, from.y, out, to.y, x, to.y);
    return;
  }
  const [start, first, end, last] = endsOf(layout, link);
  ink.moveTo(start, first);
  ink.bezierCurveTo((start + end) / 2, first, (start + end) / 2, last, end, last);
}

/** Where a link leaves its claim and lands on its reference. @param {MapLayout} layout @param {Link} link */
function endsOf(layout, link) {
  const [from, to] = [link.from, link.to].map((id) => /** @type {Box} */ (layout.boxes.get(id)));
  return [from.x + from.w / 2, from.y, to.x - to.w / 2, layout.ports.get(`${link.from}>${link.to}`) ?? to.y];
}

/** @param {Ink} ink @param {Box} box @param {string} id @param {boolean} tiny */
function paintNode(ink, box, id, tiny) {
  const item = items.get(id);
  if (item?.type === "claim") paintClaim(ink, box, item, tiny);
  if (item?.type === "reference") paintReference(ink, box, item, tiny);
}

/** @param {Claim} claim */
export const claimColour = (claim) =>
  claim.support === "none" ? colour.weak : claim.support === "own" ? colour.section : colour.claim;

/** @param {Ink} ink @param {Box} box @param {Claim} claim @param {boolean} tiny */
function paintClaim(ink, box, claim, tiny) {
  const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
  const [weak, chosen] = [claim.support === "none", claim.id === state.node];
  roundBox(ink, left, top, box.w, box.h, 5);
  ink.fillStyle = weak ? colour["weak-tint"] : colour.surface;
  ink.fill();
  ink.lineWidth = chosen ? 2.2 : 1;
  ink.strokeStyle = chosen ? colour.ink : weak ? colour.weak : colour["line-2"];
  dashed(ink, weak ? [4, 3] : []);
  roundBox(ink, left, top, 5, box.h, [5, 0, 0, 5]);
  ink.fillStyle = claimColour(claim);
  ink.fill();
  if (tiny) return paintBar(ink, left + 14, box.y, Math.min(box.w - 80, claim.label.length * 6.4));
  const right = paintClaimEnd(ink, left + box.w - 10, box.y + 0.5, claim);
  write(ink, String(claim.number), left + 12, box.y + 0.5, { colour: colour["ink-3"], size: 11 });
  const quiet = claim.support === "own";
  write(ink, claim.label, left + 36, box.y + 0.5, { colour: quiet ? colour["ink-2"] : colour.ink, size: 13, width: right - left - 42 });
}

/** The numbers of the references and the sign of a finding; returns where the text must end. @param {Ink} ink @param {number} right @param {number} y @param {Claim} claim */
function paintClaimEnd(ink, right, y, claim) {
  const worst = worstOf(claim.id);
  if (worst && worst !== "info") {
    badge(ink, right - 4, y, worst);
    right -= 18;
  }
  const numbers = referencesOf(claim.id).map((reference) => reference.number);
  if (!numbers.length) return right;
  const text = numbers.length > 6 ? `${numbers.slice(0, 5).join(", ")} +${numbers.length - 5}` : numbers.join(", ");
  write(ink, text, right, y, { colour: colour["reference-text"], size: 11.5, weight: 600, align: "right" });
  return right - widthOf(ink, text, 11.5, 600) - 8;
}

/** @param {Ink} ink @param {number} x @param {number} y @param {number} width */
function paintBar(ink, x, y, width) {
  roundBox(ink, x, y - 2.5, width, 5, 2);
  ink.fillStyle = colour["line-2"];
  ink.fill();
}

/** @param {Ink} ink @param {Box} box @param {Reference} reference @param {boolean} tiny */
function paintReference(ink, box, reference, tiny) {
  const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
  const count = claimsOf(reference.id).length;
  const [hue, chosen] = [count ? colour.reference : colour.error, reference.id === state.node];
  roundBox(ink, left, top, box.w, box.h, 6);
  ink.fillStyle = count ? colour["reference-tint"] : colour["error-tint"];
  ink.fill();
  ink.lineWidth = chosen ? 2.4 : 1.3;
  ink.strokeStyle = chosen ? colour.ink : hue;
  dashed(ink, count ? [] : [5, 3]);
  roundBox(ink, left, top, 36, box.h, [6, 0, 0, 6]);
  ink.fillStyle = hue;
  ink.fill();
  write(ink, String(reference.number), left + 18, box.y + 0.5, { colour: colour.surface, size: 14, weight: 700, align: "center" });
  if (tiny) return;
  if (box.w < ROOMY) return write(ink, reference.label, left + 42, box.y + 0.5, { colour: colour.ink, size: 12, weight: 600, width: box.w - 48 });
  const two = box.h >= 38 && Boolean(reference.journal);
  const line = two ? box.y - 8 : box.y + 0.5;
  const right = paintReferenceEnd(ink, left + box.w - 9, line, reference, count);
  write(ink, reference.label, left + 45, line, { colour: colour.ink, size: 13, weight: 600, width: right - left - 51 });
  if (two) write(ink, reference.journal ?? "", left + 45, box.y + 9, { colour: colour["ink-3"], size: 12, width: box.w - 58 });
}

/** @param {Ink} ink @param {number} right @param {number} y @param {Reference} reference @param {number} count */
function paintReferenceEnd(ink, right, y, reference, count) {
  const worst = worstOf(reference.id);
  if (worst && worst !== "info") {
    badge(ink, right - 5, y, worst);
    right -= 19;
    if (!count) return right;
  }
  const text = count ? counted(count, "claim") : "never cited";
  write(ink, text, right, y, { colour: count ? colour["ink-2"] : colour["error-text"], size: 12, align: "right" });
  return right - widthOf(ink, text, 12);
}

/** The sign of each judged link, on the link near its claim. @param {Ink} ink @param {MapLayout} layout @param {Link[]} links */
function paintVerdicts(ink, layout, links) {
  /** @type {Map<string, number>} */
  const before = new Map();
  for (const link of links) {
    const judged = judgement(link);
    if (!judged) continue;
    const order = before.get(link.from) ?? 0;
    before.set(link.from, order + 1);
    const { x, y } = pointOn(layout, link, 0.14 + 0.13 * order);
    ink.fillStyle = judgedColour(judged);
    disc(ink, x, y, 7);
    ink.fill();
    write(ink, judged.sign, x, y + 0.5, { colour: colour.surface, size: 10, weight: 700, align: "center" });
  }
}

/** A point on the curve of a link, from its claim (0) to its reference (1). @param {MapLayout} layout @param {Link} link @param {number} t */
function pointOn(layout, link, t) {
  const [x0, y0, x3, y3] = endsOf(layout, link);
  const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return { x: a * x0 + ((b + c) * (x0 + x3)) / 2 + d * x3, y: (a + b) * y0 + (c + d) * y3 };
}

/** The sign of each conflict on its arc, and what it says when it is in focus. @param {Ink} ink @param {MapLayout} layout @param {Link[]} drawn @param {Focus | null} focus @param {Bounds} view */
function paintConflicts(ink, layout, drawn, focus, view) {
  for (const link of focus ? focus.links : drawn) {
    if (link.relation !== "conflicts") continue;
    const [from, to] = [link.from, link.to].map((id) => /** @type {Box} */ (layout.boxes.get(id)));
    const x = layout.claimLeft - (layout.lanes.get(link) ?? 0);
    const y = (from.y + to.y) / 2;
    ink.fillStyle = colour.error;
    disc(ink, x, y, 9);
    ink.fill();
    write(ink, "≠", x, y + 0.5, { colour: colour.surface, size: 13, weight: 700, align: "center" });
    const says = items.get(link.finding ?? "")?.label;
    if (focus && says) paintLabel(ink, says, Math.max(x + 14, view.left + 8), y);
  }
}

/** @param {Ink} ink @param {string} text @param {number} x @param {number} y */
function paintLabel(ink, text, x, y) {
  const width = Math.min(380, widthOf(ink, text, 12, 600)) + 14;
  roundBox(ink, x, y - 11, width, 22, 6);
  ink.fillStyle = colour.error;
  ink.fill();
  write(ink, text, x + 7, y + 0.5, { colour: colour.surface, size: 12, weight: 600, width: width - 14 });
}
