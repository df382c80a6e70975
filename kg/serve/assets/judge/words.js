/** The seven verdicts and what can be read, in the words of the table. */

/** @type {[string, string][]} */
export const VERDICTS = [
  ["supported", "the reference says what the claim says"],
  ["partly-supported", "a part of the claim is there, the rest is not"],
  ["overstated", "the claim goes further than the reference"],
  ["not-supported", "it is about the same, and does not say it"],
  ["contradicted", "the reference says otherwise"],
  ["unrelated", "the reference is about something else"],
  ["cannot-be-determined", "what was read does not tell"],
];

/** Name, key, words. @type {[string, string, string][]} */
export const BASES = [
  ["full-text", "f", "full text"],
  ["abstract", "a", "abstract"],
  ["title", "t", "title"],
];

/** @param {string} name */
export const plain = (name) => name.replaceAll("-", " ");
