import { record } from "../script/address.js";
import { idOf, thingOf } from "./papers.js";

/** @typedef {"map" | "articles" | "references"} Sight */
/** What is chosen; `off` holds the layers that are not drawn. @typedef {{ view: Sight, node: string | null, hover: string | null, off: Set<string> }} Choice */

/** @type {[Sight, string][]} */
export const SIGHTS = [["map", "Corpus map"], ["articles", "Articles"], ["references", "Shared references"]];
const NARROW = 800;

/** @type {Choice} */
export const choice = { view: "map", node: null, hover: null, off: new Set() };

/** @type {((changed: Set<keyof Choice>) => void)[]} */
const listeners = [];

/** @param {(changed: Set<keyof Choice>) => void} listener */
export const listen = (listener) => void listeners.push(listener);

/** Whether the table comes first. */
export const narrow = () => window.innerWidth < NARROW;

/** What is chosen, as a thing. */
export const chosen = () => thingOf(choice.node);

/** Change the choice, the address and all that listens; a view or a thing is a step that Back undoes. @param {Partial<Choice>} patch */
export function change(patch) {
  const changed = assign(patch);
  if (changed.size && !(changed.size === 1 && changed.has("hover"))) record(toHash(), changed.has("view") || changed.has("node"));
  if (changed.size) for (const listener of listeners) listener(changed);
}

/** @param {string | null} id */
export const select = (id) => change({ node: id, hover: null });

/** @param {string} layer */
export function toggle(layer) {
  const off = new Set(choice.off);
  if (!off.delete(layer)) off.add(layer);
  change({ off });
}

/** Take the choice from the address. */
export function readAddress() {
  const given = new Map(location.hash.slice(1).split("&").map((part) => /** @type {[string, string]} */ ([part.split("=")[0], decode(part.slice(part.indexOf("=") + 1))])));
  const view = SIGHTS.find(([name]) => name === given.get("view"))?.[0] ?? (narrow() ? "articles" : "map");
  const changed = assign({ view, node: idOf(given.get("node") ?? ""), hover: null, off: new Set((given.get("off") ?? "").split(",").filter(Boolean)) });
  if (changed.size) for (const listener of listeners) listener(changed);
}

export function toHash() {
  const thing = chosen();
  const parts = [`view=${choice.view}`, thing && `node=${encodeURIComponent(thing.name).replaceAll("%2F", "/")}`, choice.off.size && `off=${[...choice.off].sort().join(",")}`];
  return `#${parts.filter(Boolean).join("&")}`;
}

/** The full address of the present choice. */
export const link = () => location.href.split("#")[0] + toHash();

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {Partial<Choice>} patch @returns {Set<keyof Choice>} */
function assign(patch) {
  const names = /** @type {(keyof Choice)[]} */ (Object.keys(patch));
  const said = (/** @type {unknown} */ value) => (value instanceof Set ? [...value].sort().join() : value);
  const changed = new Set(names.filter((name) => said(choice[name]) !== said(patch[name])));
  Object.assign(choice, patch);
  return changed;
}
