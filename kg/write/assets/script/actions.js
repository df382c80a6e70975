import { bibtex } from "./bibtex.js";
import { copy } from "./clipboard.js";
import { element, make, on } from "./dom.js";
import { centre, presentScene } from "./stage.js";
import { change, link, select, state } from "./state.js";
import { items } from "./data.js";

/** @import { Item } from "./types" */

/** What can be done with what is chosen. @param {Item} item */
export const actions = (item) =>
  make(
    "div",
    { class: "acts" },
    presentScene()?.boxes.has(item.id) && make("button", { "data-act": "centre" }, "Centre"),
    state.view === "network" && presentScene()?.boxes.has(item.id) && make("button", { "data-act": "near", "aria-pressed": String(state.near) }, state.near ? "Whole network" : "Only its surroundings"),
    make("button", { "data-act": "link" }, "Copy link"),
    item.type === "claim" && make("button", { "data-act": "sentence" }, "Copy sentence"),
    item.type === "reference" && make("button", { "data-act": "bibtex" }, "Copy BibTeX"),
    make("button", { "data-act": "close" }, "Close"),
  );

/** @type {Record<string, (item: Item) => void>} */
const ACTS = {
  centre: (item) => centre(item.id, 1.2),
  near: () => change({ near: !state.near }),
  link: () => void copy(link(), "Link copied"),
  sentence: (item) => void copy(item.label, "Sentence copied"),
  bibtex: (item) => item.type === "reference" && void copy(bibtex(item), "BibTeX copied"),
  close: () => select(null),
};

on(element("panel"), "click", "[data-act]", ({ dataset }) => {
  const item = items.get(state.node ?? "");
  if (item) ACTS[dataset.act ?? ""]?.(item);
});
