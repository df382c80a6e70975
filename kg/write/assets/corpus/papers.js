import { push, read, records, typed } from "../script/records.js";

/** @import { Listing, Paper, Statement, Thing, Work } from "../script/types" */

/** How far the innermost and the outermost claim of an open article lie from its middle, and its own references. */
const INNER = 34;
const OUTER = 122;
const RIM = 138;
const LARGEST_STEP = 13;
const GOLDEN = 2.399963;

/** @type {(Paper | Work)[]} */
const loaded = typed(read("nodes-data"));
export const papers = /** @type {Paper[]} */ (loaded.filter((item) => item.type === "paper"));
export const works = /** @type {Work[]} */ (loaded.filter((item) => item.type === "work"));
/** @type {{ interaction: object }} What pyvis hands to vis-network. */
export const options = read("options-data");
/** @type {Listing[]} */
const listings = records(read("edges-data"));

/** @type {Map<string, Paper | Work>} */
const things = new Map(loaded.map((item) => [item.id, item]));
/** @type {Map<string, Listing[]>} */
const lists = new Map();
for (const work of works) work.listings = [];
for (const listing of listings) {
  push(lists, listing.from, listing);
  const { listings: places } = workOf(listing.to);
  const before = places.find(({ from }) => from === listing.from);
  if (before) before.claims += listing.claims;
  else places.push({ ...listing });
}
for (const paper of papers) {
  const own = ownWorks(paper);
  own.forEach((work, index) => {
    const turn = (index * 2 * Math.PI) / own.length;
    Object.assign(work, { x: paper.x + RIM * Math.cos(turn), y: paper.y + RIM * Math.sin(turn) });
  });
}

/** @type {Map<Paper, Statement[]>} */
const made = new Map();

/** The claims of a paper, in the order of its text, around its middle; made when they are asked for. @param {Paper} paper */
export function statementsOf(paper) {
  const found = made.get(paper) ?? makeStatements(paper);
  made.set(paper, found);
  return found;
}

/** @param {Paper} paper @returns {Statement[]} */
function makeStatements(paper) {
  const rows = paper.statements ?? [];
  const step = Math.min(LARGEST_STEP, (OUTER - INNER) / Math.sqrt(rows.length + 1));
  return rows.map(([key, label, state, ...works], index) => {
    const [far, turn] = [INNER + step * Math.sqrt(index + 1), index * GOLDEN];
    const place = { x: paper.x + far * Math.cos(turn), y: paper.y + far * Math.sin(turn), w: Math.min(LARGEST_STEP, 1.5 * step) };
    return { id: `${paper.id}.${index + 1}`, type: "statement", name: `claim/${paper.key}/${key}`, key, label, state, works, paper, ...place };
  });
}

/** What an id stands for: "A1" an article, "A1.2" a claim of it, "W1" a work. @param {string | null} id @returns {Thing | undefined} */
export function thingOf(id) {
  const [whole, part] = (id ?? "").split(".");
  const thing = things.get(whole);
  return part && thing?.type === "paper" ? statementsOf(thing)[Number(part) - 1] : thing;
}

/** All there is, claims after articles and works. @returns {Thing[]} */
export const everything = () => [...things.values(), ...papers.flatMap(statementsOf)];

/** Whether the page holds the claims of the articles. */
export const detailed = papers.some((paper) => paper.statements);
/** The works that two articles or more list, those of most articles first. */
export const shared = works.filter((work) => work.listings.length > 1).sort((a, b) => b.listings.length - a.listings.length);

/** @type {Map<string, string>} Stable names to ids. */
const byName = new Map();
for (const thing of things.values()) {
  const plain = thing.type === "paper" ? `article/${thing.key}` : `work/${thing.label}`;
  thing.name = byName.has(plain) && thing.type === "work" ? `${plain} ${thing.title ?? thing.id}` : plain;
  byName.set(thing.name, thing.id);
}

/** The id of what an address names. @param {string} name @returns {string | null} */
export function idOf(name) {
  const [sort, slug, ...rest] = name.split("/");
  const paper = sort === "claim" ? things.get(byName.get(`article/${slug}`) ?? "") : undefined;
  const claim = paper?.type === "paper" ? statementsOf(paper).find(({ key }) => key === rest.join("/")) : undefined;
  return claim?.id ?? byName.get(name) ?? null;
}

/** @param {string} id */
export const paperOf = (id) => /** @type {Paper} */ (things.get(id));

/** @param {string} id */
export function workOf(id) {
  return /** @type {Work} */ (things.get(id));
}

/** The works that a paper lists, each once. @param {Paper} paper */
export function listOf(paper) {
  return [...new Set((lists.get(paper.id) ?? []).map(({ to }) => to))].map(workOf);
}

/** The works that only this paper lists. @param {Paper} paper */
export function ownWorks(paper) {
  return listOf(paper).filter((work) => work.listings.length === 1);
}

/** The papers that share works with a paper, with how many, the most first. @param {Paper} paper @returns {[Paper, number][]} */
export function sharers(paper) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const work of listOf(paper)) for (const { from } of work.listings) if (from !== paper.id) counts.set(from, (counts.get(from) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id, count]) => [paperOf(id), count]);
}

/** What is lit with a thing. @param {Thing} thing @returns {Set<string>} */
export function related(thing) {
  const lit = new Set([thing.id]);
  if (thing.type === "paper") {
    for (const work of listOf(thing)) for (const id of [work.id, ...work.listings.map(({ from }) => from)]) lit.add(id);
    for (const statement of statementsOf(thing)) lit.add(statement.id);
  } else if (thing.type === "work") {
    for (const { from } of thing.listings) {
      lit.add(from);
      for (const statement of statementsOf(paperOf(from))) if (statement.works.includes(thing.id)) lit.add(statement.id);
    }
  } else for (const id of [thing.paper.id, ...thing.works]) lit.add(id);
  return lit;
}

/** The address of an article's page, or of one thing on it. @param {Paper} paper @param {string} [name] */
export const pageOf = (paper, name) => (paper.page && name ? `${paper.page}#view=map&node=${encodeURIComponent(name).replaceAll("%2F", "/")}` : paper.page);
