import { element, fill, make, on } from "../script/dom.js";
import { counted } from "../script/words.js";
import { change, chosen, narrow, select } from "./choice.js";
import { bar, card, figure, pill, rank } from "./corpus_cards.js";
import { detailed, pageOf, paperOf, papers, shared, sharers, listOf, statementsOf, workOf } from "./papers.js";
import { visit } from "./zooming.js";

/** @import { Child, Paper, Statement, Thing, Work } from "../script/types" */

export const PANEL = element("panel");
const MOST_CARDS = 12;
const MOST_RANKED = 12;

/** Show what is chosen, or the corpus as a whole. */
export function drawPanel() {
  const thing = chosen();
  fill(PANEL, thing ? [sheet(thing), actions(thing)] : overview());
  PANEL.toggleAttribute("data-chosen", Boolean(thing));
  PANEL.scrollTop = 0;
}

/** @param {Thing} thing @returns {Child} */
const sheet = (thing) => (thing.type === "paper" ? paperSheet(thing) : thing.type === "work" ? workSheet(thing) : claimSheet(thing));

/** @param {Thing} thing */
const actions = (thing) =>
  make("div", { class: "acts" }, make("button", { "data-act": "visit" }, "Go there"), make("button", { "data-act": "close" }, "Close"));

function overview() {
  const sum = (/** @type {(paper: Paper) => number} */ of) => papers.reduce((total, paper) => total + of(paper), 0);
  const [claims, needing, uncited] = [sum((paper) => paper.claims), sum((paper) => paper.needing), sum((paper) => paper.uncited)];
  const bare = papers.filter((paper) => paper.uncited).toSorted((a, b) => b.uncited - a.uncited).slice(0, MOST_RANKED);
  return [
    make("p", { class: "kicker" }, pill("section", "Corpus")),
    make("h2", {}, counted(papers.length, "article")),
    make("div", { class: "figures" }, figure(needing - uncited, needing, "claims that need a source carry a citation"), figure(papers.filter((paper) => paper.shared).length, papers.length, "articles share a reference with another")),
    claims > 0 && [make("h3", {}, `Support of the ${counted(claims, "claim")}`), bar(claims, needing, uncited)],
    shared.length > 0 && [make("h3", {}, "References by articles that list them"), shared.slice(0, MOST_RANKED).map((work) => rank(work, work.label, work.listings.length, shared[0].listings.length, "reference"))],
    bare.length > 0 && [make("h3", {}, "Articles by claims without a source"), bare.map((paper) => rank(paper, paper.label, paper.uncited, bare[0].uncited, "weak"))],
    !narrow() && make("p", { class: "small muted" }, detailed ? "Choose an article or a reference to see what it shares; zoom in to see claims." : "Choose an article or a reference to see what it shares."),
  ];
}

/** @param {Paper} paper @param {string} label @param {string} [name] */
const opener = (paper, label, name) => paper.page && make("p", {}, make("a", { class: "open", href: pageOf(paper, name) }, label));

/** @param {Paper} paper */
function paperSheet(paper) {
  const near = sharers(paper);
  const common = listOf(paper).filter((work) => work.listings.length > 1).toSorted((a, b) => b.listings.length - a.listings.length);
  const bare = statementsOf(paper).filter(({ state }) => state === 0);
  return [
    make("p", { class: "kicker" }, pill("section", "Article"), paper.date?.slice(0, 4)),
    make("h2", { dir: "auto" }, paper.label),
    opener(paper, "Open the article’s page"),
    make("div", { class: "figures" }, figure(paper.needing - paper.uncited, paper.needing, "claims that need a source carry a citation"), figure(paper.shared, paper.references, "references are listed by other articles too")),
    paper.claims > 0 && bar(paper.claims, paper.needing, paper.uncited),
    Boolean(paper.findings) && make("p", { class: "small" }, make("a", { href: "audit.html" }, `${counted(paper.findings ?? 0, "finding")} of the audit`)),
    cards(`Shares references with (${near.length})`, near.slice(0, MOST_CARDS).map(([other, count]) => card(other, counted(count, "reference"))), near.length),
    cards(`Shared references (${common.length})`, common.slice(0, MOST_CARDS).map((work) => card(work, counted(work.listings.length, "article"))), common.length),
    cards(`Claims without a source (${bare.length})`, bare.slice(0, MOST_CARDS).map((claim) => card(claim)), bare.length),
  ];
}

/** @param {string} title @param {Child[]} shown @param {number} all */
const cards = (title, shown, all) => all > 0 && [make("h3", {}, title), shown, all > shown.length && make("p", { class: "small muted" }, `and ${all - shown.length} more`)];

/** @param {Work} work */
function workSheet(work) {
  return [
    make("p", { class: "kicker" }, pill("reference", "Reference"), work.label),
    make("h2", { dir: "auto" }, work.title ?? work.label),
    make("h3", {}, `Listed by ${counted(work.listings.length, "article")}`),
    work.listings.map(({ from, key, claims }) => {
      const paper = paperOf(from);
      return [card(paper, claims ? `cited by ${counted(claims, "claim")}` : "never cited in the text"), paper.page && make("p", { class: "there" }, make("a", { class: "open", href: pageOf(paper, `reference/${key}`) }, "See it there"))];
    }),
  ];
}

/** @param {Statement} claim */
function claimSheet(claim) {
  const state = claim.state === 0 ? "No citation" : claim.state === 1 ? "Cited as evidence" : "Needs no citation";
  return [
    make("p", { class: "kicker" }, pill(claim.state === 0 ? "weak" : claim.state === 1 ? "claim" : "section", "Claim"), state),
    make("h2", { class: "sentence", dir: "auto" }, claim.label),
    opener(claim.paper, "See it in the article’s page", `claim/${claim.key}`),
    make("h3", {}, "Article"),
    card(claim.paper),
    cards(`Cited as evidence (${claim.works.length})`, claim.works.map((id) => card(workOf(id))), claim.works.length),
  ];
}

on(PANEL, "click", "[data-node]", ({ dataset }) => select(dataset.node ?? null));
on(PANEL, "click", "[data-act]", ({ dataset }) => {
  const thing = chosen();
  if (dataset.act === "visit" && thing) {
    change({ view: "map" });
    visit(thing.id);
  } else select(null);
});
on(PANEL, "mouseover", "[data-node]", ({ dataset }) => change({ hover: dataset.node ?? null }));
PANEL.addEventListener("mouseleave", () => change({ hover: null }));
