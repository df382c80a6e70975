import { copy } from "./clipboard.js";
import { append, element, make } from "./dom.js";
import { openHelp } from "./help.js";
import { makeSaveMenu } from "./save_menu.js";
import { fit, redraw, subject, zoom } from "./stage.js";
import { link } from "./state.js";
import { switchTheme } from "./theme.js";

const TOOLS = element("tools");
const FRAME = element("frame");

const FILTERS = make("button", { id: "filters-button", class: "narrow", "aria-expanded": "false", "aria-controls": "rail" }, "Filters");

append(TOOLS, [
  FILTERS,
  make("button", { id: "link-button", class: "wide", title: "Copy a link to this view (L)" }, "Copy link"),
  makeSaveMenu(subject),
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
