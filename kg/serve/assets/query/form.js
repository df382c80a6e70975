/** The form of a question: a field a parameter, its examples, and the text that comes of them. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { ROOT, get } from "../bench/server.js";
import { combobox } from "./combobox.js";

/** @import { Question } from "./questions.js" */
/** @import { Combobox } from "./combobox.js" */

/** @type {Map<string, Combobox>} */
let fields = new Map();

/** The values of the form by parameter; those that are unbound are left out. @returns {Record<string, string[]>} */
export const values = () => Object.fromEntries([...fields].filter(([, field]) => field.values.length).map(([name, field]) => [name, field.values]));

/** Show the form of a question, or none. @param {Question | undefined} question @param {Record<string, string[]>} given @param {() => void} changed */
export function showForm(question, given, changed) {
  const form = element("parameters");
  fields = new Map(question?.parameters.map((name) => [name, combobox(name, changed)]));
  for (const [name, field] of fields) field.set(given[name] ?? []);
  const examples = (question?.examples ?? []).map(({ parameter, value }) => {
    const button = make("button", { type: "button", class: "example" }, `Example: ${parameter} = ${value}`);
    button.addEventListener("click", () => {
      for (const [name, field] of fields) field.set(name === parameter ? [value] : []);
      changed();
    });
    return button;
  });
  fill(form, [...fields.values()].map((field) => field.root), examples);
  form.hidden = !fields.size;
}

/** Let the form be used or not. @param {boolean} off */
export function disableForm(off) {
  for (const field of fields.values()) field.disable(off);
}

/** The question's text with its parameters bound; raises what the server objects to. @param {string} name @param {Record<string, string[]>} bound @returns {Promise<string>} */
export async function boundText(name, bound) {
  const query = parameters(bound).toString();
  return (await get(`/api/bind/${encodeURIComponent(name)}${query && `?${query}`}`)).text;
}

/** The address that opens a question with its values. @param {string} name @param {Record<string, string[]>} bound */
export const addressOf = (name, bound) => `${ROOT}/query?${new URLSearchParams([["question", name], ...parameters(bound)])}`;

/** @param {Record<string, string[]>} bound */
const parameters = (bound) => new URLSearchParams(Object.entries(bound).flatMap(([name, list]) => list.map((value) => [name, value])));

element("parameters").addEventListener("submit", (event) => event.preventDefault());
