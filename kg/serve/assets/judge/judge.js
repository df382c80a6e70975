/** The Judge room: pair by pair, does the source bear the claim out? */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { onGraph } from "../bench/news.js";
import { onGo, showAgreement } from "./agreement.js";
import { showDesk } from "./desk.js";
import { dirty, empty, tell } from "./form.js";
import { listenToKeys } from "./keys.js";
import { further, onChoice, showQueue } from "./queue.js";
import { loadDesk, loadQueue, remember, same, state } from "./store.js";
import { undo, write } from "./writing.js";

/** @import { Pair } from "./types" */

/** Lay a pair on the desk. @param {Pair | undefined} pair */
async function choose(pair) {
  if (!pair || (state.pair && same(pair, state.pair))) return;
  if (dirty() && !confirm("What you typed on this pair is not written down. Leave it?")) return;
  await lay(pair);
}

/** @param {Pair | null} pair */
async function lay(pair) {
  state.pair = pair;
  state.desk = null;
  address(pair);
  showQueue();
  showDesk();
  await attempted(loadDesk);
  showDesk();
  empty();
}

/** @param {Pair | null} pair */
function address(pair) {
  const query = pair ? new URLSearchParams({ article: pair.article, claim: pair.claim, reference: pair.reference }).toString() : "";
  history.replaceState(null, "", `${location.pathname}${query && `?${query}`}`);
}

/** Show what the graph now says; what is typed stays. */
async function follow() {
  await attempted(loadQueue);
  await attempted(loadDesk);
  showQueue();
  showDesk();
}

async function writeAndGoOn() {
  const pair = state.pair;
  if (!(await write())) return;
  const next = further(1) ?? further(-1);
  await attempted(loadQueue);
  state.pair = pair;
  const told = element("told").textContent ?? "";
  await lay(next && pair && !same(next, pair) ? (state.queue.pairs.find((one) => same(one, next)) ?? null) : pair);
  tell(told);
}

async function takeBack() {
  if (await undo()) await follow();
}

function turnBlind() {
  const blind = /** @type {HTMLInputElement} */ (element("blind"));
  blind.checked = !blind.checked;
  blind.dispatchEvent(new Event("change"));
}

/** @param {() => Promise<void>} act */
async function attempted(act) {
  try {
    await act();
  } catch (fault) {
    tell(/** @type {Error} */ (fault).message, true);
    element("verdict").hidden = !state.desk;
    fill(element("progress"), /** @type {Error} */ (fault).message);
  }
}

/** The pair that the address names. */
function named() {
  const given = new URLSearchParams(location.search);
  const claim = given.get("claim");
  const reference = given.get("reference");
  if (!claim || !reference) return undefined;
  return state.queue.pairs.find((pair) => same(pair, { article: given.get("article") ?? "", claim, reference })) ?? null;
}

async function start() {
  await attempted(loadQueue);
  const wanted = named();
  if (wanted === null) fill(element("claim"), make("p", { class: "fault" }, "There is no such pair; it may have gone with the last change."));
  await lay(wanted ?? (wanted === null ? null : (state.queue.pairs.find((pair) => !pair.judged) ?? null)));
  document.body.dataset.ready = "yes";
}

const agree = () => void attempted(showAgreement);
onChoice((pair) => void choose(pair));
onGo((wanted) => void choose(state.queue.pairs.find((pair) => same(pair, wanted))));
onGraph(() => void follow());
listenToKeys({
  write: () => void writeAndGoOn(),
  next: () => void choose(further(1)),
  before: () => void choose(further(-1)),
  undo: () => void takeBack(),
  blind: turnBlind,
  agree,
});
for (const id of ["reviewer", "blind"]) {
  element(id).addEventListener("change", () => {
    remember();
    void follow();
  });
}
element("verdict").addEventListener("submit", (event) => {
  event.preventDefault();
  void writeAndGoOn();
});
element("next").addEventListener("click", () => void choose(further(1)));
element("undo").addEventListener("click", () => void takeBack());
element("agree").addEventListener("click", agree);
element("keys").addEventListener("click", () => /** @type {HTMLDialogElement} */ (element("help")).showModal());
void start();
