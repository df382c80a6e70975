import { push, read, records, typed } from "./records.js";

/** @import { Article, Check, Claim, Finding, Item, Link, Other, Reference, Section } from "./types" */

/** @type {Item[]} */
const loaded = typed(read("nodes-data"));
/** The checks that found something, the worst first. */
export const checks = /** @type {Check[]} */ (loaded.filter((item) => item.type === "check"));
/** @type {Finding[]} */
export const findings = checks.flatMap((check) => check.findings.map((finding) => Object.assign(finding, { type: /** @type {const} */ ("finding"), severity: check.severity, check })));
for (const check of checks) check.about = [...new Set(check.findings.flatMap((finding) => finding.about))];

/** @type {Map<string, Item>} */
export const items = new Map([...loaded, ...findings].map((item) => [item.id, item]));
for (const item of items.values()) item.name = `${item.type}/${item.key ?? item.label}`;
/** @type {Map<string, string>} Stable names to ids. */
export const byName = new Map([...items.values()].map((item) => [item.name, item.id]));

/** @type {Link[]} */
export const links = records(read("edges-data"));
/** @type {{ interaction: object }} What pyvis hands to vis-network. */
export const options = read("options-data");

export const article = /** @type {Article} */ (loaded[0]);
export const sections = /** @type {Section[]} */ (loaded.filter((item) => item.type === "section"));
export const claims = /** @type {Claim[]} */ (loaded.filter((item) => item.type === "claim"));
export const references = /** @type {Reference[]} */ (loaded.filter((item) => item.type === "reference"));
export const others = /** @type {Other[]} */ (
  loaded.filter((item) => item.type === "concept" || item.type === "author" || item.type === "journal")
);

/** @type {Map<string, Link[]>} */
const outgoing = new Map();
/** @type {Map<string, Link[]>} */
const incoming = new Map();
for (const link of links) {
  push(outgoing, link.from, link);
  push(incoming, link.to, link);
}

/** @type {Map<string, Finding[]>} */
const concerns = new Map();
for (const finding of findings) for (const id of finding.about) push(concerns, id, finding);

/** @param {string} id */
export const linksOf = (id) => [...(outgoing.get(id) ?? []), ...(incoming.get(id) ?? [])];

/** @param {string} id */
export const findingsOf = (id) => concerns.get(id) ?? [];

/** The references a claim cites, in its order. @param {string} claim */
export const referencesOf = (claim) =>
  (outgoing.get(claim) ?? []).filter((link) => link.relation === "cites").map((link) => /** @type {Reference} */ (items.get(link.to)));

/** The claims that cite a reference, in the order of the text. @param {string} reference */
export const claimsOf = (reference) =>
  (incoming.get(reference) ?? []).filter((link) => link.relation === "cites").map((link) => /** @type {Claim} */ (items.get(link.from)));

/** The link by which a claim cites a reference. @param {string} claim @param {string} reference */
export const linkBetween = (claim, reference) => (outgoing.get(claim) ?? []).find((link) => link.relation === "cites" && link.to === reference);

/** The links from claims to references, and those of them that a person has judged. */
export const evidence = links.filter((link) => link.relation === "cites");
export const judged = evidence.filter((link) => link.verdicts);

/** Whether a claim cites this reference and no other. @param {Claim} claim @param {string} reference */
export const restsAlone = (claim, reference) => {
  const cited = referencesOf(claim.id);
  return cited.length === 1 && cited[0]?.id === reference;
};

/** The claims that conflict with a claim, with the links that say so. @param {string} claim */
export const conflictsOf = (claim) =>
  linksOf(claim)
    .filter((link) => link.relation === "conflicts")
    .map((link) => ({ link, claim: /** @type {Claim} */ (items.get(link.from === claim ? link.to : link.from)) }));

/** The titles of a section and those around it, outermost first. @param {string | undefined} id @returns {string} */
export function sectionTitle(id) {
  const section = /** @type {Section | undefined} */ (items.get(id ?? ""));
  if (!section) return "";
  return section.parent ? `${sectionTitle(section.parent)} › ${section.label}` : section.label;
}

/** Where a claim stands, for a reader. @param {Claim} claim */
export const placeOf = (claim) => sectionTitle(claim.section) || (claim.heading ? "Title" : "Outside the sections");

/** How many claims mention a concept. @param {string} concept */
export const mentionsOf = (concept) => (incoming.get(concept) ?? []).filter((link) => link.relation === "mentions").length;

/** The worst severity among an item's findings. @param {string} id @returns {"error" | "warning" | "info" | ""} */
export function worstOf(id) {
  const found = findingsOf(id).map((finding) => finding.severity);
  return found.includes("error") ? "error" : found.includes("warning") ? "warning" : found.length ? "info" : "";
}

/** Volume, issue and pages as they are printed: "34(6):805–12". @param {Article | Reference} item */
export const locator = ({ volume = "", issue, pages }) => [volume + (issue ? `(${issue})` : ""), pages].filter(Boolean).join(":");

/** @param {{ date?: string }} item */
export const yearOf = (item) => (item.date ?? "").slice(0, 4);
