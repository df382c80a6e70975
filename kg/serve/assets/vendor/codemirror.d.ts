/** What the query page uses of codemirror.js: as much as its checks need. */
export type Extension = unknown;
export interface Line { from: number; to: number; text: string }
export interface Text { length: number; lines: number; line(number: number): Line; lineAt(at: number): Line; toString(): string }
export interface Change { from: number; to?: number; insert?: string }
export interface InputHandler { (view: EditorView, from: number, to: number, text: string, insert: () => object): boolean }
export interface EditorStateType {
  doc: Text;
  selection: { main: { from: number; to: number; empty: boolean } };
  sliceDoc(from?: number, to?: number): string;
  update(what: object): object;
  facet(of: { inputs: InputHandler }): readonly InputHandler[];
}
export interface Command { (view: EditorView): boolean }
export interface Binding { key: string; run: Command }
export class EditorView {
  constructor(config: { doc: string; parent: Node; root?: Document | ShadowRoot; extensions: Extension[] });
  state: EditorStateType;
  contentDOM: HTMLElement;
  dispatch(...what: object[]): void;
  focus(): void;
  static theme(rules: object): Extension;
  static inputHandler: { inputs: InputHandler };
  static domEventHandlers(handlers: { beforeinput(event: InputEvent, view: EditorView): boolean }): Extension;
  static lineWrapping: Extension;
  static contentAttributes: { of(attributes: Record<string, string>): Extension };
  static updateListener: { of(heard: (update: { docChanged: boolean }) => void): Extension };
}
export interface Completion { label: string; detail?: string; info?: string; type?: string; boost?: number; apply?: (view: EditorView, completion: Completion, from: number, to: number) => void }
export interface CompletionContext { state: EditorStateType; pos: number; explicit: boolean; matchBefore(pattern: RegExp): { from: number; to: number; text: string } | null }
export interface CompletionResult { from: number; options: Completion[]; validFor?: RegExp }
export function autocompletion(config?: { override?: ((context: CompletionContext) => CompletionResult | null)[] }): Extension;
export function closeBrackets(): Extension;
export function bracketMatching(): Extension;
export function drawSelection(): Extension;
export function highlightActiveLine(): Extension;
export function highlightSpecialChars(): Extension;
export function highlightSelectionMatches(): Extension;
export function history(): Extension;
export function indentOnInput(): Extension;
export function lineNumbers(): Extension;
export function lintGutter(): Extension;
export function search(config?: { top?: boolean }): Extension;
export function sparql(): Extension;
export function syntaxHighlighting(style: HighlightStyle): Extension;
export function setDiagnostics(state: EditorStateType, found: { from: number; to: number; severity: string; message: string }[]): object;
export class HighlightStyle { static define(rules: { tag: unknown; class?: string; color?: string; fontStyle?: string; fontWeight?: string }[]): HighlightStyle }
export const tags: Record<string, unknown>;
export const keymap: { of(bindings: Binding[]): Extension };
export const closeBracketsKeymap: Binding[];
export const completionKeymap: Binding[];
export const defaultKeymap: Binding[];
export const historyKeymap: Binding[];
export const lintKeymap: Binding[];
export const searchKeymap: Binding[];
export const Prec: { highest(extension: Extension): Extension };
