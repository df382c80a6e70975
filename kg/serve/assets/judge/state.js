/** What the server says of the queue and the pair that is open, kept until it says otherwise. */
import { element } from "../../../write/assets/script/dom.js";
import { address, get } from "../bench/server.js";
import { eyes } from "./reviewer.js";

/** @import { Pair, Place, Queue, Task } from "./types" */

/** The only article whose pairs are judged, where there are too many for all. */
export const ARTICLE = element("rail").dataset.article ?? "";

/** @type {{ queue: Queue, pair: Pair | null, place: Place | null }} */
export const state = { queue: { number: 0, all: 0, judged: 0, tasks: [] }, pair: null, place: null };

/** @param {Place} one @param {Place | null} other */
export const same = (one, other) => other !== null && one.article === other.article && one.claim === other.claim && one.reference === other.reference;

/** @param {Place} place */
export const named = (place) => ({ article: place.article, claim: place.claim, reference: place.reference });

/** @param {Place} place */
export const linkTo = (place) => address("/judge", named(place));

export async function loadQueue() {
  state.queue = await get("/api/queue", { article: ARTICLE, ...eyes() });
}

/** @param {Place} place @returns {Promise<Pair>} */
export const askPair = (place) => get("/api/pair", { ...named(place), ...eyes() });

/** @param {Task} task */
export const isLeft = (task) => task.state !== "judged";
