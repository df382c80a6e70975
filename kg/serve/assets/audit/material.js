/** What the server says of the audit, kept until the graph is another. */
import { element } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";

/** @import { Check, Coverage, Finding, Reference } from "./types" */

/** The only article that is looked at, where there are too many for all. */
export const ARTICLE = element("found").dataset.article ?? "";

/** @type {{ number: number, findings: Finding[], checks: Map<string, Check>, coverage: Coverage | null, references: Reference[] }} */
export const material = { number: 0, findings: [], checks: new Map(), coverage: null, references: [] };

/** Ask anew. */
export async function load() {
  const asked = { article: ARTICLE };
  const [found, coverage, listed] = await Promise.all([get("/api/findings", asked), get("/api/coverage", asked), get("/api/references", asked)]);
  material.number = found.number;
  material.findings = found.findings;
  material.checks = new Map(found.checks.map((/** @type {Check} */ check) => [check.id, check]));
  material.coverage = coverage;
  material.references = listed.references;
}

/** @param {string} id */
export const findingOf = (id) => material.findings.find((finding) => finding.id === id);
