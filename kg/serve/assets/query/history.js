/** What was asked in this browser: the last hundred, and those with a star. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";

/** @typedef {{ id: number, text: string, time: string, rows: number, duration: number, star: boolean }} Entry */

const KEY = "kg-queries";
const MOST = 100;

/** @returns {Entry[]} the newest first */
export function entries() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.text === "string" && typeof one.id === "number") : [];
  } catch {
    return [];
  }
}

/** Keep a query that was answered; the same text takes the place of its older self. @param {string} text @param {number} rows @param {number} duration milliseconds */
export function remember(text, rows, duration) {
  const known = entries();
  const before = known.find((one) => one.text === text);
  const id = known.reduce((most, one) => Math.max(most, one.id), 0) + 1;
  keep([{ id, text, time: new Date().toISOString(), rows, duration, star: before?.star ?? false }, ...known.filter((one) => one !== before)]);
}

/** Fewer are kept where the browser has no room. @param {Entry[]} all */
function keep(all) {
  let room = MOST;
  let kept = all.filter((one) => one.star || room-- > 0);
  for (;;) {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
      break;
    } catch {
      if (!kept.length) break;
      kept = kept.slice(0, Math.floor(kept.length / 2));
    }
  }
  show();
}

function show() {
  const all = entries();
  fill(
    element("history"),
    all.length ? make("button", { type: "button", "data-clear": true }, "Clear all without a star") : make("p", { class: "quiet" }, "Nothing was asked yet."),
    make(
      "ul",
      {},
      all.map((one) =>
        make(
          "li",
          {},
          make("button", { type: "button", "data-star": one.id, "aria-pressed": String(one.star), "aria-label": "Star" }, one.star ? "★" : "☆"),
          make("button", { type: "button", "data-again": one.id }, make("code", {}, headline(one.text)), make("small", {}, `${one.rows} rows · ${Math.round(one.duration)} ms · ${new Date(one.time).toLocaleString()}`)),
        ),
      ),
    ),
  );
}

/** @param {string} text */
const headline = (text) => (/^#\s*(.+)/.exec(text)?.[1] ?? text.replace(/PREFIX\s+\S+\s+<[^>]*>/gi, "").replace(/\s+/g, " ").trim()).slice(0, 90);

/** @param {(text: string) => void} again called with a query that a person wants back */
export function showHistory(again) {
  const place = element("history");
  on(place, "click", "[data-clear]", () => keep(entries().filter((one) => one.star)));
  on(place, "click", "[data-star]", (button) => {
    keep(entries().map((one) => (one.id === Number(button.dataset.star) ? { ...one, star: !one.star } : one)));
    /** @type {HTMLElement | null} */ (place.querySelector(`[data-star="${button.dataset.star}"]`))?.focus();
  });
  on(place, "click", "[data-again]", (button) => {
    const found = entries().find((one) => one.id === Number(button.dataset.again));
    if (found) again(found.text);
  });
  show();
}
