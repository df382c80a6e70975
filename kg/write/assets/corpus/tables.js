import { element, fill, make, on } from "../script/dom.js";
import { counted } from "../script/words.js";
import { choice, select } from "./choice.js";
import { shared } from "./papers.js";

const TEXT = element("text");
const ARTICLES = element("articles");
const MOST_ROWS = 1000;
const REFERENCES = make("section", { class: "table", id: "references", "aria-label": "Shared references" });
TEXT.append(REFERENCES);

/** Show the table of the present view. */
export function drawTable() {
  ARTICLES.hidden = choice.view !== "articles";
  REFERENCES.hidden = choice.view !== "references";
  if (!REFERENCES.hidden && !REFERENCES.childElementCount) fill(REFERENCES, referencesTable());
  markRow();
}

/** Mark the row of what is chosen. */
export function markRow() {
  for (const row of TEXT.querySelectorAll("[data-row]")) row.classList.toggle("on", row.getAttribute("data-row") === choice.node);
  TEXT.querySelector("section:not([hidden]) .on")?.scrollIntoView({ block: "nearest" });
}

function referencesTable() {
  const rest = shared.length - MOST_ROWS;
  return [
    make("h2", {}, shared.length ? `${counted(shared.length, "reference")} in the lists of two articles or more` : "No reference stands in the lists of two articles"),
    shared.length > 0 &&
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ["Reference", "Title"].map((name) => make("th", { scope: "col" }, name)), ["Articles", "Claims"].map((name) => make("th", { scope: "col", class: "number" }, name)))),
        make("tbody", {}, shared.slice(0, MOST_ROWS).map((work) =>
          make(
            "tr",
            { "data-row": work.id },
            make("th", { scope: "row" }, make("button", { "data-node": work.id, dir: "auto" }, work.label)),
            make("td", { dir: "auto" }, work.title),
            make("td", { class: "number" }, work.listings.length),
            make("td", { class: "number" }, work.listings.reduce((sum, { claims }) => sum + claims, 0)),
          ),
        )),
      ),
    rest > 0 && make("p", { class: "small muted" }, `and ${rest} more, which the search finds`),
  ];
}

/** Sort the articles by a column; a second time, the other way round. @param {HTMLElement} button */
function sortBy(button) {
  const head = /** @type {HTMLTableCellElement} */ (button.closest("th"));
  const body = /** @type {HTMLTableSectionElement} */ (ARTICLES.querySelector("tbody"));
  const down = head.getAttribute("aria-sort") !== "descending";
  const text = (/** @type {Element} */ row) => row.children[head.cellIndex].textContent ?? "";
  const order = (/** @type {Element} */ a, /** @type {Element} */ b) => (head.cellIndex ? Number(text(a)) - Number(text(b)) : text(b).localeCompare(text(a)));
  const rows = [...body.rows].sort((a, b) => (down ? -1 : 1) * order(a, b));
  body.append(...rows);
  for (const other of ARTICLES.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
}

on(TEXT, "click", "[data-node]", ({ dataset }) => select(dataset.node ?? null));
on(ARTICLES, "click", "[data-sort]", sortBy);

