import { choice } from "./choice.js";
import { listOf, papers, shared, statementsOf } from "./papers.js";

/** @import { Bounds, Paper, Statement, Thing, Work } from "../script/types" */

/** What is drawn of the corpus at one place and scale. @typedef {{ papers: Paper[], open: Set<Paper>, works: Work[], statements: Statement[] }} Drawn */

export const MOST_PAPERS = 1000;
const MOST_WORKS = 600;
const MOST = 2000;
const MOST_OPEN = 30;
/** The scale from which articles open. */
export const OPENING = 0.45;

/** @param {{ x: number, y: number }} place @param {Bounds} view @param {number} room */
const inside = ({ x, y }, view, room) => x > view.left - room && x < view.right + room && y > view.top - room && y < view.bottom + room;

/**
 * Choose what to draw: the articles in view, the references that most share and, near enough, the claims of up to thirty
 * articles; the chosen thing always, and never more than some 2,000.
 * @param {Bounds} view
 * @param {number} scale
 * @param {Thing | undefined} kept
 * @returns {Drawn}
 */
export function selectDrawn(view, scale, kept) {
  const near = papers.filter((paper) => inside(paper, view, 200));
  const drawn = first(near, MOST_PAPERS, (paper) => paper.claims);
  const keptPaper = kept?.type === "paper" ? kept : kept?.type === "statement" ? kept.paper : null;
  if (keptPaper && !drawn.includes(keptPaper)) drawn.push(keptPaper);
  const open = choice.off.has("claims") || scale < OPENING ? [] : nearest(drawn, view);
  const statements = budget(open, MOST - drawn.length - MOST_WORKS);
  const opened = new Set(statements.map(({ paper }) => paper));
  return { papers: drawn, open: opened, works: choice.off.has("works") ? [] : worksIn(view, opened, kept), statements };
}

/** @param {Bounds} view @param {Set<Paper>} open @param {Thing | undefined} kept */
function worksIn(view, open, kept) {
  const asked = kept?.type === "work" ? [kept] : [];
  const own = [...open].flatMap((paper) => listOf(paper).filter((work) => work.listings.length === 1));
  const common = shared.filter((work) => inside(work, view, 100));
  return [...new Set([...asked, ...common.slice(0, Math.max(100, MOST_WORKS - own.length)), ...own])].slice(0, MOST_WORKS);
}

/** The claims of articles, as many as there is room for. @param {Paper[]} open @param {number} room */
function budget(open, room) {
  /** @type {Statement[]} */
  const statements = [];
  for (const paper of open) if (statements.length + paper.claims <= room) statements.push(...statementsOf(paper));
  return statements;
}

/** The articles nearest to the middle of the view. @param {Paper[]} drawn @param {Bounds} view */
function nearest(drawn, view) {
  const [x, y] = [(view.left + view.right) / 2, (view.top + view.bottom) / 2];
  return first(drawn.filter((paper) => inside(paper, view, 40)), MOST_OPEN, (paper) => -Math.hypot(paper.x - x, paper.y - y));
}

/** @template T @param {T[]} all @param {number} most @param {(item: T) => number} rank */
const first = (all, most, rank) => (all.length > most ? all.toSorted((a, b) => rank(b) - rank(a)).slice(0, most) : all);
