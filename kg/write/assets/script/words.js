/** @import { Severity, Support, View } from "./types" */

/** @type {[View, string][]} */
export const VIEWS = [
  ["map", "Evidence map"],
  ["matrix", "Matrix"],
  ["list", "List"],
  ["findings", "Findings"],
  ["timeline", "Timeline"],
  ["network", "Network"],
];

/** @type {Record<Support, string>} */
export const SUPPORT = {
  several: "Two or more references",
  one: "Single reference",
  none: "No citation",
  own: "Authors’ own observation",
};

/** @type {Record<Severity, string>} */
export const SEVERITY = { error: "Error", warning: "Warning", info: "Note" };

/** @type {Record<Severity, string>} */
export const GLYPH = { error: "×", warning: "!", info: "i" };

/** @type {Record<string, string>} */
export const KIND = {
  "case-observation": "Own observation",
  definition: "Definition",
  prevalence: "Prevalence",
  presentation: "Presentation",
  mechanism: "Mechanism",
  complication: "Complication",
  treatment: "Treatment",
  statement: "General statement",
};

/**
 * A number with its noun: "1 claim", "3 claims".
 * @param {number} count
 * @param {string} noun
 * @param {string} [plural]
 */
export const counted = (count, noun, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`;
