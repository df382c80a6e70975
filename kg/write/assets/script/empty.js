import { article, items } from "./data.js";
import { make } from "./dom.js";
import { shown, shownClaims, shownReferences } from "./filters.js";
import { filtered, state } from "./state.js";

/** @import { View } from "./types" */

/** @type {Partial<Record<View, [string, () => boolean]>>} What a view is made of, and whether any of it is left. */
const NEEDS = {
  map: ["claims or references", () => shownClaims().length + shownReferences().length > 0],
  matrix: ["claims and references", () => shownClaims().length * shownReferences().length > 0],
  list: ["claims or references", () => shownClaims().length + shownReferences().length > 0],
  timeline: ["references", () => shownReferences().length > 0],
  network: ["claims, references or concepts", () => [...items.values()].some((item) => item !== article && shown(item))],
};

/** What stands in place of a view that has nothing to show; nothing when it has. */
export function emptyView() {
  const [names, any] = NEEDS[state.view] ?? ["", () => true];
  if (any()) return null;
  if (!filtered()) return make("p", { class: "empty" }, `There are no ${names} in this article.`);
  return make("p", { class: "empty" }, `The filters leave no ${names} to show.`, make("button", { class: "reset" }, "Show all again"));
}
