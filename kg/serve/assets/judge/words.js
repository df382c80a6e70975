/** The words of the room. */

/** The verdicts by their keys, with what each means. @type {[string, string, string][]} */
export const JUDGEMENTS = [
  ["1", "supported", "it says so"],
  ["2", "partly-supported", "it says a part of it"],
  ["3", "overstated", "it says less, or less surely"],
  ["4", "not-supported", "it speaks of it, and does not say so"],
  ["5", "contradicted", "it says otherwise"],
  ["6", "unrelated", "it is about something else"],
  ["7", "cannot-be-determined", "what was read does not decide it"],
];

/** @type {[string, string][]} */
export const BASES = [
  ["full-text", "full text"],
  ["abstract", "abstract"],
  ["title", "title only"],
];

/** @param {string} name */
export const plain = (name) => name.replaceAll("-", " ");
