/** @import { Child } from "./types" */

/** @param {string} id @returns {HTMLElement} */
export const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Make an element. Text is always set as text, so nothing of an article can become markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] names that begin with "--" set a style variable
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("--")) made.style.setProperty(name, String(value));
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

/** @param {Element} parent @param {Child[]} children */
export function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== undefined && child !== false) parent.append(child instanceof Node ? child : String(child));
  }
}

/** Put new children in the place of all old ones. @param {Element} parent @param {...Child} children */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/** A mark of fewer letters is kept on one line. */
const SHORT = 24;

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...Element} children
 */
export function makeSvg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Text with some ranges marked.
 * @param {string} text
 * @param {[number, number][]} marks half-open, in order
 * @returns {Child[]}
 */
export function marked(text, marks) {
  /** @type {Child[]} */
  const parts = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(end, from), make("mark", { class: to - from < SHORT && "short" }, text.slice(from, to)));
    end = to;
  }
  return [...parts, text.slice(end)];
}

/**
 * Handle an event on whatever inside `parent` matches now or later.
 * @param {Element | Document} parent
 * @param {string} event
 * @param {string} selector
 * @param {(target: HTMLElement, event: Event) => void} handler
 */
export function on(parent, event, selector, handler) {
  parent.addEventListener(event, (happened) => {
    const target = happened.target instanceof Element ? happened.target.closest(selector) : null;
    if (target instanceof HTMLElement) handler(target, happened);
  });
}
