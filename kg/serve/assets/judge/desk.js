/** The pair that is judged: the claim in its paragraph, and the reference with what can be read of it. */
import { element, fill, make, marked, on } from "../../../write/assets/script/dom.js";
import { ROOT } from "../bench/server.js";
import { places } from "./passages.js";
import { state } from "./store.js";
import { plain } from "./words.js";

/** @import { Desk, Text, Verdict } from "./types" */

const CLAIM = element("claim");
const SOURCE = element("source");

export function showDesk() {
  const desk = state.desk;
  if (!desk) {
    const empty = state.pair ? "Loading …" : state.queue.total ? "Choose a pair on the left, or press j." : "";
    fill(CLAIM, make("p", { class: "empty" }, empty));
    return fill(SOURCE);
  }
  fill(CLAIM, claim(desk));
  fill(SOURCE, source(desk));
}

/** @param {Desk} desk @returns {Element[]} */
function claim(desk) {
  const said = desk.claim;
  return [
    make("p", { class: "trail", dir: "auto" }, [desk.article, ...said.sections].join(" › ")),
    make("h2", { class: "said", dir: "auto" }, marked(said.text, places(said.text, said.numbers))),
    make("p", {}, make("span", { class: "tag" }, plain(said.kind)), " ", make("a", { href: ROOT + said.path }, said.id)),
    make(
      "blockquote",
      { dir: "auto" },
      said.paragraph.map((sentence) => [sentence.here ? make("b", {}, sentence.text) : sentence.text, " "]),
    ),
    make(
      "p",
      { class: "small" },
      said.others.length
        ? ["It cites as evidence too: ", said.others.map((other, at) => [at ? "; " : "", make("span", { dir: "auto" }, `${other.number} ${other.name}${other.title ? `, ${other.title}` : ""}`)])]
        : "It cites nothing else as evidence.",
    ),
    findings(desk),
    verdicts(desk),
  ];
}

/** @param {Desk} desk */
function findings(desk) {
  if (!desk.findings.length) return make("p", { class: "small" }, "The audit found nothing on this pair.");
  return make(
    "div",
    {},
    make("h3", {}, "Findings on the pair"),
    make("ul", { class: "plain" }, desk.findings.map((finding) => make("li", {}, make("b", {}, finding.id.split("-")[0]), " ", make("span", { dir: "auto" }, finding.message)))),
  );
}

/** @param {Desk} desk */
function verdicts(desk) {
  const shown = desk.verdicts;
  const heading = make("h3", {}, "Verdicts");
  if (shown === null) return make("div", {}, heading, make("p", { class: "small" }, "You are blind to those of others until you have given yours."));
  if (!shown.length) return make("div", {}, heading, make("p", { class: "small" }, "Nobody has judged this pair."));
  return make("div", {}, heading, make("ul", { class: "plain" }, shown.map(verdict)));
}

/** @param {Verdict} said */
const verdict = (said) =>
  make(
    "li",
    {},
    make("span", { class: "tag judged" }, plain(said.verdict)),
    make("span", { dir: "auto" }, ` ${said.reviewer || "nobody named"}`),
    said.date && `, ${said.date}`,
    said.basis && `, on the ${plain(said.basis)}`,
    said.quote && make("q", { dir: "auto" }, said.quote),
    said.note && make("span", { class: "note", dir: "auto" }, said.note),
  );

/** @param {Desk} desk @returns {(Element | null)[]} */
function source(desk) {
  const entry = desk.reference;
  const facts = [entry.journal, entry.date, entry.volume, entry.pages].filter(Boolean).join(", ");
  return [
    make("p", { class: "trail" }, `reference ${entry.number} · `, make("a", { href: ROOT + entry.path }, entry.key)),
    make("h2", { dir: "auto" }, entry.title || entry.name),
    make("p", { dir: "auto" }, [entry.authors.join(", "), facts].filter(Boolean).join(". ")),
    entry.doi || entry.pmid
      ? make("p", {}, entry.doi && outside(`https://doi.org/${encodeURIComponent(entry.doi)}`, `doi ${entry.doi}`), " ", entry.pmid && outside(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(entry.pmid)}/`, `PubMed ${entry.pmid}`))
      : null,
    ...(desk.texts.length
      ? desk.texts.map((text) => reading(text, desk))
      : [make("p", { class: "empty small" }, `Nothing but the title is at hand. A text laid into the folder texts as ${entry.key}.txt is shown here.`)]),
  ];
}

/** @param {string} href @param {string} text */
const outside = (href, text) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);

/** @param {Text} text @param {Desk} desk */
function reading(text, desk) {
  const field = make("input", { type: "search", placeholder: "Find in it", "aria-label": `Find in the ${text.name}`, class: "find" });
  const count = make("span", { class: "small", role: "status" });
  const body = make("div", { class: "reading", dir: "auto", tabindex: 0, role: "document", "aria-label": text.name, "data-basis": text.basis });
  const show = () => {
    const typed = field.value.trim();
    const found = places(text.text, typed ? [typed] : desk.claim.numbers);
    fill(body, marked(text.text, found));
    fill(count, typed || found.length ? `${found.length} ${typed ? "found" : "of the claim's numbers"}` : "");
    if (typed) body.querySelector("mark")?.scrollIntoView({ block: "center" });
  };
  field.addEventListener("input", show);
  show();
  return make("section", { class: "text" }, make("p", { class: "head" }, make("b", {}, text.name), field, count), body);
}

/** The passage that is selected in a text at hand, with what that text is. */
export function selected() {
  const selection = getSelection();
  const text = selection?.toString().trim() ?? "";
  const within = selection?.anchorNode instanceof Node ? (selection.anchorNode.parentElement?.closest(".reading") ?? null) : null;
  return text && within instanceof HTMLElement ? { text, basis: within.dataset.basis ?? "" } : null;
}

on(SOURCE, "keydown", ".find", (field, event) => {
  if (event instanceof KeyboardEvent && event.key === "Enter") field.closest(".text")?.querySelector("mark")?.scrollIntoView({ block: "center" });
});
