/** Writing a verdict down, and taking back what this page wrote. */
import { element, fill } from "../../../write/assets/script/dom.js";
import { MAY_WRITE, Refused, send } from "../bench/server.js";
import { complain, draft, forget, FORM, keep } from "./form.js";
import { ask, reviewer } from "./reviewer.js";
import { state } from "./state.js";
import { plain } from "./words.js";

/** @import { Draft, Place } from "./types" */

const SAVE = /** @type {HTMLButtonElement} */ (element("save"));
const UNDO = /** @type {HTMLButtonElement} */ (element("undo"));
const KEPT = "kg-judge written";

/** What this page wrote, the last one last. @type {{ id: string, place: Place, said: Draft }[]} */
const written = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");

/** @type {(place: Place, back: boolean) => Promise<void>} */
let followed = async () => {};

/** Call back when a verdict was written down or (`back`) taken back. @param {(place: Place, back: boolean) => Promise<void>} heard */
export const onWritten = (heard) => void (followed = heard);

let busy = false;

export async function save() {
  const place = state.place;
  const said = draft();
  if (busy || !place) return;
  if (!MAY_WRITE) return complain("Nothing can be written from here: open the address that kg serve printed.");
  if (!reviewer()) return ask(() => void save());
  if (!said.verdict) return complain("Choose a verdict: keys 1 to 7.");
  if (!said.basis) return complain("Say what was read.");
  await alone(async () => {
    const answer = await send("POST", "/api/verdicts", { ...place, ...said, reviewer: reviewer() });
    if (answer.id) remember({ id: answer.id, place, said });
    forget(place);
    const what = answer.written ? "Written down" : "It was written down before";
    note(`${what}: ${plain(answer.verdict)}.${answer.fault && ` The graph could not be brought up to date: ${answer.fault}`}`);
    await followed(place, false);
  });
}

export async function undo() {
  const last = written.at(-1);
  if (busy) return;
  if (!last) return note("This page wrote nothing that could be taken back.");
  await alone(async () => {
    try {
      const answer = await send("DELETE", `/api/verdicts/${encodeURIComponent(last.id)}`);
      note(`Taken back: ${plain(answer.verdict)}.${answer.fault && ` The graph could not be brought up to date: ${answer.fault}`}`);
    } catch (fault) {
      // An answer that it cannot be taken back will be the same the next time; one that did not come may be another.
      if (fault instanceof Refused && [404, 409, 410].includes(fault.status)) drop();
      throw fault;
    }
    drop();
    keep(last.place, last.said);
    await followed(last.place, true);
  });
}

/** @param {() => Promise<void>} act */
async function alone(act) {
  busy = SAVE.disabled = true;
  complain("");
  FORM.setAttribute("aria-busy", "true");
  try {
    await act();
  } catch (fault) {
    complain(said(fault));
  } finally {
    busy = SAVE.disabled = false;
    FORM.removeAttribute("aria-busy");
    UNDO.disabled = !written.length;
  }
}

/** @param {unknown} fault */
function said(fault) {
  if (!(fault instanceof Refused)) throw fault;
  if (fault.status) return `${fault.message}. Nothing was changed.`;
  return "The server did not answer, so nobody knows whether this was done. What you typed is kept: try again once kg serve runs; nothing is written twice.";
}

/** @param {string} words */
const note = (words) => fill(element("done"), words);

/** @param {{ id: string, place: Place, said: Draft }} entry */
function remember(entry) {
  written.push(entry);
  sessionStorage.setItem(KEPT, JSON.stringify(written));
}

function drop() {
  written.pop();
  sessionStorage.setItem(KEPT, JSON.stringify(written));
}

UNDO.disabled = !written.length;
UNDO.addEventListener("click", () => void undo());
FORM.addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});
