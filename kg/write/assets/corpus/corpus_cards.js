import { make } from "../script/dom.js";

/** @import { Child, Paper, Thing, Work } from "../script/types" */

/** The colour family of a thing. @param {Thing} thing */
export const family = (thing) => (thing.type === "work" ? "reference" : thing.type === "paper" ? "section" : thing.state === 0 ? "weak" : thing.state === 1 ? "claim" : "section");

/** A button that leads to a thing. @param {Thing} thing @param {...Child} more */
export const card = (thing, ...more) =>
  make(
    "button",
    { class: "card", "data-node": thing.id, "--hue": `var(--${family(thing)})`, dir: "auto" },
    thing.type === "work" ? [make("b", {}, thing.label), " ", make("span", { class: "muted" }, thing.title ?? "")] : thing.label,
    more.some(Boolean) && make("span", { class: "more" }, more),
  );

/** @param {string} tone @param {...Child} text */
export const pill = (tone, ...text) => make("span", { class: "pill", "--tone": `var(--${tone}-text)`, "--tint": `var(--${tone}-tint)` }, text);

/** @param {Paper | Work} thing @param {string} label @param {number} count @param {number} most @param {string} hue */
export const rank = (thing, label, count, most, hue) =>
  make(
    "button",
    { class: "rank", "data-node": thing.id },
    make("span", { class: "who", dir: "auto" }, label),
    make("span", {}, make("i", { "--share": `${(100 * count) / Math.max(1, most)}%`, "--tone": `var(--${hue})` })),
    make("span", { class: "count" }, count),
  );

/** @param {number} part @param {number} whole @param {string} meaning */
export const figure = (part, whole, meaning) => make("div", {}, make("b", {}, part, make("small", {}, ` / ${whole}`)), meaning);

/** How many claims name a source, name none, need none. @param {number} claims @param {number} needing @param {number} uncited */
export function bar(claims, needing, uncited) {
  /** @type {[string, number, string][]} */
  const parts = [["several", needing - uncited, "with a source"], ["none", uncited, "without"], ["unneeded", claims - needing, "need none"]];
  const there = parts.filter(([, count]) => count);
  return [
    make("div", { class: "bar", role: "img", "aria-label": there.map(([, count, label]) => `${count} ${label}`).join(", ") }, there.map(([name, count]) => make("i", { class: name, "--share": count }))),
    make("ul", { class: "key-list" }, there.map(([name, count, label]) => make("li", {}, make("i", { class: name }), `${count} ${label}`))),
  ];
}
