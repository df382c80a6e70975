/** Asking the endpoint, and its answers as rows of terms. */
import { address } from "../bench/server.js";

/**
 * @typedef {{ type: string, value: string, datatype?: string, "xml:lang"?: string }} Term
 * @typedef {{ columns: string[], rows: (Term | undefined)[][], graph: boolean }} Answer
 */

export const ROWS = "application/sparql-results+json, application/n-triples;q=0.9";

/** A query that was not answered; `line` is where it is at fault, from 1, or 0. */
export class Unanswered extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.line = Number(/ in line (\d+)/.exec(message)?.[1] ?? 0);
  }
}

/** @param {string} text @param {string} accept @param {AbortSignal} [signal] @returns {Promise<Response>} */
export async function ask(text, accept, signal) {
  const answer = await fetch(address("/sparql"), { method: "POST", headers: { "content-type": "application/sparql-query", accept }, body: text, signal }).catch((error) => {
    if (error.name === "AbortError") throw error;
    throw new Unanswered("The server does not answer. Is kg serve still running?");
  });
  if (!answer.ok) throw new Unanswered((await answer.text()).trim() || `The server answered with status ${answer.status}.`);
  return answer;
}

/** @param {Response} response @returns {Promise<Answer>} */
export async function read(response) {
  const graph = (response.headers.get("content-type") ?? "").startsWith("application/n-triples");
  if (graph) return { columns: ["subject", "property", "value"], rows: triples(await response.text()), graph };
  const said = await response.json();
  if (typeof said.boolean === "boolean") return { columns: ["answer"], rows: [[{ type: "literal", value: String(said.boolean) }]], graph };
  /** @type {string[]} */
  const columns = said.head.vars;
  return { columns, rows: said.results.bindings.map((/** @type {Record<string, Term>} */ row) => columns.map((name) => row[name])), graph };
}

const TERM = String.raw`(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)`;
const TRIPLE = new RegExp(String.raw`^\s*${TERM}\s*${TERM}\s*${TERM}\s*\.\s*$`);
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
/** @type {Record<string, string>} */
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** @param {string} text N-Triples @returns {Term[][]} */
export function triples(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    const found = TRIPLE.exec(line);
    if (!found) throw new Unanswered("The server's answer cannot be read.");
    return found.slice(1).map(term);
  });
}

/** @param {string} said @returns {Term} */
function term(said) {
  if (said.startsWith("<")) return { type: "uri", value: unescape(said.slice(1, -1)) };
  const found = LITERAL.exec(said);
  if (!found) return { type: "bnode", value: said.slice(2) };
  return { type: "literal", value: unescape(found[1] ?? ""), ...(found[2] && { "xml:lang": found[2] }), ...(found[3] && { datatype: found[3] }) };
}

/** @param {string} text */
const unescape = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, one) => (one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(short ?? long, 16))));
