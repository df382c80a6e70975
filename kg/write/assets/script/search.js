import { items } from "./data.js";
import { drawFinder } from "./finder.js";

/** @import { Item } from "./types" */

/** What is found first, when several sorts of things fit. */
const TYPES = ["claim", "reference", "check", "finding", "concept", "author", "journal", "section"];

drawFinder("Search claims, references, authors", () => {
  const rank = (/** @type {Item} */ item) => TYPES.indexOf(item.type);
  const found = [...items.values()].filter((item) => item.type !== "article").toSorted((a, b) => rank(a) - rank(b));
  return found.map((item) => ({ id: item.id, kind: kindOf(item), shown: item.type === "reference" ? `${item.label} ${item.title ?? ""}` : item.label, text: words(item) }));
});

/** @param {Item} item */
function kindOf(item) {
  if (item.type === "claim") return `Claim ${item.number}`;
  if (item.type === "reference") return `Ref. ${item.number}`;
  return item.type.slice(0, 1).toUpperCase() + item.type.slice(1);
}

/** @param {Item} item */
function words(item) {
  if (item.type === "claim") return `claim ${item.number} ${item.label} ${item.name}`;
  if (item.type === "reference") return [item.number, item.key, item.label, item.title, item.authors, item.journal, item.date, item.doi, item.pmid].join(" ");
  return item.label;
}
