import { claimsOf, findingsOf, linkBetween, locator, placeOf, referencesOf, restsAlone, yearOf } from "./data.js";
import { make } from "./dom.js";
import { card, family, notes, pill } from "./cards.js";
import { opinions } from "./verdicts.js";
import { counted } from "./words.js";

/** @import { Claim, Reference } from "./types" */

/** @param {Reference} reference */
export function referencePanel(reference) {
  const citing = claimsOf(reference.id);
  const alone = citing.filter((claim) => restsAlone(claim, reference.id)).length;
  const together = citedTogether(reference, citing);
  return [
    make("p", { class: "kicker" }, pill(family(reference), `Reference ${reference.number}`), [yearOf(reference), reference.journal].filter(Boolean).join(" · ")),
    make("h2", { dir: "auto" }, reference.title ?? reference.label),
    make("p", { class: "small", dir: "auto" }, citation(reference)),
    identifiers(reference),
    make("div", { class: "figures" }, figure(citing.length, citing.length === 1 ? "claim cites it" : "claims cite it"), figure(alone, alone === 1 ? "rests on it alone" : "rest on it alone")),
    make("h3", {}, "Claims that cite it"),
    citing.length ? citing.map((claim) => [card(claim, beside(claim, reference)), opinions(linkBetween(claim.id, reference.id))]) : make("p", { class: "small" }, "None. It stands in the reference list only."),
    together.length > 0 && [make("h3", {}, "Cited together with"), together.map(([other, count]) => card(other, `${counted(count, "claim")} in common`))],
    notes(findingsOf(reference.id)),
  ];
}

/** @param {number} count @param {string} meaning */
const figure = (count, meaning) => make("div", {}, make("b", {}, count), meaning);

/** The reference as a reader would print it. @param {Reference} reference */
export function citation(reference) {
  const authors = (reference.authors ?? "").replaceAll("; ", ", ");
  const when = [yearOf(reference), locator(reference)].filter(Boolean).join(";");
  return [authors && `${authors}. `, (reference.journal ?? reference.publisher) && make("i", {}, reference.journal ?? reference.publisher), " ", when];
}

/** @param {Reference} reference */
function identifiers(reference) {
  const known = [
    reference.doi && outside(`https://doi.org/${encodeURI(reference.doi)}`, `doi ${reference.doi}`),
    reference.pmid && outside(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(reference.pmid)}/`, `PubMed ${reference.pmid}`),
    !reference.doi && /^https?:\/\//.test(reference.url ?? "") && outside(reference.url ?? "", reference.url ?? ""),
  ].filter((link) => link instanceof Node);
  return known.length ? make("p", { class: "small" }, known.flatMap((link, index) => (index ? [" · ", link] : [link]))) : null;
}

/** @param {string} href @param {string} text */
const outside = (href, text) => make("a", { href, rel: "noreferrer noopener", target: "_blank" }, text);

/** @param {Claim} claim @param {Reference} reference */
function beside(claim, reference) {
  const others = referencesOf(claim.id).filter((other) => other.id !== reference.id);
  return [placeOf(claim), others.length ? `with ${others.map((other) => other.number).join(", ")}` : "its only reference"].join(" · ");
}

/** @param {Reference} reference @param {Claim[]} citing @returns {[Reference, number][]} */
function citedTogether(reference, citing) {
  /** @type {Map<Reference, number>} */
  const counts = new Map();
  for (const claim of citing) for (const other of referencesOf(claim.id)) if (other !== reference) counts.set(other, (counts.get(other) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].number - b[0].number);
}
