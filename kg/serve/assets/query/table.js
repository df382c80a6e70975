/** The rows of an answer as a table: sorted, filtered, and however many there are, only those in sight are drawn. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { cell, compare, isNumber, mapOf, plain } from "./cells.js";

/** @import { Answer, Term } from "./answer.js" */

/** Rows up to which all are drawn, as high as their text is. */
const ALL = 300;
/** Height of a row where not all are drawn, in CSS pixels; query.css has the same. */
const HEIGHT = 44;
/** Rows beyond the window that are drawn, too. */
const SPARE = 15;

const place = element("table");
const filter = /** @type {HTMLInputElement} */ (element("filter"));
const dialog = /** @type {HTMLDialogElement} */ (element("row"));

/** @type {Answer} */
let answer = { columns: [], rows: [], graph: false };
/** @type {number[]} Rows in the order shown. */
let order = [];
let sorted = { column: -1, falling: false };
let body = make("tbody");
let drawn = { from: -1, to: -1 };

/** @param {Answer} found */
export function showTable(found) {
  answer = found;
  sorted = { column: -1, falling: false };
  filter.value = "";
  const heads = answer.columns.map((name, column) =>
    make("th", { scope: "col", "aria-sort": "none" }, make("button", { type: "button", "data-column": column }, name)),
  );
  body = make("tbody");
  fill(place, make("table", { class: answer.rows.length > ALL && "long", "--columns": answer.columns.length }, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Row"), heads)), body));
  place.scrollTop = 0;
  arrange();
}

/** The rows as they are shown. @returns {(Term | undefined)[][]} */
export const shownRows = () => order.map((index) => answer.rows[index] ?? []);

function arrange() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  order = [...answer.rows.keys()].filter((index) => {
    if (!words.length) return true;
    const said = (answer.rows[index] ?? []).map(plain).join(" ").toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const { column, falling } = sorted;
  if (column >= 0) order.sort((one, other) => compare(answer.rows[one]?.[column], answer.rows[other]?.[column]) * (falling ? -1 : 1) || one - other);
  fill(element("shown"), words.length ? `${order.length} of ${answer.rows.length} rows` : "");
  place.firstElementChild?.setAttribute("aria-rowcount", String(order.length + 1));
  drawn = { from: -1, to: -1 };
  draw();
}

function draw() {
  const all = answer.rows.length <= ALL;
  const from = all ? 0 : Math.max(0, Math.floor(place.scrollTop / HEIGHT) - SPARE);
  const to = all ? order.length : Math.min(order.length, Math.ceil((place.scrollTop + place.clientHeight) / HEIGHT) + SPARE);
  if (from === drawn.from && to === drawn.to) return;
  drawn = { from, to };
  const width = answer.columns.length + 1;
  fill(body, space(from, width), order.slice(from, to).map((index, step) => line(index, from + step)), space(order.length - to, width));
}

/** @param {number} rows @param {number} width */
const space = (rows, width) => rows > 0 && make("tr", { class: "space", "aria-hidden": "true" }, make("td", { colspan: width, "--height": `${rows * HEIGHT}px` }));

/** @param {number} index @param {number} at */
function line(index, at) {
  const row = answer.rows[index] ?? [];
  const map = row.map(mapOf).find(Boolean);
  return make(
    "tr",
    { "aria-rowindex": at + 2 },
    make("th", { scope: "row" }, make("button", { type: "button", "data-row": index, "aria-label": `Row ${index + 1}, whole` }, index + 1), map && make("a", { href: map, class: "map", title: "Evidence map with this claim" }, "map")),
    row.map((term) => make("td", { class: isNumber(term) && "number" }, make("div", {}, cell(term)))),
  );
}

/** @param {number} index */
function whole(index) {
  fill(element("row-title"), `Row ${index + 1}`);
  fill(/** @type {Element} */ (dialog.querySelector("dl")), answer.columns.map((name, column) => [make("dt", {}, name), make("dd", {}, cell(answer.rows[index]?.[column]))]));
  dialog.showModal();
}

place.addEventListener("scroll", draw, { passive: true });
addEventListener("resize", draw);
filter.addEventListener("input", () => {
  place.scrollTop = 0;
  arrange();
});
on(place, "click", "button[data-row]", (button) => whole(Number(button.dataset.row)));
on(place, "click", "button[data-column]", (button) => {
  const column = Number(button.dataset.column);
  sorted = { column, falling: sorted.column === column && !sorted.falling };
  place.querySelectorAll("thead [aria-sort]").forEach((head, index) => head.setAttribute("aria-sort", index !== column ? "none" : sorted.falling ? "descending" : "ascending"));
  arrange();
});
