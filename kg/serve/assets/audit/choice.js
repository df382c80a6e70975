/** What is chosen: filters, the finding one is at, and the references that are ticked; all of it stands in the address. */
import { material } from "./material.js";

/** @import { Finding } from "./types" */

/**
 * Empty sets filter nothing. `finding` is an id, `without` holds IRIs of references.
 * @typedef {{ severity: Set<string>, check: Set<string>, group: Set<string>, article: string, words: string, suppressed: boolean, finding: string, without: Set<string> }} Choice
 */

/** @type {Choice} */
export const choice = { severity: new Set(), check: new Set(), group: new Set(), article: "", words: "", suppressed: false, finding: "", without: new Set() };

/** The facets that hold several values. */
export const FACETS = /** @type {const} */ (["severity", "group", "check"]);

/** @typedef {typeof FACETS[number] | "article" | "words" | "suppressed"} Facet */

/** @type {((changed: Set<keyof Choice>) => void)[]} */
const listeners = [];

/** Call back after every change, with the names of what changed. @param {(changed: Set<keyof Choice>) => void} listener */
export const listen = (listener) => void listeners.push(listener);

/** Change what is chosen, and the address with it. @param {Partial<Choice>} patch */
export function choose(patch) {
  Object.assign(choice, patch);
  record();
  const changed = new Set(/** @type {(keyof Choice)[]} */ (Object.keys(patch)));
  for (const listener of listeners) listener(changed);
}

/** Turn one value of a facet on or off. @param {typeof FACETS[number]} facet @param {string} value */
export function toggle(facet, value) {
  const next = new Set(choice[facet]);
  if (!next.delete(value)) next.add(value);
  choose({ [facet]: next });
}

/** Filter nothing. @param {boolean} [suppressed] whether what is suppressed is shown, too */
export const showAll = (suppressed = choice.suppressed) =>
  choose({ severity: new Set(), check: new Set(), group: new Set(), article: "", words: "", suppressed: suppressed || choice.suppressed });

/** Take what is chosen from the address. */
export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const several = (/** @type {string} */ name) => new Set((given.get(name) ?? "").split(",").filter(Boolean));
  choose({
    severity: several("severity"),
    check: several("check"),
    group: several("group"),
    article: given.get("article") ?? "",
    words: given.get("words") ?? "",
    suppressed: given.get("suppressed") === "1",
    finding: given.get("finding") ?? "",
    without: ticked(given.getAll("without")),
  });
}

/** The address of what is chosen. */
export const link = () => location.href.split("#")[0] + hash();

/**
 * The findings that pass all filters, or all but one of them.
 * @param {Facet} [but]
 * @returns {Finding[]}
 */
export function passing(but) {
  const words = choice.words.toLowerCase().split(/\s+/).filter(Boolean);
  return material.findings.filter(
    (finding) =>
      FACETS.every((facet) => facet === but || !choice[facet].size || choice[facet].has(valueOf(finding, facet))) &&
      (but === "article" || !choice.article || finding.article === choice.article) &&
      (but === "suppressed" || choice.suppressed || !finding.suppressed) &&
      words.every((word) => textOf(finding).includes(word)),
  );
}

/** @param {Finding} finding @param {typeof FACETS[number]} facet */
export const valueOf = (finding, facet) => (facet === "group" ? (material.checks.get(finding.check)?.group ?? "") : finding[facet]);

/** @type {WeakMap<Finding, string>} */
const texts = new WeakMap();

/** All that words are looked for in. @param {Finding} finding */
function textOf(finding) {
  const text = texts.get(finding) ?? joined(finding);
  texts.set(finding, text);
  return text;
}

/** @param {Finding} finding */
const joined = (finding) =>
  [finding.id, material.checks.get(finding.check)?.title, finding.message, finding.suppressed, ...finding.words.map((said) => said.text), ...finding.about.map((thing) => thing.name)]
    .join("\n")
    .toLowerCase();

/** References are named in the address by their paths, which are short. @param {string[]} paths */
function ticked(paths) {
  const known = new Map(material.references.map((reference) => [reference.path, reference.iri]));
  return new Set(paths.map((path) => known.get(path) ?? "").filter(Boolean));
}

function hash() {
  const parts = new URLSearchParams();
  for (const facet of FACETS) if (choice[facet].size) parts.set(facet, [...choice[facet]].sort().join(","));
  for (const name of /** @type {const} */ (["article", "words", "finding"])) if (choice[name]) parts.set(name, choice[name]);
  if (choice.suppressed) parts.set("suppressed", "1");
  for (const reference of material.references) if (choice.without.has(reference.iri)) parts.append("without", reference.path);
  const text = parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return text && `#${text}`;
}

function record() {
  const next = link();
  if (next !== location.href) history.replaceState(null, "", next);
}
