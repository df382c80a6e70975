import { element, make } from "./dom.js";
import { savePng, saveSvg } from "./picture.js";

/** @import { Subject } from "./picture.js" */

/** @type {[string, string, ((subject: Subject) => void) | null][]} */
const WAYS = [
  ["save-png", "PNG, three times as fine", savePng],
  ["save-svg", "SVG, for papers", saveSvg],
  ["save-print", "Print or save as PDF", null],
];

/** The menu that saves what is shown; `subject` is what a picture can be taken of now, if anything. @param {() => Subject | null} subject */
export function makeSaveMenu(subject) {
  const menu = make("details", { id: "save", class: "menu" }, make("summary", {}, "Save"));
  const entries = WAYS.map(([id, label, save]) => {
    const entry = make("button", { id }, label);
    entry.addEventListener("click", () => {
      menu.open = false;
      const of = subject();
      if (!save) window.print();
      else if (of) save(of);
    });
    return entry;
  });
  menu.append(make("div", {}, entries));
  menu.addEventListener("toggle", () => entries.forEach((entry, index) => (entry.hidden = WAYS[index][2] !== null && !subject())));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
    event.stopPropagation();
  });
  return menu;
}
