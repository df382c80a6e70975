/** The findings, check by check, the gravest first. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { push } from "../../../write/assets/script/records.js";
import { address } from "../bench/server.js";
import { card } from "./card.js";
import { choice, choose, passing, showAll } from "./choice.js";
import { material } from "./material.js";

/** @import { Finding } from "./types" */

/** Findings of one check that are shown before somebody asks for all. */
const FIRST = 40;

const LIST = element("list");
/** @type {Set<string>} Checks of which all findings are shown. */
const whole = new Set();

/** Show the findings that pass; who is in the list stays there. */
export function showList() {
  const held = hold();
  const found = passing();
  /** @type {Map<string, Finding[]>} */
  const groups = new Map();
  for (const finding of found) push(groups, finding.check, finding);
  fill(LIST, make("p", { class: "small", id: "count" }, counted(found.length)), [...groups].map(([check, members]) => group(check, members)));
  const ids = shownIds();
  if (!ids.includes(choice.finding)) LIST.querySelector(".finding")?.setAttribute("tabindex", "0");
  held();
}

/** The ids of the findings on the page, in their order. */
export const shownIds = () => [...LIST.querySelectorAll(".finding")].map((shown) => /** @type {HTMLElement} */ (shown).dataset.id ?? "");

/** The element of a finding. @param {string} id @returns {HTMLElement | null} */
export const shownAs = (id) => LIST.querySelector(`.finding[data-id="${CSS.escape(id)}"]`);

/** Go to a finding, which is shown if it was filtered out. @param {string} id */
export function goTo(id) {
  const finding = material.findings.find((one) => one.id === id);
  if (!finding) return;
  if (!shownAs(id)) {
    whole.add(finding.check);
    if (passing().includes(finding)) showList();
    else showAll(Boolean(finding.suppressed));
  }
  focus(shownAs(id));
}

/** Go to the next finding, or the one before. @param {number} by */
export function step(by) {
  const ids = shownIds();
  const here = ids.indexOf(choice.finding);
  focus(shownAs(ids[here < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, here + by))] ?? ""));
}

/** @param {HTMLElement | null} shown */
function focus(shown) {
  shown?.focus({ preventScroll: true });
  shown?.scrollIntoView({ block: "nearest" });
}

/** @param {number} shown */
function counted(shown) {
  const open = material.findings.filter((finding) => !finding.suppressed).length;
  const silent = material.findings.length - open;
  const all = `${open} open${silent ? `, ${silent} suppressed` : ""}`;
  return shown ? `${shown} shown of ${all}.` : `None shown of ${all}. What was not looked at stands above.`;
}

/** @param {string} id @param {Finding[]} members */
function group(id, members) {
  const check = material.checks.get(id);
  if (!check) return null;
  const shown = whole.has(id) ? members : members.slice(0, FIRST);
  return make(
    "section",
    { class: "group", "aria-labelledby": `group-${id}` },
    make(
      "h3",
      { id: `group-${id}` },
      make("span", { class: `tag ${check.severity}` }, check.severity),
      ` ${id} ${check.title} `,
      make("span", { class: "count" }, members.length),
    ),
    make(
      "details",
      { class: "why", "data-check": id },
      make("summary", {}, "What this looks for, why it matters, what to do"),
      check.what && make("p", {}, check.what),
      check.example && make("p", {}, make("i", {}, "For instance: "), check.example),
      check.why && make("p", {}, check.why),
      check.remedy && make("p", {}, make("b", {}, check.remedy)),
      make("p", { class: "small" }, check.query ? make("a", { href: `${address("/query")}#q=${encodeURIComponent(check.query)}` }, "The query that finds it") : "This check is written in Python", `: ${check.place}`),
    ),
    make("ol", { class: "findings" }, shown.map(card)),
    shown.length < members.length && make("button", { type: "button", class: "whole", "data-check": id }, `Show all ${members.length}`),
  );
}

/** Remember who has the focus and where it is on the screen, what is open, and the reasons being written; what is returned brings them back. */
function hold() {
  const open = new Set([...LIST.querySelectorAll("details[open]")].map((found) => /** @type {HTMLElement} */ (found).dataset.check));
  const forms = [...LIST.querySelectorAll("form")].map((form) => ({ form, id: /** @type {HTMLElement} */ (form.closest(".finding")).dataset.id ?? "" }));
  const active = document.activeElement instanceof HTMLElement && LIST.contains(document.activeElement) ? document.activeElement : null;
  const place = shownIds().indexOf(choice.finding);
  const top = shownAs(choice.finding)?.getBoundingClientRect().top;
  return () => {
    for (const found of LIST.querySelectorAll("details")) found.open = open.has(found.dataset.check);
    for (const { form, id } of forms) shownAs(id)?.append(form);
    const ids = shownIds();
    const again = shownAs(choice.finding) ?? shownAs(ids[Math.min(place, ids.length - 1)] ?? "");
    if (again && top !== undefined) scrollBy(0, again.getBoundingClientRect().top - top);
    if (active) (active.closest("form") && LIST.contains(active) ? active : again)?.focus({ preventScroll: true });
  };
}

on(LIST, "click", "button.whole", (target) => {
  whole.add(target.dataset.check ?? "");
  showList();
});
on(LIST, "focusin", ".finding", (target) => {
  const id = target.dataset.id ?? "";
  if (id === choice.finding) return;
  for (const other of LIST.querySelectorAll('.finding[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  target.setAttribute("tabindex", "0");
  choose({ finding: id });
});
on(LIST, "click", ".finding", (target, event) => {
  const pressed = event.target instanceof Element && event.target.closest("a, button, input, label");
  if (!pressed && !getSelection()?.toString()) target.focus({ preventScroll: true });
});
