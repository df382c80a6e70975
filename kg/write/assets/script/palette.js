const NAMES = /** @type {const} */ ([
  "bg", "surface", "sunken", "ink", "ink-2", "ink-3", "line", "line-2", "veil", "mark",
  "claim", "claim-text", "claim-tint", "reference", "reference-text", "reference-tint",
  "weak", "weak-text", "weak-tint", "error", "error-text", "error-tint", "concept", "concept-text", "concept-tint",
  "author", "author-text", "author-tint", "journal", "journal-text", "journal-tint", "section", "section-text", "section-tint",
]);

/** @typedef {typeof NAMES[number]} Colour */

/** The colours as the canvas needs them: resolved for the present theme. */
export const colour = /** @type {Record<Colour, string>} */ ({});

/** Read the style sheet's colours again, after a change of theme. */
export function readPalette() {
  const probe = document.createElement("i");
  document.body.append(probe);
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    colour[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}
