/** Going from pair to pair, and following the graph. */
import { on } from "../../../write/assets/script/dom.js";
import { Refused } from "../bench/server.js";
import { complain, openForm } from "./form.js";
import { showNone, showPair } from "./panels.js";
import { beside, onChoice, showPlace, showQueue } from "./queue.js";
import { askPair, linkTo, loadQueue, named, same, state } from "./state.js";

/** @import { Place } from "./types" */

/** Open a pair, and say so in the address. @param {Place} place */
export async function open(place) {
  state.place = named(place);
  showPlace();
  try {
    const pair = await askPair(place);
    if (!same(place, state.place)) return;
    state.place = { article: pair.article, claim: pair.claim.id, reference: pair.reference.key };
    state.pair = pair;
    showPair(pair);
    openForm(pair);
    showPlace();
    history.replaceState(null, "", linkTo(state.place));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    if (same(place, state.place)) showNone(fault.message);
  }
}

/** @param {number} by */
export function go(by) {
  const next = beside(by);
  if (next) void open(next);
  else complain(by > 0 ? "There is no pair after this one." : "There is no pair before this one.");
}

/** Ask anew; what is typed stays, and so does the place. */
async function renew() {
  await loadQueue();
  showQueue();
  const place = state.place;
  if (!place) return;
  const pair = await askPair(place);
  if (!same(place, state.place)) return;
  state.pair = pair;
  showPair(pair);
  showPlace();
}

/** @type {Promise<void> | null} */
let renewing = null;
let wanted = false;

/** Renew, once more where the graph has changed meanwhile. @returns {Promise<void>} */
export function renewed() {
  wanted = true;
  renewing ??= (async () => {
    while (wanted) {
      wanted = false;
      await renew();
    }
  })()
    .catch((fault) => {
      if (!(fault instanceof Refused)) throw fault;
      if (fault.status === 404) showNone("This pair is no longer there. What you typed is kept.");
      else complain(fault.message);
    })
    .finally(() => (renewing = null));
  return renewing;
}

onChoice((place) => void open(place));
on(document, "click", "a.pair", (link, event) => {
  if (/** @type {MouseEvent} */ (event).ctrlKey || /** @type {MouseEvent} */ (event).metaKey) return;
  event.preventDefault();
  const asked = new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams;
  void open({ article: asked.get("article") ?? "", claim: asked.get("claim") ?? "", reference: asked.get("reference") ?? "" });
});
