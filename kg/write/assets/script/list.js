import { claimsOf, conflictsOf, linkBetween, placeOf, referencesOf } from "./data.js";
import { make, marked } from "./dom.js";
import { family } from "./cards.js";
import { sectionGroups, sectionKey, shownClaims, shownReferences } from "./filters.js";
import { citation } from "./reference_panel.js";
import { hashOf } from "./state.js";
import { judgedSign } from "./verdicts.js";
import { counted } from "./words.js";

/** @import { Child, Claim, Item, Reference } from "./types" */

/** Claims with their references, and references with their claims, as text. */
export function listView() {
  const claims = shownClaims();
  const references = shownReferences();
  return make(
    "div",
    { class: "list" },
    sectionGroups().map(({ key }) => part(claims.filter((claim) => sectionKey(claim) === key))),
    references.length > 0 && [
      make("h2", { dir: "auto" }, "References", make("span", {}, counted(references.length, "reference"))),
      make("ol", {}, references.map(referenceRow)),
    ],
  );
}

/** @param {Claim[]} claims @returns {Child} */
function part(claims) {
  if (!claims.length) return null;
  const cited = claims.filter((claim) => referencesOf(claim.id).length).length;
  return [make("h2", { dir: "auto" }, placeOf(claims[0]), make("span", {}, `${cited} of ${counted(claims.length, "claim")} cited`)), make("ol", {}, claims.map(claimRow))];
}

/** @param {Claim} claim */
function claimRow(claim) {
  return row(claim, [
    to(claim, "", marked(claim.label, claim.marks ?? [])),
    referencesOf(claim.id).map((reference) => [" ", to(reference, "cite", `[${reference.number}]`), judgedSign(linkBetween(claim.id, reference.id))]),
    claim.support === "none" && [" ", tag("weak", "no citation")],
    conflictsOf(claim.id).map(({ claim: other }) => [" ", tag("error", "conflicts with ", to(other, "", `claim ${other.number}`))]),
  ]);
}

/** @param {Reference} reference */
function referenceRow(reference) {
  const citing = claimsOf(reference.id);
  return row(reference, [
    to(reference, "", make("b", {}, reference.title ?? reference.label)),
    ". ",
    citation(reference),
    " ",
    citing.length ? [make("span", { class: "muted small" }, "cited by ", citing.length === 1 ? "claim " : "claims "), citing.map((claim, index) => [index > 0 && ", ", to(claim, "small", String(claim.number))])] : tag("error", "never cited"),
  ]);
}

/** @param {Claim | Reference} item @param {Child[]} text */
const row = (item, text) =>
  make("li", { "data-row": item.id, "--hue": `var(--${family(item)})` }, make("span", { class: "number" }, item.number), make("span", { dir: "auto" }, text));

/** @param {Item} item @param {string} kind @param {...Child} text */
const to = (item, kind, ...text) => make("a", { class: kind || undefined, href: hashOf("list", item.name), "data-node": item.id }, text);

/** @param {string} tone @param {...Child} text */
const tag = (tone, ...text) => make("span", { class: "tag", "--tone": `var(--${tone}-text)` }, text);
