/** What falls with the references that are ticked. */
import { copy } from "../../../write/assets/script/clipboard.js";
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { say } from "../../../write/assets/script/status.js";
import { address, get } from "../bench/server.js";
import { choice, choose, link } from "./choice.js";
import { goTo } from "./list.js";
import { ARTICLE, findingOf, material } from "./material.js";
import { asCsv, asText, summary } from "./told.js";

/** @import { Fallen, Reference, Whatif } from "./types" */

const FIND = /** @type {HTMLInputElement} */ (element("seek"));
const BOXES = element("references");
const RESULT = element("fallen");
/** References that are listed at once. */
const MOST = 100;

/** @type {Whatif | null} */
let told = null;
let asked = 0;

/** Tick references, or take the ticks away when all of them have one. @param {string[]} iris */
export function tick(iris) {
  if (!iris.length) return say("This finding rests on no reference.", true);
  const without = new Set(choice.without);
  const all = iris.every((iri) => without.has(iri));
  for (const iri of iris) if (all) without.delete(iri);
  else without.add(iri);
  choose({ without });
}

/** Show the references, those on which most rests first; and what falls. */
export function showFalling() {
  showReferences();
  void ask();
}

function showReferences() {
  const held = document.activeElement instanceof HTMLInputElement && BOXES.contains(document.activeElement) ? document.activeElement.value : "";
  const met = material.references.filter(isMeant).sort((a, b) => b.alone - a.alone || b.claims - a.claims);
  const shown = met.filter((reference, place) => place < MOST || choice.without.has(reference.iri));
  const more = met.length - shown.length;
  const several = new Set(met.map((reference) => reference.article)).size > 1;
  fill(
    BOXES,
    shown.map((reference) => box(reference, several)),
    !met.length && make("p", { class: "small" }, "No reference has these words."),
    more > 0 && make("p", { class: "small" }, `${more} more: find them by words.`),
  );
  if (held) /** @type {HTMLElement | null} */ (BOXES.querySelector(`input[value="${CSS.escape(held)}"]`))?.focus({ preventScroll: true });
}

/** Whether a reference is ticked, or has the words that are looked for and is of the article that is looked at. @param {Reference} reference */
function isMeant(reference) {
  const text = `${reference.number} ${reference.key} ${reference.name} ${reference.title}`.toLowerCase();
  const words = FIND.value.toLowerCase().split(/\s+/).filter(Boolean);
  return choice.without.has(reference.iri) || ((!choice.article || reference.article === choice.article) && words.every((word) => text.includes(word)));
}

/** @param {Reference} reference @param {boolean} several whether there are those of other articles */
const box = (reference, several) =>
  make(
    "label",
    { class: "tick" },
    make("input", { type: "checkbox", value: reference.iri, checked: choice.without.has(reference.iri) }),
    make(
      "span",
      { class: "name", dir: "auto", title: reference.title || undefined },
      `${reference.number} ${reference.name}`,
      several && make("span", { class: "small" }, ` ${reference.article}`),
    ),
    make("span", { class: "count" }, rests(reference)),
  );

/** @param {Reference} reference */
const rests = ({ alone, claims }) => (claims ? `${alone} of ${claims} alone` : "not cited");

/** Ask what falls; an answer that another has overtaken is dropped. */
async function ask() {
  const mine = ++asked;
  if (!choice.without.size) {
    told = null;
    return fill(RESULT);
  }
  const parameters = new URLSearchParams([...choice.without].map((iri) => ["reference", iri]));
  if (ARTICLE) parameters.set("article", ARTICLE);
  try {
    const answer = await get(`/api/whatif?${parameters}`);
    if (mine !== asked) return;
    told = answer;
    show(answer);
  } catch (fault) {
    if (mine === asked) fill(RESULT, make("p", { class: "fault" }, /** @type {Error} */ (fault).message));
  }
}

/** @param {Whatif} answer */
function show(answer) {
  const lost = answer.fallen.filter((claim) => !claim.left.length);
  const weak = answer.fallen.filter((claim) => claim.left.length);
  fill(
    RESULT,
    make("p", { class: "sum" }, summary(answer)),
    lost.length > 0 && [make("h3", {}, "Lose all support ", make("span", { class: "count" }, lost.length)), make("ol", { class: "falls error" }, lost.map(fallen))],
    weak.length > 0 && [make("h3", {}, "Keep one source ", make("span", { class: "count" }, weak.length)), make("ol", { class: "falls warning" }, weak.map(fallen))],
    answer.findings.length > 0 &&
      make(
        "details",
        {},
        make("summary", {}, `Findings that this touches (${answer.findings.length})`),
        make("ul", { class: "touched" }, answer.findings.map((id) => make("li", {}, make("button", { type: "button", class: "plain", "data-finding": id }, id), ` ${findingOf(id)?.message ?? ""}`))),
      ),
    make("p", { class: "acts" }, [["text", "Copy as text"], ["csv", "Copy as CSV"], ["link", "Copy the link"], ["clear", "Clear"]].map(([name, label]) => make("button", { type: "button", "data-do": name }, label))),
  );
}

/** @param {Fallen} claim */
const fallen = (claim) =>
  make(
    "li",
    {},
    make("span", { class: "text", dir: "auto" }, claim.text),
    make(
      "span",
      { class: "small" },
      claim.left.length > 0 && `keeps ${claim.left.join(", ")} · `,
      claim.numbers.length > 0 && [claim.numbers.map((words) => [make("mark", {}, words), " "]), "· "],
      make("a", { href: address(claim.path) }, claim.id),
      claim.map && [" (", make("a", { href: address(claim.map), "aria-label": `${claim.id} on the map` }, "map"), ")"],
    ),
  );

/** @type {Record<string, () => void>} */
const ACTS = {
  text: () => void (told && copy(asText(told), "Copied as text")),
  csv: () => void (told && copy(asCsv(told), "Copied as CSV")),
  link: () => void copy(link(), "Link copied"),
  clear: () => choose({ without: new Set() }),
};

on(RESULT, "click", "button[data-do]", (target) => ACTS[target.dataset.do ?? ""]?.());
on(RESULT, "click", "button[data-finding]", (target) => goTo(target.dataset.finding ?? ""));
on(BOXES, "change", "input", (target) => tick([/** @type {HTMLInputElement} */ (target).value]));
on(element("list"), "click", "button.without", (target) => {
  const id = /** @type {HTMLElement | null} */ (target.closest(".finding"))?.dataset.id ?? "";
  tick(findingOf(id)?.falls ?? []);
});
FIND.addEventListener("input", showReferences);
