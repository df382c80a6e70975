/** What can be typed next: terms of the model with their prefix lines, prefixes, variables of the query, keywords. */

/** @import { Completion, CompletionContext, CompletionResult, EditorView } from "../vendor/codemirror.js" */
/** @typedef {{ prefixes: { prefix: string, iri: string }[], terms: { term: string, kind: string, note: string }[] }} Terms */

const KEYWORDS = (
  "SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS BIND AS VALUES UNDEF GRAPH PREFIX CONSTRUCT DESCRIBE ASK ORDER BY GROUP HAVING LIMIT OFFSET " +
  "ASC DESC EXISTS NOT IN COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT BOUND COALESCE IF STR LANG DATATYPE REGEX CONTAINS STRSTARTS STRENDS " +
  "STRAFTER STRBEFORE LCASE UCASE STRLEN REPLACE CONCAT ABS ROUND YEAR"
).split(" ");
/** @type {Record<string, string>} */
const ICONS = { class: "class", property: "property", value: "enum", datatype: "type" };
const WORD = /[?$]\w*|[A-Za-z][\w-]*:?[\w-]*/;

/** @param {Terms} known @returns {(context: CompletionContext) => CompletionResult | null} */
export function completer({ prefixes, terms }) {
  const iris = new Map(prefixes.map(({ prefix, iri }) => [prefix, iri]));
  const ofModel = terms.map(({ term, kind, note }) => ({ label: term, type: ICONS[kind], detail: note || kind, apply: withPrefix(iris) }));
  const ofPrefixes = prefixes.map(({ prefix, iri }) => ({ label: `${prefix}:`, type: "namespace", detail: iri, apply: withPrefix(iris), boost: -1 }));
  const ofLanguage = KEYWORDS.map((word) => ({ label: word, type: "keyword" }));
  return (context) => {
    const before = context.matchBefore(WORD);
    if (!before && !context.explicit) return null;
    const from = before?.from ?? context.pos;
    if (inComment(context)) return null;
    const variables = [...new Set(context.state.sliceDoc().match(/[?$]\w+/g) ?? [])].filter((name) => name !== before?.text).map((label) => ({ label, type: "variable" }));
    const options = /^[?$]/.test(before?.text ?? "") ? variables : [...ofModel, ...ofPrefixes, ...ofLanguage, ...(before ? [] : variables)];
    return { from, options, validFor: /^[?$]?[\w:-]*$/ };
  };
}

/** Put a prefixed name in, and the line of its prefix before the query where it is missing. @param {Map<string, string>} iris */
function withPrefix(iris) {
  return (/** @type {EditorView} */ view, /** @type {Completion} */ { label }, /** @type {number} */ from, /** @type {number} */ to) => {
    const prefix = label.slice(0, label.indexOf(":"));
    const text = view.state.sliceDoc();
    const line = `PREFIX ${prefix}: <${iris.get(prefix)}>\n`;
    const declared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(text);
    const at = afterHeader(text);
    const changes = [{ from, to, insert: label }, ...(declared ? [] : [{ from: at, insert: line }])];
    view.dispatch({ changes, selection: { anchor: from + label.length + (declared ? 0 : line.length) }, userEvent: "input.complete" });
  };
}

/** Where the first line begins that is no comment. @param {string} text */
export const afterHeader = (text) => /^(?:[^\S\n]*#[^\n]*\n|[^\S\n]*\n)*/.exec(text)?.[0].length ?? 0;

/** @param {CompletionContext} context */
const inComment = ({ state, pos }) => /^\s*#/.test(state.doc.lineAt(pos).text);
