import { copy } from "../script/clipboard.js";
import { append, element, fill, make, on } from "../script/dom.js";
import { drawFinder, startSearch, whenFound } from "../script/finder.js";
import { pngOf, svgOf } from "../script/picture.js";
import { makeSaveMenu } from "../script/save_menu.js";
import { say } from "../script/status.js";
import { startTheme, switchTheme } from "../script/theme.js";
import { counted } from "../script/words.js";
import { change, choice, chosen, link, listen, readAddress, select, SIGHTS } from "./choice.js";
import { drawRail } from "./layers.js";
import { detailed, everything, pageOf, papers, shared, thingOf } from "./papers.js";
import { drawPanel, PANEL } from "./sheets.js";
import { drawTable, markRow } from "./tables.js";
import { boxOnScreen, fit, mount, present, redraw, scaleNow, settle, step, subject, viewBounds, visit, whenSettled, zoom } from "./zooming.js";

/** @import { Thing } from "../script/types" */
/** @import { Sight } from "./choice.js" */

const CANVAS = element("canvas");
const TEXT = element("text");
const FRAME = element("frame");
const HELP = /** @type {HTMLDialogElement} */ (element("help"));

/** @type {[string[], string][]} */
const MEANINGS = [
  [["/"], "search"],
  [["1", "–", "3"], "change the view"],
  [["←", "→", "↑", "↓"], "to the next article, reference or claim"],
  [["Enter"], "open the page of the chosen article"],
  [["+", "−"], "nearer, farther"],
  [["0"], "fit to the window"],
  [["L"], "copy a link to exactly this view"],
  [["Esc"], "clear the choice"],
  [["?"], "these keys"],
];

CANVAS.setAttribute("aria-label", "Map of articles and what they share. Arrow keys move between them, Enter opens an article’s page, Escape clears. The tables hold the same as text.");

function drawStage() {
  const map = choice.view === "map";
  for (const part of [CANVAS, element("zoom")]) part.hidden = !map;
  TEXT.hidden = map;
  TEXT.classList.remove("waiting");
  if (map) mount();
  else drawTable();
}

function drawTabs() {
  fill(element("views"), SIGHTS.map(([view, label], index) => make("button", { "data-view": view, "aria-current": choice.view === view && "true", title: `Key ${index + 1}` }, label)));
}

/** @param {Thing | undefined} thing */
function describe(thing) {
  if (thing?.type === "paper") return `${thing.label}: ${counted(thing.claims, "claim")}, ${thing.uncited} without a source`;
  if (thing?.type === "work") return `${thing.label}: listed by ${counted(thing.listings.length, "article")}`;
  if (thing) return `Claim: ${thing.label}`;
  if (choice.view !== "map") return "";
  const drawn = present();
  const count = drawn.papers.length + drawn.works.length + drawn.statements.length;
  const common = drawn.works.filter((work) => work.listings.length > 1).length;
  const hint = !detailed ? "" : drawn.statements.length ? `claims of ${counted(drawn.open.size, "article")}` : "zoom in for claims";
  return [`${count} drawn: ${drawn.papers.length} of ${counted(papers.length, "article")}, ${common} of ${counted(shared.length, "shared reference")}`, hint].filter(Boolean).join("; ");
}

const report = () => say(describe(thingOf(choice.hover ?? choice.node)));

/** @param {Thing} thing */
const kindOf = (thing) => (thing.type === "paper" ? "Article" : thing.type === "work" ? "Reference" : "Claim");
drawFinder("Search articles, references, claims", () =>
  everything().map((thing) => {
    const shown = thing.type === "work" ? `${thing.label} ${thing.title ?? ""}` : thing.label;
    return { id: thing.id, kind: kindOf(thing), shown, text: thing.type === "statement" ? shown : `${shown} ${thing.name}` };
  }),
);
whenFound((id) => {
  change({ node: id, hover: null, view: choice.view === "map" ? "map" : thingOf(id)?.type === "statement" ? "map" : choice.view });
  PANEL.focus();
});

append(element("tools"), [
  make("button", { id: "filters-button", class: "narrow", "aria-expanded": "false", "aria-controls": "rail" }, "Legend"),
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
fill(
  HELP,
  make("h2", { id: "help-title" }, "Keys"),
  make("dl", {}, MEANINGS.map(([keys, meaning]) => [make("dt", {}, keys.map((key) => (key === "–" ? key : [make("kbd", {}, key), " "]))), make("dd", {}, meaning)])),
  make("button", { class: "close" }, "Close"),
);
on(HELP, "click", ".close", () => HELP.close());

/** @type {Record<string, () => void>} */
const CLICKS = {
  "filters-button": () => element("filters-button").setAttribute("aria-expanded", String(FRAME.classList.toggle("with-rail"))),
  "link-button": () => void copy(link(), "Link copied"),
  "theme-button": () => {
    switchTheme();
    redraw();
  },
  "help-button": () => HELP.showModal(),
  "zoom-in": () => zoom(1.5),
  "zoom-out": () => zoom(1 / 1.5),
  "zoom-fit": () => fit(),
};
for (const [id, act] of Object.entries(CLICKS)) element(id).addEventListener("click", act);

/** @type {Record<string, () => void>} */
const KEYS = {
  "/": startSearch,
  "?": () => HELP.showModal(),
  0: () => fit(),
  "+": () => zoom(1.5),
  "-": () => zoom(1 / 1.5),
  l: () => void copy(link(), "Link copied"),
  Escape: () => select(null),
};
document.addEventListener("keydown", (event) => {
  if ((event.target instanceof Element && event.target.matches("input, dialog *")) || event.ctrlKey || event.metaKey || event.altKey) return;
  const view = SIGHTS[Number(event.key) - 1]?.[0];
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const thing = chosen();
  if (act) {
    event.preventDefault();
    act();
  } else if (view) change({ view });
  else if (document.activeElement !== CANVAS) return;
  else if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    step(event.key);
  } else if (event.key === "Enter" && thing) {
    const paper = thing.type === "statement" ? thing.paper : thing.type === "paper" ? thing : null;
    const page = paper && pageOf(paper, thing.type === "statement" ? `claim/${thing.key}` : undefined);
    if (page) location.href = page;
  }
});

listen((changed) => {
  if (changed.has("view")) {
    drawTabs();
    drawStage();
  }
  if (changed.has("off")) drawRail();
  if (changed.has("node") || changed.has("view")) drawPanel();
  if (changed.has("node") && choice.view !== "map") markRow();
  report();
});
whenSettled(report);
on(document, "click", "[data-view]", ({ dataset }) => change({ view: /** @type {Sight} */ (dataset.view) }));
on(element("skip"), "click", "#skip", (_, event) => {
  event.preventDefault();
  change({ view: "articles" });
  TEXT.focus();
});
window.addEventListener("popstate", readAddress);
window.addEventListener("hashchange", readAddress);
let resizing = 0;
window.addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = window.setTimeout(settle, 120);
});

startTheme(redraw);
readAddress();
drawTabs();
drawStage();
drawRail();
drawPanel();
const first = chosen();
if (first && choice.view === "map") visit(first.id);
report();

/** For pages that embed this one, and for tests and benchmarks. */
const usableAfter = performance.now();
const picture = (/** @type {typeof svgOf | typeof pngOf} */ take) => {
  const of = subject();
  return of && take(of);
};
Object.assign(window, { claimKg: Object.freeze({ boxOnScreen, pngPicture: () => picture(pngOf), redraw, scaleNow, svgPicture: () => picture(svgOf), usableAfter, viewBounds }) });
