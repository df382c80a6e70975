/** The Query room: a question or SPARQL in, an answer out. */
import { element, fill, on } from "../../../write/assets/script/dom.js";
import { say } from "../bench/frame.js";
import { ROOT, get } from "../bench/server.js";
import { ROWS, ask, read } from "./answer.js";
import { usePrefixes } from "./cells.js";
import { clearMarks, dress, focusText, markLine, setText, text } from "./editor.js";
import { addressOf, boundText, disableForm, showForm, values } from "./form.js";
import { showGraph } from "./graph.js";
import { remember, showHistory } from "./history.js";
import { listQuestions, mark, named } from "./questions.js";
import { showTable, shownRows } from "./table.js";
import { copy, curl, markdown, offer, python, saveOnClick } from "./taking.js";

/** @import { Answer } from "./answer.js" */
/** @import { Question } from "./questions.js" */

const NARROW = 900;
/** Milliseconds of silence after which the form and the picture follow what is typed. */
const PAUSE = 150;
let drawing = 0;
let later = 0;
/** @type {Question | undefined} */
let question;
/** The text that the form gave; what differs from it was written by hand. */
let given = "";
/** @type {AbortController | undefined} */
let running;
/** @type {{ text: string, answer: Answer } | undefined} */
let last;
let view = "table";

/** @param {Question | undefined} next @param {Record<string, string[]>} [bound] */
async function put(next, bound = {}) {
  question = next;
  mark(next?.name);
  fill(element("title"), next?.title ?? "Ask the graph");
  fill(element("help"), next ? next.help : "Choose a question, or write SPARQL.");
  showForm(next, bound, rebind);
  if (next) await rebind();
}

async function rebind() {
  if (!question) return;
  const asked = question;
  try {
    const found = await boundText(asked.name, values());
    if (asked !== question) return;
    given = found;
    setText(found);
    quiet();
    history.replaceState(null, "", addressOf(asked.name, values()));
  } catch (fault) {
    complain(/** @type {Error} */ (fault));
  }
}

/** Whether the question is as its form gave it, and not as somebody wrote on. */
const untouched = () => question !== undefined && text() === given;

function edited() {
  clearTimeout(later);
  later = setTimeout(() => {
    const touched = question !== undefined && text() !== given;
    disableForm(touched);
    const note = element("parameters").querySelector(".note");
    if (touched && !note) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "note", textContent: "Written on by hand: back to the question" });
      button.addEventListener("click", () => put(question, values()).then(focusText));
      element("parameters").append(button);
    } else if (!touched) note?.remove();
    history.replaceState(null, "", link());
  }, PAUSE);
}

const link = () => (untouched() && question ? addressOf(question.name, values()) : `${ROOT}/query#q=${encodeURIComponent(text())}`);

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const asked = text();
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(1)} s`;
  quiet();
  fill(element("outcome"));
  element("cancel").hidden = false;
  const timer = setInterval(() => fill(element("elapsed"), seconds()), 100);
  try {
    const answer = await read(await ask(asked, ROWS, mine.signal));
    if (running !== mine) return;
    last = { text: asked, answer };
    show(answer);
    fill(element("outcome"), `${answer.rows.length} ${answer.graph ? "triples" : answer.rows.length === 1 ? "row" : "rows"}`);
    remember(asked, answer.rows.length, performance.now() - from);
  } catch (fault) {
    if (running !== mine) return;
    if (/** @type {Error} */ (fault).name === "AbortError") fill(element("outcome"), "Cancelled");
    else complain(/** @type {Error & { line?: number }} */ (fault));
  } finally {
    clearInterval(timer);
    if (running === mine) {
      fill(element("elapsed"), seconds());
      element("cancel").hidden = true;
      running = undefined;
    }
  }
}

/** @param {Answer} answer */
function show(answer) {
  element("results").hidden = false;
  offer(answer.graph);
  showTable(answer);
  look(view);
}

/** @param {string} name */
function look(name) {
  view = name;
  for (const button of element("views").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  element("table").hidden = name !== "table";
  element("graph").hidden = name !== "graph";
  if (name === "graph" && last) showGraph(shownRows(), last.answer);
}

/** @param {Error & { line?: number }} fault */
function complain(fault) {
  element("fault").hidden = false;
  fill(element("fault"), fault.message);
  if (fault.line) markLine(fault.line, fault.message);
}

function quiet() {
  element("fault").hidden = true;
  clearMarks();
}

/** @param {string} made @param {string} told */
const take = (made, told) => copy(made).then(() => say(told), () => complain(new Error("The browser does not let this page copy.")));
const asGraph = () => /^\s*(CONSTRUCT|DESCRIBE)\b/im.test(text());

element("asking").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
element("cancel").addEventListener("click", () => running?.abort());
element("share").addEventListener("click", () => take(location.origin + link(), "The link is copied."));
element("curl").addEventListener("click", () => take(curl(text(), asGraph()), "The command is copied."));
element("python").addEventListener("click", () => take(python(text(), untouched() && question ? { name: question.name, values: values() } : undefined, asGraph()), "The Python is copied."));
element("markdown").addEventListener("click", () => last && take(markdown(last.answer.columns, shownRows()), "The table is copied."));
element("filter").addEventListener("input", () => {
  clearTimeout(drawing);
  drawing = setTimeout(() => view === "graph" && look("graph"), PAUSE);
});
on(element("views"), "click", "button", (button) => look(button.dataset.view ?? "table"));
saveOnClick(() => last?.text ?? "", complain);
showHistory((kept) => {
  put(undefined);
  setText(kept);
  focusText();
});

/** Open what the address says: a question with its values, or a text. */
async function open() {
  const told = new URLSearchParams(location.search);
  const name = told.get("question");
  if (location.hash.startsWith("#q=")) {
    await put(undefined);
    setText(decoded(location.hash.slice(3)));
  } else if (name) {
    const found = named(name);
    if (!found) complain(new Error(`There is no question called “${name}”.`));
    else await put(found, Object.fromEntries(found.parameters.map((one) => [one, told.getAll(one)])));
  }
}

/** @param {string} said a link that was cut short is shown as it is */
function decoded(said) {
  try {
    return decodeURIComponent(said);
  } catch {
    return said;
  }
}

async function begin() {
  if (innerWidth < NARROW) /** @type {HTMLDetailsElement} */ (element("shelf")).open = false;
  const terms = await get("/api/terms");
  usePrefixes(terms.prefixes);
  await Promise.all([dress(terms, run, edited), listQuestions((chosen) => put(chosen))]);
  await open();
  addEventListener("hashchange", open);
  element("desk").dataset.ready = "yes";
}

begin().catch(complain);
