import { claimsOf, conflictsOf, findingsOf, linkBetween, placeOf, referencesOf } from "./data.js";
import { make, marked } from "./dom.js";
import { card, family, notes, pill, source } from "./cards.js";
import { opinions } from "./verdicts.js";
import { counted, KIND, SUPPORT } from "./words.js";

/** @import { Claim, Reference } from "./types" */

/** @param {Claim} claim */
export function claimPanel(claim) {
  const cited = referencesOf(claim.id);
  const conflicts = conflictsOf(claim.id);
  return [
    make(
      "p",
      { class: "kicker" },
      pill(family(claim), `Claim ${claim.number}`),
      [placeOf(claim), KIND[claim.kind] ?? claim.kind, claim.support === "own" ? "" : SUPPORT[claim.support]].filter(Boolean).join(" · "),
    ),
    make("h2", { class: "sentence", dir: "auto" }, marked(claim.label, claim.marks ?? []), cited.length > 0 && make("sup", {}, ` ${cited.map((reference) => reference.number).join(",")}`)),
    make("h3", {}, cited.length ? `Cited as evidence (${cited.length})` : "Cited as evidence"),
    cited.length ? cited.map((reference) => [card(reference, citedAs(reference)), opinions(linkBetween(claim.id, reference.id))]) : make("p", { class: "small" }, nothing(claim)),
    conflicts.length > 0 && [make("h3", {}, "Conflicts with"), conflicts.map(({ claim: other }) => card(other))],
    notes(findingsOf(claim.id)),
  ];
}

/** @param {Reference} reference */
function citedAs(reference) {
  const others = claimsOf(reference.id).length - 1;
  return [source(reference), others ? `cited by ${counted(others, "other claim")}` : "cited by no other claim"].filter(Boolean).join(" · ");
}

/** @param {Claim} claim */
const nothing = (claim) =>
  claim.support === "none"
    ? "Nothing. This is a general statement, and it names no source."
    : claim.support === "own"
      ? "Nothing, and nothing is needed: it reports the authors’ own patient, data or work."
      : "Nothing, and nothing is needed: it says what a word means.";
