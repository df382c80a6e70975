/** Suppressing a finding with a reason, and taking that back. */
import { copy } from "../../../write/assets/script/clipboard.js";
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { say } from "../../../write/assets/script/status.js";
import { MAY_WRITE, send } from "../bench/server.js";
import { choice } from "./choice.js";
import { goTo, shownAs, shownIds } from "./list.js";
import { ARTICLE, findingOf, material } from "./material.js";

const LIST = element("list");
const UNDO = /** @type {HTMLButtonElement} */ (element("undo"));

/** @type {(() => Promise<void>) | null} What takes the last decision back. */
let back = null;
/** @type {(number: number) => Promise<void>} */
let followed = async () => {};

/** Call back when a decision was written down, with the number of the state that has followed. @param {(number: number) => Promise<void>} heard */
export const onDecision = (heard) => void (followed = heard);

/** Ask for the reason why a finding needs no work. @param {string} id */
export function ask(id) {
  const shown = shownAs(id);
  const finding = findingOf(id);
  if (!MAY_WRITE) return say("Nothing can be written from here.", true);
  if (!shown || !finding || finding.suppressed || shown.querySelector("button.unused")) return;
  const open = shown.querySelector("form input");
  if (open instanceof HTMLElement) return open.focus();
  const input = make("input", { name: "reason", required: true, maxlength: 2000, autocomplete: "off", list: "reasons" });
  shown.append(
    make(
      "form",
      { class: "reason-form" },
      make("label", {}, "Why does this need no work? ", input),
      make("button", { class: "main" }, "Suppress"),
      make("button", { type: "button", class: "cancel" }, "Cancel"),
      make("p", { class: "fault", role: "alert", hidden: true }),
    ),
  );
  fill(element("reasons"), [...new Set(material.findings.map((one) => one.suppressed).filter(Boolean))].map((reason) => make("option", { value: reason })));
  input.focus();
}

/** Take the last decision back. */
export async function undo() {
  const taking = back;
  forget();
  if (taking) await attempted(taking);
  else say("There is nothing to undo.", true);
}

/** @param {string} id @param {string} reason @param {() => void} [written] called once it is written down */
async function suppress(id, reason, written = () => {}) {
  const { number } = await send("POST", "/api/suppressions", { finding: id, reason, article: ARTICLE });
  written();
  await followed(number);
  remember(`${id} is suppressed: ${reason}`, () => unsuppress(id));
}

/** @param {string} id */
async function unsuppress(id) {
  const { reason, number } = await send("DELETE", `/api/suppressions/${encodeURIComponent(id)}`);
  await followed(number);
  remember(`${id} is no longer suppressed.`, findingOf(id) && (() => suppress(id, reason)));
}

/** @param {string} text @param {(() => Promise<void>) | undefined} taking */
function remember(text, taking) {
  back = taking ?? null;
  UNDO.hidden = !taking;
  say(text, true);
}

function forget() {
  back = null;
  UNDO.hidden = true;
}

/** @param {() => Promise<void>} act */
async function attempted(act) {
  try {
    await act();
  } catch (fault) {
    say(/** @type {Error} */ (fault).message, true);
  }
}

/** @param {HTMLFormElement} form */
async function given(form) {
  const id = idOf(form);
  const fault = /** @type {HTMLElement} */ (form.querySelector(".fault"));
  const main = /** @type {HTMLButtonElement} */ (form.querySelector("button.main"));
  const reason = String(new FormData(form).get("reason") ?? "").trim();
  const ids = shownIds();
  const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
  main.disabled = true;
  try {
    await suppress(id, reason, () => form.remove());
    goTo(choice.suppressed || !next ? id : next);
  } catch (refused) {
    fault.hidden = false;
    fill(fault, /** @type {Error} */ (refused).message);
  }
  main.disabled = false;
}

/** @param {HTMLElement} target */
const idOf = (target) => /** @type {HTMLElement | null} */ (target.closest(".finding"))?.dataset.id ?? "";

/** @param {HTMLElement} target */
function close(target) {
  const shown = shownAs(idOf(target));
  target.closest("form")?.remove();
  shown?.focus();
}

on(LIST, "click", "button.suppress", (target) => ask(idOf(target)));
on(LIST, "click", "button.unsuppress", (target) => void attempted(() => unsuppress(idOf(target))));
on(LIST, "click", "button.unused", (target) => void attempted(() => unsuppress(findingOf(idOf(target))?.value ?? "")));
on(LIST, "click", "button.entry", (target) => void copy(`[[audit.suppress]]\nfinding = "${idOf(target)}"\nreason = "…"\n`, "Copied; add the reason"));
on(LIST, "click", "button.cancel", close);
on(LIST, "keydown", "form", (target, event) => {
  if (/** @type {KeyboardEvent} */ (event).key === "Escape") close(target);
});
on(LIST, "submit", "form", (target, event) => {
  event.preventDefault();
  void given(/** @type {HTMLFormElement} */ (target));
});
UNDO.addEventListener("click", () => void undo());
