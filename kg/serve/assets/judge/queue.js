/** The review queue: filters, progress, and where one is in it. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { reviewer } from "./reviewer.js";
import { isLeft, named, same, state } from "./state.js";

/** @import { Place, Task } from "./types" */

const LIST = element("queue");
const WORDS = /** @type {HTMLInputElement} */ (element("words"));
const STATE = /** @type {HTMLSelectElement} */ (element("state"));
const ARTICLE = /** @type {HTMLSelectElement | null} */ (document.getElementById("article"));

/** Pairs that are listed; the others are found by filters, and by going on. */
const MOST = 300;

/** @type {(place: Place) => void} */
let chosen = () => {};

/** Call back when a pair is chosen. @param {(place: Place) => void} heard */
export const onChoice = (heard) => void (chosen = heard);

/** The pairs that are shown, in their order. */
export function shown() {
  const words = WORDS.value.toLowerCase().split(/\s+/).filter(Boolean);
  return state.queue.tasks.filter(
    (task) =>
      (!STATE.value || (STATE.value === "left" ? isLeft(task) : task.state === STATE.value)) &&
      (!ARTICLE?.value || task.article === ARTICLE.value) &&
      words.every((word) => `${task.claim} ${task.text} ${task.section} ${task.reference} ${task.entry}`.toLowerCase().includes(word)),
  );
}

/** The pair that comes so many after the one that is open; one that is no longer shown keeps its place among all. @param {number} by @returns {Place | undefined} */
export function beside(by) {
  const tasks = shown();
  const open = state.place;
  if (!open) return tasks[0];
  const at = tasks.findIndex((task) => same(task, open));
  if (at >= 0) return tasks[at + by];
  const all = state.queue.tasks;
  const place = all.findIndex((task) => same(task, open));
  const known = new Set(tasks);
  const rest = by > 0 ? all.slice(place + 1) : all.slice(0, Math.max(place, 0)).reverse();
  return rest.find((task) => known.has(task)) ?? (by > 0 ? tasks[0] : undefined);
}

export function showQueue() {
  const tasks = shown();
  const { judged, all } = state.queue;
  fill(element("progress"), `${judged} of ${all} judged${reviewer() ? "" : " by anybody"}`);
  const bar = /** @type {HTMLProgressElement} */ (element("bar"));
  bar.max = all || 1;
  bar.value = judged;
  const held = LIST.contains(document.activeElement);
  fill(LIST, tasks.slice(0, MOST).map(item), !tasks.length && make("li", { class: "none" }, state.queue.all ? "None of the pairs is so." : "No claim cites a reference."));
  if (tasks.length > MOST) LIST.append(make("li", { class: "none" }, `${tasks.length - MOST} more`));
  if (held) current()?.focus();
}

/** Show which pair is open. */
export function showPlace() {
  for (const button of LIST.querySelectorAll("button")) button.removeAttribute("aria-current");
  const button = current();
  button?.setAttribute("aria-current", "true");
  button?.scrollIntoView({ block: "nearest" });
}

const current = () => {
  const at = shown().findIndex((task) => same(task, state.place));
  return /** @type {HTMLButtonElement | null} */ (at < 0 ? null : LIST.children[at]?.querySelector("button") ?? null);
};

const STATES = { open: "", judged: "judged", changed: "sentence changed since", others: "judged by others" };

/** @param {Task} task */
const item = (task) =>
  make(
    "li",
    {},
    make(
      "button",
      { type: "button", "aria-current": same(task, state.place) && "true", "data-place": JSON.stringify(named(task)) },
      make("span", { class: "text", dir: "auto" }, task.text),
      make("span", { class: "entry", dir: "auto" }, task.entry),
      make(
        "span",
        { class: "facts" },
        make("span", { class: "worth" }, `worth ${task.worth}`),
        task.severity && make("span", { class: `tag ${task.severity}` }, task.severity),
        make("span", { class: "tag" }, task.atHand),
        STATES[task.state] && make("span", { class: "tag judged" }, STATES[task.state]),
      ),
    ),
  );

on(LIST, "click", "button", (button) => chosen(JSON.parse(button.dataset.place ?? "null")));
const again = () => {
  showQueue();
  showPlace();
};
WORDS.addEventListener("input", again);
STATE.addEventListener("change", again);
ARTICLE?.addEventListener("change", again);
