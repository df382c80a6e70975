import { record } from "./address.js";
import { byName, items } from "./data.js";
import { VIEWS } from "./words.js";

/** @import { View } from "./types" */

/**
 * What is chosen. `off` holds what is filtered out: "support/none", "type/author", "link/mentions", "section/results".
 * `near` narrows the network to what surrounds the chosen node.
 * `years` are those of the references that are shown, as "1998-2004", or all.
 * @typedef {{ view: View, node: string | null, hover: string | null, near: boolean, off: Set<string>, years: string }} State
 */

const NARROW = 800;
const DEFAULT_OFF = ["link/holds", "type/author", "type/journal"];

/** @type {State} */
export const state = { view: "map", node: null, hover: null, near: false, off: new Set(DEFAULT_OFF), years: "" };

/** @type {((changed: Set<keyof State>) => void)[]} */
const listeners = [];

/** Call `listener` after every change, with the names of what changed. @param {(changed: Set<keyof State>) => void} listener */
export const listen = (listener) => void listeners.push(listener);

/** Whether the list comes first. */
export const narrow = () => window.innerWidth < NARROW;

/** Whether anything is filtered out that is usually shown. */
export const filtered = () => Boolean(state.years) || [...state.off].some((key) => !DEFAULT_OFF.includes(key));

/**
 * Change the state, the address and all that listens. A new view or selection is a step that Back undoes.
 * @param {Partial<State>} patch
 */
export function change(patch) {
  const changed = assign(patch);
  if (!changed.size) return;
  const passing = changed.size === 1 && changed.has("hover");
  if (!passing) record(toHash(), changed.has("view") || changed.has("node"));
  tell(changed);
}

/** Take the state from the address. */
export function readAddress() {
  const changed = assign(fromHash(location.hash));
  if (changed.size) tell(changed);
}

/** @param {string | null} id */
export const select = (id) => change({ node: id, hover: null });

/** @param {string} key */
export function toggle(key) {
  const off = new Set(state.off);
  if (!off.delete(key)) off.add(key);
  change({ off });
}

/** Keep one key of a group on and turn the others off; a second time, all on. @param {string} key @param {string[]} group */
export function only(key, group) {
  const off = new Set(state.off);
  const alone = group.every((other) => off.has(other) === (other !== key));
  for (const other of group) if (alone || other === key) off.delete(other);
  else off.add(other);
  change({ off });
}

export const resetFilters = () => change({ off: new Set(DEFAULT_OFF), years: "" });

/** The address of the present state. */
export function toHash() {
  const parts = [`view=${state.view}`];
  const item = items.get(state.node ?? "");
  if (item) parts.push(`node=${encode(item.name)}`);
  if (state.near) parts.push("near=1");
  const off = [...state.off].sort();
  if (off.join() !== DEFAULT_OFF.join()) parts.push(`off=${off.map(encode).join(",")}`);
  if (state.years) parts.push(`years=${state.years}`);
  return `#${parts.join("&")}`;
}

/** The full address of the present state, to be sent to somebody. */
export const link = () => location.href.split("#")[0] + toHash();

/** The address that shows one item. @param {View} view @param {string} name */
export const hashOf = (view, name) => `#view=${view}&node=${encode(name)}`;

/** @param {string} text */
const encode = (text) => encodeURIComponent(text).replaceAll("%2F", "/");

/** @param {string} hash @returns {Partial<State>} */
function fromHash(hash) {
  const given = new Map(
    hash.slice(1).split("&").map((part) => /** @type {[string, string]} */ ([part.split("=")[0], part.slice(part.indexOf("=") + 1)])),
  );
  const view = VIEWS.find(([name]) => name === given.get("view"))?.[0] ?? (narrow() ? "list" : "map");
  const off = given.has("off") ? (given.get("off") ?? "").split(",").filter(Boolean).map(decode) : DEFAULT_OFF;
  return { view, node: byName.get(decode(given.get("node") ?? "")) ?? null, hover: null, near: given.get("near") === "1", off: new Set(off), years: /^\d{1,4}-\d{1,4}$/.test(given.get("years") ?? "") ? (given.get("years") ?? "") : "" };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {Partial<State>} patch @returns {Set<keyof State>} */
function assign(patch) {
  /** @type {Set<keyof State>} */
  const changed = new Set();
  for (const name of /** @type {(keyof State)[]} */ (Object.keys(patch))) {
    const before = state[name];
    const after = patch[name];
    const same = before instanceof Set && after instanceof Set ? [...before].sort().join() === [...after].sort().join() : before === after;
    if (!same) changed.add(name);
  }
  Object.assign(state, patch);
  return changed;
}

/** @param {Set<keyof State>} changed */
function tell(changed) {
  for (const listener of listeners) listener(changed);
}
