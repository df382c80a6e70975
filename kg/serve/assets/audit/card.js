/** One finding: what it says, the words concerned, and where to go from there. */
import { make, marked } from "../../../write/assets/script/dom.js";
import { address, MAY_WRITE } from "../bench/server.js";
import { choice } from "./choice.js";

/** @import { Finding, Thing } from "./types" */

/** The check that finds suppressions of nothing. */
const UNUSED = "V04";

/** @param {Finding} finding */
export const card = (finding) =>
  make(
    "li",
    { class: `card finding ${finding.suppressed ? "suppressed" : finding.severity}`, "data-id": finding.id, tabindex: finding.id === choice.finding ? "0" : "-1" },
    make("p", { class: "message", dir: "auto" }, finding.message),
    finding.words.map((said) => make("blockquote", { dir: "auto" }, marked(said.text, places(said.text, said.passages)))),
    finding.suppressed && make("p", { class: "reason", dir: "auto" }, make("b", {}, "Suppressed: "), finding.suppressed),
    make("ul", { class: "links" }, finding.about.map(thing), finding.judge && make("li", {}, make("a", { href: address(finding.judge) }, "Judge this pair"))),
    make("p", { class: "acts" }, make("code", {}, finding.id), acts(finding)),
  );

/** @param {Thing} about */
const thing = (about) =>
  make(
    "li",
    {},
    about.kind !== "other" && `${about.kind} `,
    make("a", { href: address(about.path) }, about.name),
    about.map && [" (", make("a", { href: address(about.map), "aria-label": `${about.name} on the map` }, "map"), ")"],
  );

/** @param {Finding} finding */
function acts(finding) {
  const falls = finding.falls.length > 0 && button("without", finding.falls.length > 1 ? "Without these references?" : "Without this reference?");
  if (!MAY_WRITE) return [falls, button("entry", "Copy as an entry for kg.toml")];
  if (finding.check === UNUSED) return [falls, button("unused", "Take it out of kg.toml")];
  return [falls, finding.suppressed ? button("unsuppress", "No longer suppress") : button("suppress", "Suppress …")];
}

/** @param {string} name @param {string} label */
const button = (name, label) => make("button", { type: "button", class: name }, label);

/** Where passages stand in a text, each after the one before. @param {string} text @param {string[]} passages */
function places(text, passages) {
  /** @type {[number, number][]} */
  const found = [];
  let end = 0;
  for (const passage of passages) {
    const start = passage ? text.indexOf(passage, end) : -1;
    if (start < 0) continue;
    end = start + passage.length;
    found.push([start, end]);
  }
  return found;
}
