/**
 * The text of the query: a plain text area, or CodeMirror in its place.
 *
 * CodeMirror makes its style by script. In a shadow root it adopts a style sheet, which the policy of the page allows; in the
 * document itself it would add a style element, which the policy forbids.
 */
import { element, make } from "../../../write/assets/script/dom.js";
import { completer } from "./completion.js";

/** @import { EditorView } from "../vendor/codemirror.js" */
/** @import { Terms } from "./completion.js" */
/** @typedef {typeof import("../vendor/codemirror.js")} Library */

const area = /** @type {HTMLTextAreaElement} */ (element("text"));
/** @type {EditorView | undefined} */
let view;
/** @type {Library | undefined} */
let library;

export const text = () => view?.state.sliceDoc() ?? area.value;

/** Put another text in; undoing brings the old one back. @param {string} next */
export function setText(next) {
  area.value = next;
  if (view && next !== text()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 }, userEvent: "input.question", scrollIntoView: true });
  clearMarks();
}

export const focusText = () => (view ? view.focus() : area.focus());

/** Mark a line that is at fault. @param {number} number from 1 @param {string} message */
export function markLine(number, message) {
  if (!view || !library) {
    const before = area.value.split("\n").slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    area.setSelectionRange(before, before + (area.value.split("\n")[number - 1]?.length ?? 0));
    return;
  }
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  view.dispatch(library.setDiagnostics(view.state, [{ from: line.from, to: line.to, severity: "error", message }]));
  view.dispatch({ selection: { anchor: line.from }, scrollIntoView: true });
}

export function clearMarks() {
  if (view && library) view.dispatch(library.setDiagnostics(view.state, []));
}

/** Put CodeMirror in the place of the text area; where it cannot be had, the area stays. @param {Terms} terms @param {() => void} run @param {() => void} changed */
export async function dress(terms, run, changed) {
  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  library = await import("../vendor/codemirror.js").catch(() => undefined);
  if (!library) return;
  const place = element("editor");
  const root = place.attachShadow({ mode: "open" });
  const inside = make("div");
  root.append(inside);
  view = new library.EditorView({ doc: area.value, parent: inside, root, extensions: extensions(library, terms, run, changed) });
  area.hidden = true;
  element("asking").classList.add("dressed");
}

/** @param {Library} its @param {Terms} terms @param {() => void} run @param {() => void} changed */
function extensions(its, terms, run, changed) {
  const go = () => {
    run();
    return true;
  };
  return [
    its.Prec.highest(its.keymap.of([{ key: "Mod-Enter", run: go }])),
    its.lineNumbers(),
    its.lintGutter(),
    its.highlightSpecialChars(),
    its.history(),
    its.drawSelection(),
    its.highlightActiveLine(),
    its.indentOnInput(),
    its.bracketMatching(),
    its.closeBrackets(),
    its.highlightSelectionMatches(),
    its.search({ top: true }),
    its.sparql(),
    its.autocompletion({ override: [completer(terms)] }),
    its.syntaxHighlighting(colours(its)),
    its.EditorView.lineWrapping,
    its.EditorView.contentAttributes.of({ "aria-label": "Query in SPARQL", spellcheck: "false", tabindex: "0" }),
    its.EditorView.domEventHandlers({ beforeinput: (event, editor) => typedOver(its, event, editor) }),
    its.EditorView.updateListener.of((update) => update.docChanged && changed()),
    its.keymap.of([...its.closeBracketsKeymap, ...its.defaultKeymap, ...its.searchKeymap, ...its.historyKeymap, ...its.completionKeymap, ...its.lintKeymap]),
    its.EditorView.theme(THEME),
  ];
}

/**
 * Put what is typed over a selection in by script: Chromium would keep the style of what stood there as an inline style, which the
 * policy forbids.
 * @param {Library} its @param {InputEvent} event @param {EditorView} editor
 */
function typedOver({ EditorView }, event, editor) {
  const { from, to, empty } = editor.state.selection.main;
  const { data } = event;
  if (event.inputType !== "insertText" || event.isComposing || !data || empty) return false;
  event.preventDefault();
  const insert = () => editor.state.update({ changes: { from, to, insert: data }, selection: { anchor: from + data.length }, userEvent: "input.type", scrollIntoView: true });
  if (!editor.state.facet(EditorView.inputHandler).some((handle) => handle(editor, from, to, data, insert))) editor.dispatch(insert());
  return true;
}

/** @param {Library} its */
const colours = ({ HighlightStyle, tags }) =>
  HighlightStyle.define([
    { tag: tags.keyword, color: "var(--claim-text)", fontWeight: "600" },
    { tag: tags.variableName, color: "var(--journal-text)" },
    { tag: tags.string, color: "var(--reference-text)" },
    { tag: [tags.number, tags.bool], color: "var(--weak-text)" },
    { tag: [tags.comment, tags.lineComment], color: "var(--ink-2)", fontStyle: "italic" },
    { tag: [tags.namespace, tags.propertyName, tags.typeName, tags.atom], color: "var(--concept-text)" },
    { tag: tags.url, color: "var(--section-text)" },
  ]);

const POPUP = { border: "1px solid var(--line-2)", borderRadius: "6px", backgroundColor: "var(--surface)", color: "var(--ink)" };
const THEME = {
  "&": { color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "13px", maxHeight: "46vh", borderRadius: "6px" },
  "&.cm-focused": { outline: "2px solid var(--focus)" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", lineHeight: "1.5", overflow: "auto", minHeight: "9em" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--ink-2)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-selectionMatch": { backgroundColor: "var(--sunken)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--claim-tint)", outline: "1px solid var(--claim)" },
  ".cm-tooltip": POPUP,
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--claim-tint)", color: "var(--ink)" },
  ".cm-completionDetail": { marginLeft: "1em", color: "var(--ink-2)", fontStyle: "normal" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)", color: "var(--error-text)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--error)" },
  ".cm-lint-marker-error": { content: "none", borderRadius: "50%", backgroundColor: "var(--error)", width: ".8em", height: ".8em" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)" },
  ".cm-textfield, .cm-button": { border: "1px solid var(--ink-3)", background: "var(--surface)", color: "var(--ink)" },
};
