/** What the room knows and has chosen. */
import { element } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";

/** @import { Desk, Pair, Queue } from "./types" */

const REVIEWER = /** @type {HTMLInputElement} */ (element("reviewer"));
const BLIND = /** @type {HTMLInputElement} */ (element("blind"));
const NAME = "kg-reviewer";
const SIGHT = "kg-blind";

/** The article that is judged where there are too many for all. */
export const ARTICLE = element("queue").dataset.article ?? "";

/** @type {{ queue: Queue, pair: Pair | null, desk: Desk | null }} */
export const state = { queue: { number: 0, total: 0, judged: 0, pairs: [] }, pair: null, desk: null };

REVIEWER.value = localStorage.getItem(NAME) ?? "";
BLIND.checked = localStorage.getItem(SIGHT) === "yes";

export const reviewer = () => REVIEWER.value.trim();

/** Keep who judges, and whether blindly, for the next time. */
export function remember() {
  localStorage.setItem(NAME, reviewer());
  localStorage.setItem(SIGHT, BLIND.checked ? "yes" : "no");
}

const who = () => ({ reviewer: reviewer(), blind: BLIND.checked ? "yes" : "no" });

/** Load the queue; the pair that was chosen stays, if it is still there. */
export async function loadQueue() {
  state.queue = await get("/api/queue", { article: ARTICLE, ...who() });
  const known = state.pair;
  state.pair = known && (state.queue.pairs.find((pair) => same(pair, known)) ?? null);
}

/** Load all that may be seen of the pair that is chosen. */
export async function loadDesk() {
  const wanted = state.pair;
  if (!wanted) return void (state.desk = null);
  const { article, claim, reference } = wanted;
  const desk = await get("/api/pair", { article, claim, reference, ...who() });
  if (state.pair === wanted) state.desk = desk;
}

/** @param {Pair} one @param {{ article?: string, claim: string, reference: string }} other */
export const same = (one, other) =>
  one.claim === other.claim && one.reference === other.reference && (!other.article || one.article === other.article);
