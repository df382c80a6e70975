/** The questions on the left: grouped, filtered by words, one of them chosen. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";

/**
 * @typedef {{ parameter: string, value: string }} Example
 * @typedef {{ name: string, title: string, help: string, group: string, own: boolean, parameters: string[], examples: Example[], graph: boolean, text: string }} Question
 */

/** @type {Question[]} */
let questions = [];
/** @type {string | undefined} */
let current;

/** @param {string} name */
export const named = (name) => questions.find((one) => one.name === name);

/** Load and list the questions. @param {(question: Question) => void} chosen called when a person chooses one */
export async function listQuestions(chosen) {
  questions = (await get("/api/questions")).questions;
  show();
  element("sought").addEventListener("input", show);
  on(element("questions"), "click", "button", (button) => {
    const question = named(button.dataset.name ?? "");
    if (question) chosen(question);
  });
}

/** Mark the question that is on the desk. @param {string} [name] */
export function mark(name) {
  current = name;
  for (const button of element("questions").querySelectorAll("button")) {
    if (button.dataset.name === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function show() {
  const words = /** @type {HTMLInputElement} */ (element("sought")).value.toLowerCase().split(/\s+/).filter(Boolean);
  const left = questions.filter((one) => {
    const said = `${one.name} ${one.title} ${one.help} ${one.parameters.join(" ")}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const groups = [...new Set(left.map((one) => one.group))];
  fill(
    element("questions"),
    groups.map((group) => [
      make("h2", {}, group),
      make(
        "ul",
        {},
        left
          .filter((one) => one.group === group)
          .map((one) => make("li", {}, make("button", { type: "button", "data-name": one.name, title: one.name, dir: "auto" }, one.title))),
      ),
    ]),
    !left.length && make("p", { class: "quiet" }, "No question says that."),
  );
  fill(element("found"), words.length ? `${left.length} of ${questions.length} questions` : "");
  mark(current);
}
