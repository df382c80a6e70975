import { items } from "./data.js";
import { append, element, fill, make, on } from "./dom.js";

/** @import { Item } from "./types" */

const MOST_HITS = 12;
/** What is found first, when several sorts of things fit. */
const TYPES = ["claim", "reference", "check", "finding", "concept", "author", "journal", "section"];
const SEARCH = element("search");
const INPUT = make("input", {
  id: "query", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
  placeholder: "Search claims, references, authors", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
});
const HITS = make("ul", { id: "hits", role: "listbox", "aria-label": "Found", hidden: true });
append(SEARCH, [make("label", { class: "unseen", for: "query" }, "Search claims, references, authors"), INPUT, make("kbd", { "aria-hidden": "true" }, "/"), HITS]);

/** @type {{ item: Item, text: string }[]} */
let index = [];
/** @type {Item[]} */
let hits = [];
let current = 0;
/** @type {(item: Item) => void} */
let chosen = () => {};

/** What happens when a hit is chosen. @param {(item: Item) => void} handler */
export const whenFound = (handler) => void (chosen = handler);

export const startSearch = () => INPUT.focus();

/** Letters without accents and case, so that "caceres" finds "Cáceres". @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function buildIndex() {
  if (index.length) return;
  const rank = (/** @type {Item} */ item) => TYPES.indexOf(item.type);
  const found = [...items.values()].filter((item) => item.type !== "article").toSorted((a, b) => rank(a) - rank(b));
  index = found.map((item) => ({ item, text: plain(words(item)) }));
}

/** @param {Item} item */
function words(item) {
  if (item.type === "claim") return `claim ${item.number} ${item.label} ${item.name}`;
  if (item.type === "reference") return [item.number, item.key, item.label, item.title, item.authors, item.journal, item.date, item.doi, item.pmid].join(" ");
  return item.label;
}

function find() {
  buildIndex();
  const wanted = plain(INPUT.value).split(/\s+/).filter(Boolean);
  hits = wanted.length ? index.filter(({ text }) => wanted.every((word) => text.includes(word))).slice(0, MOST_HITS).map(({ item }) => item) : [];
  current = 0;
  if (!wanted.length) return close();
  fill(HITS, hits.length ? hits.map(hitRow) : make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, make("span", {}, `Nothing found for “${INPUT.value}”`)));
  HITS.hidden = false;
  INPUT.setAttribute("aria-expanded", "true");
  mark();
}

/** @param {Item} item @param {number} position */
function hitRow(item, position) {
  const sort = item.type === "claim" ? `Claim ${item.number}` : item.type === "reference" ? `Ref. ${item.number}` : item.type.slice(0, 1).toUpperCase() + item.type.slice(1);
  const text = item.type === "reference" ? `${item.label} ${item.title ?? ""}` : item.label;
  return make("li", { role: "option", id: `hit-${position}`, "data-hit": position }, make("small", {}, sort), make("span", { class: "clip", dir: "auto" }, text));
}

function mark() {
  HITS.querySelectorAll("[data-hit]").forEach((row, position) => {
    row.setAttribute("aria-selected", String(position === current));
    if (position === current) row.scrollIntoView({ block: "nearest" });
  });
  if (hits.length) INPUT.setAttribute("aria-activedescendant", `hit-${current}`);
  else INPUT.removeAttribute("aria-activedescendant");
}

function close() {
  HITS.hidden = true;
  INPUT.setAttribute("aria-expanded", "false");
  INPUT.removeAttribute("aria-activedescendant");
}

/** @param {Item | undefined} item */
function take(item) {
  if (!item) return;
  INPUT.value = "";
  close();
  INPUT.blur();
  chosen(item);
}

INPUT.addEventListener("input", find);
INPUT.addEventListener("focus", () => INPUT.value && find());
INPUT.addEventListener("keydown", (event) => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step && hits.length) {
    event.preventDefault();
    current = (current + step + hits.length) % hits.length;
    mark();
  } else if (event.key === "Enter") take(hits[current]);
  else if (event.key === "Escape") {
    INPUT.value = "";
    close();
    INPUT.blur();
  }
});
on(SEARCH, "click", "[data-hit]", ({ dataset }) => take(hits[Number(dataset.hit)]));
document.addEventListener("click", (event) => {
  if (event.target instanceof Node && !SEARCH.contains(event.target)) close();
});
