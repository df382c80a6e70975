import { claims, claimsOf, conflictsOf, items, linksOf, referencesOf, sections } from "./data.js";

/** @import { Focus, Item, Scene } from "./types" */

/** What is lit when an item is pointed at or chosen; nothing for the article as a whole. @param {Scene} scene @param {string | null} id @returns {Focus | null} */
export function focusOn(scene, id) {
  const item = items.get(id ?? "");
  if (!item || item.type === "article") return null;
  const ids = new Set([item.id, ...related(item)]);
  const own = item.type === "claim" || item.type === "reference";
  const links = scene.links.filter(
    (link) => ids.has(link.from) && ids.has(link.to) && (!own || link.from === item.id || link.to === item.id),
  );
  const drawn = new Set(scene.ids.filter((node) => ids.has(node)));
  return drawn.size ? { id: item.id, ids: drawn, links } : null;
}

/** @param {Item} item @returns {string[]} */
function related(item) {
  switch (item.type) {
    case "claim":
      return linksOf(item.id).flatMap((link) => (link.relation === "holds" ? [] : [link.from, link.to]));
    case "reference":
      return linksOf(item.id).flatMap((link) => [link.from, link.to]);
    case "section":
      return inside(item.id).flatMap((claim) => [claim, ...referencesOf(claim).map((reference) => reference.id)]);
    case "finding":
    case "check":
      return item.about;
    default:
      return linksOf(item.id).flatMap((link) => [link.from, link.to]);
  }
}

/** The claims of a section and of the sections in it. @param {string} section @returns {string[]} */
export function inside(section) {
  const below = sections.filter((other) => other.parent === section).flatMap((other) => inside(other.id));
  return [...claims.filter((claim) => claim.section === section).map((claim) => claim.id), ...below];
}

/** What a reader may go to from an item, to the right (true) or the left. @param {string} id @param {boolean} right */
export function along(id, right) {
  const item = items.get(id);
  if (item?.type === "claim") return right ? referencesOf(id).map((to) => to.id) : conflictsOf(id).map(({ claim }) => claim.id);
  if (item?.type === "reference") return right ? [] : claimsOf(id).map((from) => from.id);
  return [];
}
