import { copy } from "./clipboard.js";
import { append, element, make } from "./dom.js";
import { openHelp } from "./help.js";
import { savePng, saveSvg } from "./picture.js";
import { fit, presentScene, redraw, zoom } from "./stage.js";
import { link, listen } from "./state.js";
import { switchTheme } from "./theme.js";

const TOOLS = element("tools");
const FRAME = element("frame");

/** @type {[string, string, string, () => void][]} */
const PICTURES = [
  ["save-png", "PNG, three times as fine", "scene", savePng],
  ["save-svg", "SVG, for papers", "scene", saveSvg],
  ["save-print", "Print or save as PDF", "any", () => window.print()],
];

const MENU = make(
  "details",
  { id: "save", class: "menu" },
  make("summary", {}, "Save"),
  make("div", {}, PICTURES.map(([id, label]) => make("button", { id }, label))),
);
const FILTERS = make("button", { id: "filters-button", class: "narrow", "aria-expanded": "false", "aria-controls": "rail" }, "Filters");

append(TOOLS, [
  FILTERS,
  make("button", { id: "link-button", class: "wide", title: "Copy a link to this view (L)" }, "Copy link"),
  MENU,
  make("button", { id: "theme-button", title: "Light or dark", "aria-label": "Light or dark" }, "◐"),
  make("button", { id: "help-button", title: "Keys (?)", "aria-label": "Keys" }, "?"),
]);
append(element("zoom"), [
  make("button", { id: "zoom-in", "aria-label": "Zoom in" }, "+"),
  make("button", { id: "zoom-out", "aria-label": "Zoom out" }, "−"),
  make("button", { id: "zoom-fit", "aria-label": "Fit to the window", title: "Fit (0)" }, "⤢"),
]);

/** @type {Record<string, () => void>} */
const CLICKS = {
  "link-button": () => void copy(link(), "Link copied"),
  "help-button": openHelp,
  "theme-button": () => {
    switchTheme();
    redraw();
  },
  "filters-button": () => FILTERS.setAttribute("aria-expanded", String(FRAME.classList.toggle("with-rail"))),
  "zoom-in": () => zoom(1.3),
  "zoom-out": () => zoom(1 / 1.3),
  "zoom-fit": () => fit(),
};
for (const [id, act] of Object.entries(CLICKS)) element(id).addEventListener("click", act);
for (const [id, , , act] of PICTURES) {
  element(id).addEventListener("click", () => {
    MENU.open = false;
    act();
  });
}
document.addEventListener("click", (event) => {
  if (event.target instanceof Node && !MENU.contains(event.target)) MENU.open = false;
});
MENU.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !MENU.open) return;
  MENU.open = false;
  MENU.querySelector("summary")?.focus();
  event.stopPropagation();
});

/** Pictures can be taken of what is on the canvas only. */
export function drawTools() {
  for (const [id, , needs] of PICTURES) element(id).hidden = needs === "scene" && !presentScene();
}
listen(drawTools);
