/** The Judge room: pair by pair, does the reference bear the claim out? */
import { element } from "../../../write/assets/script/dom.js";
import { onGraph } from "../bench/news.js";
import { go, open, renewed } from "./opening.js";
import { showNone } from "./panels.js";
import { beside, showQueue } from "./queue.js";
import { ask, onReviewer, reviewer } from "./reviewer.js";
import { loadQueue, same, state } from "./state.js";
import { onWritten } from "./writing.js";
import "./agreement.js";
import "./keys.js";

onWritten(async (place, back) => {
  const next = back ? place : same(place, state.place) ? beside(1) : undefined;
  await renewed();
  if (next) await open(next);
});

async function start() {
  try {
    await loadQueue();
  } catch (fault) {
    return showNone(/** @type {Error} */ (fault).message);
  }
  showQueue();
  const asked = new URLSearchParams(location.search);
  const [claim, reference] = [asked.get("claim") ?? "", asked.get("reference") ?? ""];
  const first = beside(1);
  if (claim && reference) await open({ article: asked.get("article") ?? "", claim, reference });
  else if (first) await open(first);
  else showNone(state.queue.all ? "All pairs are judged." : "There is no pair to judge: no claim cites a reference.");
  onGraph(() => void renewed());
  onReviewer(() => void renewed());
  element("next").addEventListener("click", () => go(1));
  element("previous").addEventListener("click", () => go(-1));
  document.body.dataset.ready = "yes";
  if (!reviewer()) ask();
}

void start();
