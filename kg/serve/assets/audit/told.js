/** What falls, in words and as a table. */
import { findingOf, material } from "./material.js";

/** @import { Fallen, Whatif } from "./types" */

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** @param {Whatif} told */
export function summary(told) {
  const lost = told.fallen.filter((claim) => !claim.left.length).length;
  const weak = told.fallen.length - lost;
  const numbers = told.fallen.flatMap((claim) => claim.numbers).length;
  if (!told.fallen.length) return `Without ${counted(told.without.length, "reference")}, every claim keeps two sources or more.`;
  return `Without ${counted(told.without.length, "reference")}, ${counted(lost, "claim loses", "claims lose")} all support and ${counted(weak, "keeps", "keep")} one source; ${counted(numbers, "number")} and ${counted(told.findings.length, "finding")} are touched.`;
}

/** @param {Whatif} told */
export function asText(told) {
  const names = material.references.filter((reference) => told.without.includes(reference.iri)).map((reference) => `${reference.number} ${reference.name}`);
  const lost = told.fallen.filter((claim) => !claim.left.length);
  const weak = told.fallen.filter((claim) => claim.left.length);
  return [
    `Without ${names.join("; ")}`,
    summary(told),
    ...part("Lose all support", lost),
    ...part("Keep one source", weak),
    ...(told.findings.length ? ["", "Findings touched", ...told.findings.map((id) => `- ${id} ${findingOf(id)?.message ?? ""}`)] : []),
    "",
  ].join("\n");
}

/** @param {string} title @param {Fallen[]} claims */
const part = (title, claims) => (claims.length ? ["", title, ...claims.map(line)] : []);

/** @param {Fallen} claim */
const line = (claim) => `- ${claim.id}: ${claim.text} (loses ${claim.lost.join(", ")}${claim.left.length ? `; keeps ${claim.left.join(", ")}` : ""})`;

/** @param {Whatif} told */
export const asCsv = (told) =>
  [["article", "claim", "says", "loses", "keeps", "numbers"], ...told.fallen.map((claim) => [claim.article, claim.id, claim.text, claim.lost.join("; "), claim.left.join("; "), claim.numbers.join("; ")])]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");

/** A cell that a spreadsheet would run as a formula begins with an apostrophe. @param {string} text */
function cell(text) {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
