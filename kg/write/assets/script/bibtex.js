import { yearOf } from "./data.js";

/** @import { Reference } from "./types" */

/** The reference as BibTeX: as it was read, when it came from such a file. @param {Reference} reference */
export function bibtex(reference) {
  if (/^\s*@\w+\s*\{/.test(reference.text ?? "")) return (reference.text ?? "").trim();
  const fields = {
    author: (reference.authors ?? "").split("; ").filter(Boolean).map(escaped).join(" and "),
    title: escaped(reference.title ?? reference.label),
    journal: escaped(reference.journal ?? ""),
    publisher: escaped(reference.publisher ?? ""),
    year: yearOf(reference),
    volume: escaped(reference.volume ?? ""),
    number: escaped(reference.issue ?? ""),
    pages: escaped((reference.pages ?? "").replace(/\s*[–—-]+\s*/, "--")),
    doi: reference.doi ?? "",
    pmid: reference.pmid ?? "",
    url: reference.url ?? "",
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${reference.journal ? "article" : "misc"}{${reference.key.replace(/[^\w:.+/-]/g, "")},\n${lines.join(",\n")}\n}`;
}

/** What is special to BibTeX, made plain. @param {string} text */
const escaped = (text) => text.replace(/[{}\\]/g, "").replace(/[&%$#_]/g, "\\$&");
