/** Taking an answer along: files in the standard forms, as the endpoint writes them, and text for elsewhere. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { address } from "../bench/server.js";
import { ask } from "./answer.js";
import { plain } from "./cells.js";

/** @import { Term } from "./answer.js" */

/** @type {Record<string, [string, string]>} Name of a form to its media type and the end of a file's name */
const ROWS = {
  CSV: ["text/csv", "csv"],
  TSV: ["text/tab-separated-values", "tsv"],
  JSON: ["application/sparql-results+json", "srj"],
  XML: ["application/sparql-results+xml", "srx"],
};
/** @type {Record<string, [string, string]>} */
const GRAPH = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"] };

/** Offer the forms that an answer can be saved in. @param {boolean} graph */
export function offer(graph) {
  fill(element("exports"), Object.keys(graph ? GRAPH : ROWS).map((form) => make("button", { type: "button", "data-form": form }, form)));
}

/** @param {() => string} text of the query that was answered @param {(fault: Error) => void} failed */
export function saveOnClick(text, failed) {
  on(element("exports"), "click", "button", async (button) => {
    const [media, end] = /** @type {[string, string]} */ ({ ...ROWS, ...GRAPH }[button.dataset.form ?? ""]);
    try {
      const data = await (await ask(text(), media)).blob();
      const link = make("a", { href: URL.createObjectURL(data), download: `answer.${end}` });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (fault) {
      failed(/** @type {Error} */ (fault));
    }
  });
}

/** @param {string[]} columns @param {(Term | undefined)[][]} rows */
export function markdown(columns, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => cell.replace(/[\\|]/g, "\\$&").replace(/</g, "&lt;").replace(/\s+/g, " ")).join(" | ")} |`;
  return [line(columns), `|${columns.map(() => "---").join("|")}|`, ...rows.map((row) => line(row.map(plain)))].join("\n");
}

/** A command that asks the same of this server. @param {string} text @param {boolean} graph */
export function curl(text, graph) {
  const quoted = `'${text.replaceAll("'", "'\\''")}'`;
  return `curl ${location.origin}${address("/sparql")} -H 'Accept: ${graph ? "text/turtle" : "text/csv"}' -H 'Content-Type: application/sparql-query' --data-raw ${quoted}`;
}

/** A call that asks the same of the folder. @param {string} text @param {{ name: string, values: Record<string, string[]> } | undefined} question @param {boolean} graph */
export function python(text, question, graph) {
  const given = question && Object.entries(question.values).map(([name, list]) => `, ${name}=${JSON.stringify(list.length === 1 ? list[0] : list)}`).join("");
  const asked = question ? `${JSON.stringify(question.name)}${given}` : JSON.stringify(`${text.trimEnd()}\n`);
  const call = graph ? `workspace.answer(workspace.question(${question ? JSON.stringify(question.name) : asked}), "turtle", ${JSON.stringify(question?.values ?? {})})` : `workspace.query(${asked})`;
  return `import kg\n\nworkspace = kg.open(".")\nprint(${call}${graph ? ".decode()" : ""})\n`;
}

/** Put text on the clipboard. @param {string} text */
export async function copy(text) {
  await navigator.clipboard.writeText(text);
}
