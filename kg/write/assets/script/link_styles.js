import { colour } from "./palette.js";

/** @import { Ink, Link, Scene } from "./types" */

/**
 * How each sort of link looks: colour, width, dashes, opacity.
 * @type {Record<string, () => { hue: string, width: number, dashes: number[], alpha: number }>}
 */
const STYLES = {
  cites: () => ({ hue: colour["ink-3"], width: 1.1, dashes: [], alpha: 0.5 }),
  alone: () => ({ hue: colour.weak, width: 1.8, dashes: [], alpha: 0.8 }),
  conflicts: () => ({ hue: colour.error, width: 1.7, dashes: [5, 4], alpha: 0.9 }),
  mentions: () => ({ hue: colour.concept, width: 1, dashes: [1.5, 3], alpha: 0.6 }),
  holds: () => ({ hue: colour["line-2"], width: 1, dashes: [], alpha: 1 }),
  written: () => ({ hue: colour.author, width: 1, dashes: [], alpha: 0.4 }),
  published: () => ({ hue: colour.journal, width: 1, dashes: [], alpha: 0.4 }),
};

/** @param {Link} link */
const styleOf = (link) => (link.relation === "cites" && link.alone ? "alone" : link.relation);

/** Draw links, one stroke for each style. @param {Ink} ink @param {Scene} scene @param {Link[]} links @param {boolean} strong */
export function strokeLinks(ink, scene, links, strong) {
  /** @type {Map<string, Link[]>} */
  const groups = new Map(Object.keys(STYLES).map((name) => [name, []]));
  for (const link of links) groups.get(styleOf(link))?.push(link);
  for (const [name, group] of groups) {
    if (!group.length) continue;
    const { hue, width, dashes, alpha } = STYLES[name]();
    ink.beginPath();
    for (const link of group) scene.trace(ink, link);
    ink.strokeStyle = strong && name === "cites" ? colour.claim : hue;
    ink.lineWidth = strong ? width * 1.7 : width;
    ink.globalAlpha = strong ? 1 : alpha;
    ink.setLineDash(dashes);
    ink.stroke();
  }
  ink.setLineDash([]);
  ink.globalAlpha = 1;
}
