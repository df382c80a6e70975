/** Who judges: a name asked once, blind or not, in person or as a consensus. */
import { element, fill } from "../../../write/assets/script/dom.js";

const ASK = /** @type {HTMLDialogElement} */ (element("ask"));
const NAME = /** @type {HTMLInputElement} */ (element("name"));
const BLIND = /** @type {HTMLInputElement} */ (element("blind"));
const CONSENSUS = /** @type {HTMLInputElement} */ (element("consensus"));

/** @type {(() => void)[]} */
const listeners = [];
/** @type {(() => void) | null} */
let waiting = null;

/** Call back when another looks, or with other eyes. @param {() => void} heard */
export const onReviewer = (heard) => void listeners.push(heard);

/** The name under which a verdict is written down. */
export const reviewer = () => (CONSENSUS.checked && own() ? `consensus (${own()})` : own());

/** What the server is told of who looks. */
export const eyes = () => ({ reviewer: reviewer(), blind: BLIND.checked ? "yes" : "no" });

export const isBlind = () => BLIND.checked;

export function toggleBlind() {
  BLIND.click();
}

/** Ask for the name; then go on. @param {() => void} [then] */
export function ask(then) {
  waiting = then ?? null;
  NAME.value = own();
  if (!ASK.open) ASK.showModal();
  NAME.select();
}

const own = () => localStorage.getItem("kg-reviewer") ?? "";

function show() {
  fill(element("reviewer"), reviewer() || "nobody yet");
}

function changed() {
  show();
  for (const heard of listeners) heard();
}

element("naming").addEventListener("submit", () => {
  const before = own();
  localStorage.setItem("kg-reviewer", NAME.value.trim());
  if (before !== own()) changed();
  const then = waiting;
  waiting = null;
  if (own()) then?.();
});
element("rename").addEventListener("click", () => ask());
BLIND.addEventListener("change", () => {
  localStorage.setItem("kg-blind", BLIND.checked ? "yes" : "no");
  changed();
});
CONSENSUS.addEventListener("change", changed);
addEventListener("storage", (event) => {
  if (event.key === "kg-reviewer") changed();
});

BLIND.checked = localStorage.getItem("kg-blind") === "yes";
CONSENSUS.checked = new URLSearchParams(location.search).get("as") === "consensus";
show();
