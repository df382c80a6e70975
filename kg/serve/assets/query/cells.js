/** Terms as cells: IRIs short and linked to the workbench's page of the thing, literals as text. */
import { element, make } from "../../../write/assets/script/dom.js";
import { ROOT } from "../bench/server.js";

/** @import { Term } from "./answer.js" */

const BASE = element("desk").dataset.base ?? "";
const STRING = "http://www.w3.org/2001/XMLSchema#string";
/** @type {[string, string][]} IRI and prefix, the longest IRI first */
let prefixes = [];

/** @param {{ prefix: string, iri: string }[]} known */
export function usePrefixes(known) {
  prefixes = known.map(({ prefix, iri }) => /** @type {[string, string]} */ ([iri, prefix])).sort(([one], [other]) => other.length - one.length);
}

/** @param {string} iri */
export function shorten(iri) {
  const found = prefixes.find(([known]) => iri.startsWith(known));
  if (found && /^[\w-]+$/.test(iri.slice(found[0].length))) return `${found[1]}:${iri.slice(found[0].length)}`;
  const path = iri.startsWith(BASE) ? iri.slice(BASE.length) : iri;
  return path.replace(/^article\/[^/]+\/(?=.)/, "…/");
}

/** Where the workbench shows a thing; never an address elsewhere, whatever the IRI. @param {string} iri */
export function pageOf(iri) {
  const path = iri.startsWith(BASE) ? iri.slice(BASE.length) : "";
  return /^[\w%.~-][^?#\\]*$/.test(path) ? `${ROOT}/${path}` : `${ROOT}/about?iri=${encodeURIComponent(iri)}`;
}

/** The evidence map with a claim chosen, or nothing for what is no claim. @param {Term | undefined} term */
export function mapOf(term) {
  if (term?.type !== "uri" || !term.value.startsWith(`${BASE}article/`)) return "";
  const found = /^article\/([^/?#]+)\/claim\/([^/?#]+)$/.exec(term.value.slice(BASE.length));
  return found ? `${ROOT}/article/${found[1]}#view=map&node=claim/${found[2]}` : "";
}

/** @param {Term | undefined} term */
export function cell(term) {
  if (!term) return null;
  if (term.type === "uri") return make("a", { href: pageOf(term.value), title: term.value, dir: "ltr" }, shorten(term.value));
  if (term.type === "bnode") return `_:${term.value}`;
  const about = term["xml:lang"] ? `@${term["xml:lang"]}` : term.datatype && term.datatype !== STRING ? shorten(term.datatype) : "";
  return [make("span", { dir: "auto" }, term.value), about && make("small", { class: "quiet" }, ` ${about}`)];
}

/** A term as words, an IRI in full. @param {Term | undefined} term */
export const plain = (term) => term?.value ?? "";

const NUMBER = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/;

/** @param {Term | undefined} term */
export const isNumber = (term) => NUMBER.test(term?.datatype ?? "");

/** Unbound first, then numbers by size, then words. @param {Term | undefined} one @param {Term | undefined} other */
export function compare(one, other) {
  if (!one || !other) return Number(Boolean(one)) - Number(Boolean(other));
  if (isNumber(one) && isNumber(other)) return Number(one.value) - Number(other.value);
  return ORDER.compare(plain(one), plain(other));
}

const ORDER = new Intl.Collator(undefined, { numeric: true });
