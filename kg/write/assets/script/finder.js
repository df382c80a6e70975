import { append, element, fill, make, on } from "./dom.js";

/** What can be found: `kind` stands before it, `text` is looked through. @typedef {{ id: string, kind: string, shown: string, text: string }} Entry */

const MOST_HITS = 12;
const SEARCH = element("search");
const HITS = make("ul", { id: "hits", role: "listbox", "aria-label": "Found", hidden: true });
const INPUT = make("input", {
  id: "query", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
  "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
});

/** @type {() => Entry[]} */
let source = () => [];
/** @type {Entry[]} */
let index = [];
/** @type {Entry[]} */
let hits = [];
let current = 0;
/** @type {(id: string) => void} */
let chosen = () => {};

/** Draw the search field; `entries` are asked for once, when something is looked for. @param {string} label @param {() => Entry[]} entries */
export function drawFinder(label, entries) {
  source = entries;
  INPUT.placeholder = label;
  append(SEARCH, [make("label", { class: "unseen", for: "query" }, label), INPUT, make("kbd", { "aria-hidden": "true" }, "/"), HITS]);
}

/** What happens when a hit is chosen. @param {(id: string) => void} handler */
export const whenFound = (handler) => void (chosen = handler);

export const startSearch = () => INPUT.focus();

/** Letters without accents and case, so that "caceres" finds "Cáceres". @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function find() {
  if (!index.length) index = source().map((entry) => ({ ...entry, text: plain(entry.text) }));
  const wanted = plain(INPUT.value).split(/\s+/).filter(Boolean);
  hits = [];
  for (const entry of wanted.length ? index : []) {
    if (wanted.every((word) => entry.text.includes(word))) hits.push(entry);
    if (hits.length === MOST_HITS) break;
  }
  current = 0;
  if (!wanted.length) return close();
  fill(HITS, hits.length ? hits.map(hitRow) : make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, make("span", {}, `Nothing found for “${INPUT.value}”`)));
  HITS.hidden = false;
  INPUT.setAttribute("aria-expanded", "true");
  mark();
}

/** @param {Entry} entry @param {number} position */
const hitRow = ({ kind, shown }, position) =>
  make("li", { role: "option", id: `hit-${position}`, "data-hit": position }, make("small", {}, kind), make("span", { class: "clip", dir: "auto" }, shown));

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

/** @param {Entry | undefined} entry */
function take(entry) {
  if (!entry) return;
  INPUT.value = "";
  close();
  INPUT.blur();
  chosen(entry.id);
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
