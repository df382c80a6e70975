import { claims, claimsOf, findings, items, links, references, sections } from "./data.js";
import { state } from "./state.js";
import { inYears } from "./years.js";

/** @import { Claim, Item, Link, Reference, Section } from "./types" */

/** What claims outside any section are filtered by. */
export const OUTSIDE = "section/";

/** @param {Claim} claim */
export const sectionKey = (claim) => items.get(claim.section ?? "")?.name ?? OUTSIDE;

/** @param {Claim} claim */
export const supportKey = (claim) => `support/${claim.support}`;

/** Whether a claim passes the filters but those of one group. @param {Claim} claim @param {string} [except] */
const passes = (claim, except = "") =>
  [supportKey(claim), sectionKey(claim)].every((key) => key.startsWith(`${except}/`) || !state.off.has(key));

/** @param {Claim} claim */
export const claimShown = (claim) => !state.off.has("type/claim") && passes(claim);

/** A reference is shown when it is of the years that are shown and a claim that is shown cites it, or none at all does. @param {Reference} reference */
export function referenceShown(reference) {
  if (state.off.has("type/reference") || !inYears(reference)) return false;
  const citing = claimsOf(reference.id);
  return !citing.length || state.off.has("type/claim") || citing.some((claim) => passes(claim));
}

export const shownClaims = () => claims.filter(claimShown);
export const shownReferences = () => references.filter(referenceShown);

/** @param {Item | undefined} item @returns {boolean} */
export function shown(item) {
  if (!item) return false;
  if (item.type === "claim") return claimShown(item);
  if (item.type === "reference") return referenceShown(item);
  if (item.type === "section") return !state.off.has("type/section") && !state.off.has(item.name);
  if (item.type === "check" || item.type === "finding") return false;
  return !state.off.has(`type/${item.type}`);
}

/** @param {Link} link */
export const linkShown = (link) =>
  !state.off.has(`link/${link.relation}`) && shown(items.get(link.from)) && shown(items.get(link.to));

/** How many claims a filter of support or section stands for, given the other filters. @param {string} key */
export function claimCount(key) {
  const group = key.split("/")[0];
  return claims.filter((claim) => passes(claim, group) && (group === "support" ? supportKey(claim) : sectionKey(claim)) === key).length;
}

/** @param {Item["type"]} type */
export function typeCount(type) {
  if (type === "claim") return claims.filter((claim) => passes(claim)).length;
  if (type === "reference") return references.filter((reference) => inYears(reference) && (!claimsOf(reference.id).length || claimsOf(reference.id).some((claim) => passes(claim)))).length;
  return [...items.values()].filter((item) => item.type === type).length;
}

/** @param {Link["relation"]} relation */
export const linkCount = (relation) =>
  links.filter((link) => link.relation === relation && [link.from, link.to].every((id) => reachable(items.get(id)))).length;

/** Whether the filters of support and section let an item through. @param {Item | undefined} item */
function reachable(item) {
  if (item?.type === "claim") return passes(item);
  if (item?.type === "reference") return inYears(item);
  return item !== undefined;
}

/** The sections that hold claims, in the order of the text, and whether any claim stands outside. */
export function sectionGroups() {
  const used = new Set(claims.map(sectionKey));
  /** @type {{ key: string, section: Section | null }[]} */
  const groups = sections.filter((section) => used.has(section.name)).map((section) => ({ key: section.name, section }));
  return used.has(OUTSIDE) ? [{ key: OUTSIDE, section: null }, ...groups] : groups;
}

export const anyFindings = () => findings.length > 0;
