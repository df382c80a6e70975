import { claimsOf, items } from "./data.js";
import { element, fill, make, on } from "./dom.js";
import { emptyView } from "./empty.js";
import { shown } from "./filters.js";
import "./keys.js";
import { findingsView } from "./findings_view.js";
import { listView } from "./list.js";
import { mapScene } from "./map_scene.js";
import { matrixView } from "./matrix.js";
import { networkScene } from "./network_scene.js";
import { timelineScene } from "./timeline_scene.js";
import { drawPanel, PANEL } from "./panel.js";
import { pngOf, svgOf } from "./picture.js";
import { drawRail } from "./rail.js";
import { whenFound } from "./finder.js";
import "./search.js";
import { boxOnScreen, mount, presentScene, redraw, reveal, subject, tally, unmount } from "./stage.js";
import { change, listen, narrow, readAddress, resetFilters, select, state } from "./state.js";
import { say } from "./status.js";
import { startTheme } from "./theme.js";
import "./tools.js";
import { counted, VIEWS } from "./words.js";

/** @import { Item, Scene, View } from "./types" */

const CANVAS = element("canvas");
const TEXT = element("text");
const RAIL = element("rail");

/** @type {Partial<Record<View, () => Element>>} */
const TEXTS = { list: listView, matrix: matrixView, findings: findingsView };
/** @type {Partial<Record<View, (width: number, height: number) => Scene>>} */
const SCENES = { map: mapScene, timeline: timelineScene, network: networkScene };

CANVAS.setAttribute("aria-label", "Graph of claims and references. Arrow keys move along links, Escape clears. The list view holds the same as text.");

/** @param {boolean} keep whether the place in the window stays */
function drawStage(keep) {
  const text = emptyView() ?? TEXTS[state.view]?.();
  for (const part of [CANVAS, element("zoom")]) part.hidden = Boolean(text);
  TEXT.hidden = !text;
  if (text) {
    unmount();
    const top = keep ? TEXT.scrollTop : 0;
    fill(TEXT, text);
    TEXT.scrollTop = top;
    markRows();
  } else {
    fill(TEXT);
    mount((SCENES[state.view] ?? mapScene)(CANVAS.clientWidth, CANVAS.clientHeight), keep);
    if (state.node) reveal(state.node, false);
  }
}

function drawTabs() {
  fill(element("views"), VIEWS.map(([view, label], index) => make("button", { "data-view": view, "aria-current": state.view === view && "true", title: `Key ${index + 1}` }, label)));
  if (narrow()) element("views").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Mark the chosen item, or what a finding is about, in a view of text. */
function markRows() {
  const item = items.get(state.node ?? "");
  const ids = item?.type === "finding" || item?.type === "check" ? item.about : [state.node];
  for (const row of TEXT.querySelectorAll("[data-row]")) row.classList.toggle("on", ids.includes(row.getAttribute("data-row")) || row.getAttribute("data-row") === state.node);
  for (const cell of TEXT.querySelectorAll("[data-column]")) cell.classList.toggle("on", ids.includes(cell.getAttribute("data-column")));
  TEXT.querySelector(".on")?.scrollIntoView({ block: narrow() ? "start" : "nearest" });
}

/** @param {Item | undefined} item */
function describe(item) {
  if (item?.type === "claim") return `Claim ${item.number}: ${item.label}`;
  if (item?.type === "reference") return `Reference ${item.number}: ${item.label} · ${claimsOf(item.id).length ? counted(claimsOf(item.id).length, "claim") : "never cited"}`;
  if (item) return item.label;
  const { nodes, links } = tally();
  const scene = presentScene();
  const shownNow = state.view === "timeline" ? counted(nodes, "reference") : `${counted(nodes, "node")}, ${counted(links, "link")}`;
  return scene ? [`${shownNow} shown`, scene.leftOut].filter(Boolean).join("; ") : "";
}

listen((changed) => {
  if (changed.has("view")) drawTabs();
  const item = items.get(state.node ?? "");
  const missing = state.view === "network" && changed.has("node") && shown(item) && !presentScene()?.boxes.has(state.node ?? "");
  const other = changed.has("view") || changed.has("near") || (state.near && changed.has("node"));
  const filters = changed.has("off") || changed.has("years");
  if (other || missing || filters) drawStage(!other);
  if (changed.has("off") || changed.has("node") || (changed.has("years") && !RAIL.querySelector(".years :focus"))) drawRail();
  if (changed.has("node") || changed.has("view") || changed.has("near")) drawPanel();
  if (changed.has("node")) {
    markRows();
    if (state.node) reveal(state.node);
  }
  redraw();
  say(describe(items.get(state.hover ?? state.node ?? "")));
});

whenFound((id) => {
  const item = /** @type {Item} */ (items.get(id));
  const off = new Set(state.off);
  off.delete(`type/${item.type}`);
  change({ node: item.id, off: shown(item) ? state.off : off, years: shown(item) ? state.years : "" });
  PANEL.focus();
});

on(document, "click", "[data-view]", ({ dataset }) => change({ view: /** @type {View} */ (dataset.view) }));
on(element("skip"), "click", "#skip", (_, event) => {
  event.preventDefault();
  change({ view: "list" });
  TEXT.focus();
});
on(TEXT, "click", "[data-node]", ({ dataset }, event) => {
  event.preventDefault();
  select(dataset.node ?? null);
});
on(TEXT, "click", ".reset", resetFilters);
window.addEventListener("popstate", readAddress);
window.addEventListener("hashchange", readAddress);

let resizing = 0;
window.addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = window.setTimeout(() => presentScene() && drawStage(false), 120);
});

startTheme(redraw);
readAddress();
drawTabs();
drawStage(false);
drawRail();
drawPanel();
if (state.node) reveal(state.node, false);
say(describe(items.get(state.node ?? "")));

/** For pages that embed this one, and for tests and benchmarks. */
const usableAfter = performance.now();
const picture = (/** @type {typeof svgOf | typeof pngOf} */ take) => {
  const of = subject();
  return of && take(of);
};
Object.assign(window, { claimKg: Object.freeze({ boxOnScreen, pngPicture: () => picture(pngOf), redraw, svgPicture: () => picture(svgOf), usableAfter }) });
