/** Whether a quote stands in a text, by the rules of the server (kg/audit/quotes.py), and words made to stand out. */

/** @type {[RegExp, string][]} */
const ALIKE = [
  [/[‐‑‒–—−]/g, "-"],
  [/[“”„«»″]/g, '"'],
  [/[‘’‚′]/g, "'"],
  [/[\u00ad\u200b\ufeff]/g, ""],
];
const GAP = /\[ ?\.\.\. ?\]|\( ?\.\.\. ?\)|\.\.\./;

/** @param {string} text */
function even(text) {
  let done = text;
  for (const [from, to] of ALIKE) done = done.replaceAll(from, to);
  return done.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

/** Say whether all parts of a quote stand in a text, in their order; an ellipsis parts them. @param {string} quote @param {string} text */
export function standsIn(quote, text) {
  const words = even(text);
  let at = 0;
  for (const part of even(quote).split(GAP)) {
    const found = words.indexOf(part.trim(), at);
    if (found < 0) return false;
    at = found + part.trim().length;
  }
  return true;
}

/** A pattern that finds a word whatever its dashes and blanks. @param {string} word */
const pattern = (word) =>
  word
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/[‐‑‒–—−-]/g, "\\s*[‐‑‒–—−-]\\s*")
    .replaceAll(/\s+/g, "\\s*");

/**
 * Where words stand in a text: half-open, in order, none over another.
 * @param {string} text
 * @param {string[]} words
 * @returns {[number, number][]}
 */
export function places(text, words) {
  const wanted = [...new Set(words)].filter((word) => word.trim()).sort((one, other) => other.length - one.length);
  if (!wanted.length) return [];
  const any = new RegExp(wanted.map(pattern).join("|"), "giu");
  return [...text.matchAll(any)].map((found) => [found.index, found.index + found[0].length]);
}
