import { claimsOf, linkBetween, placeOf, referencesOf, restsAlone } from "./data.js";
import { make } from "./dom.js";
import { sectionGroups, sectionKey, shownClaims, shownReferences } from "./filters.js";
import { judgement } from "./verdicts.js";
import { counted } from "./words.js";

/** @import { Claim, Reference } from "./types" */

const MOST_CELLS = 40_000;

/** Claims by references as a table: a filled cell says that the claim cites the reference. */
export function matrixView() {
  const references = shownReferences();
  const all = shownClaims();
  const claims = all.slice(0, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, references.length))));
  const blank = make("tr", {}, references.map((reference) => make("td", { class: cellClass(reference), "data-column": reference.id })));
  const groups = sectionGroups().map(({ key }) => claims.filter((claim) => sectionKey(claim) === key)).filter((group) => group.length);
  return make(
    "div",
    { class: "matrix", "--columns": references.length },
    claims.length < all.length && make("p", { class: "small muted" }, `The first ${claims.length} of ${all.length} claims. Choose a section to see the others.`),
    make(
      "table",
      {},
      make("caption", { class: "unseen" }, "Claims by references. A filled cell says that the claim cites the reference as evidence."),
      make("thead", {}, make("tr", {}, make("th", { scope: "col", class: "corner" }, `${counted(claims.length, "claim")} × ${counted(references.length, "reference")}`), references.map(column), make("th", { scope: "col" }, make("span", { class: "up" }, "sources")))),
      groups.map((group) => rows(group, references, blank)),
      make("tfoot", {}, make("tr", {}, make("th", { scope: "row" }, "claims that cite it"), references.map((reference) => make("td", { class: cellClass(reference), "data-column": reference.id }, claimsOf(reference.id).length)), make("td"))),
    ),
  );
}

/** @param {Reference} reference */
const cellClass = (reference) => (claimsOf(reference.id).length ? undefined : "uncited-column");

/** @param {Reference} reference */
const column = (reference) =>
  make(
    "th",
    { scope: "col", class: cellClass(reference), "data-column": reference.id },
    make("button", { class: "up", "data-node": reference.id, dir: "auto" }, `${reference.number} ${reference.label}`),
  );

/** @param {Claim[]} claims @param {Reference[]} references @param {HTMLTableRowElement} blank */
const rows = (claims, references, blank) =>
  make(
    "tbody",
    {},
    make("tr", { class: "section" }, make("th", { scope: "rowgroup", colspan: references.length + 2, dir: "auto" }, placeOf(claims[0]))),
    claims.map((claim) => row(claim, references, blank)),
  );

/**
 * A copy of `blank`, which has an empty cell for each reference, with what the claim cites filled in: nearly all cells of a
 * long article stay empty.
 * @param {Claim} claim @param {Reference[]} references @param {HTMLTableRowElement} blank
 */
function row(claim, references, blank) {
  const cited = referencesOf(claim.id);
  const made = /** @type {HTMLTableRowElement} */ (blank.cloneNode(true));
  made.className = `is-${claim.support}`;
  made.dataset.row = claim.id;
  for (const reference of cited) {
    const at = references.indexOf(reference);
    if (at >= 0) fillCell(made.cells[at], claim, reference);
  }
  made.prepend(make("th", { scope: "row" }, make("button", { "data-node": claim.id, dir: "auto" }, make("span", { class: "number" }, claim.number), " ", claim.label)));
  made.append(make("td", { class: "total" }, cited.length || (claim.support === "none" ? "none" : "–")));
  return made;
}

/** @param {HTMLTableCellElement} cell @param {Claim} claim @param {Reference} reference */
function fillCell(cell, claim, reference) {
  const alone = restsAlone(claim, reference.id);
  const judged = judgement(linkBetween(claim.id, reference.id));
  const said = ["cited", alone && "the only source", judged?.label].filter(Boolean).join(", ");
  cell.dataset.node = claim.id;
  cell.append(make("span", { class: alone ? "mark alone" : "mark", role: "img", "aria-label": said, "--hue": judged ? `var(--${judged.tone})` : undefined }, judged?.sign));
}
