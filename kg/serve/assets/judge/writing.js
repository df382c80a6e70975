/** Writing a verdict down and taking it back. */
import { element } from "../../../write/assets/script/dom.js";
import { MAY_WRITE, Refused, send } from "../bench/server.js";
import { tell, typed } from "./form.js";
import { reviewer, state } from "./store.js";
import { plain } from "./words.js";

/** @import { Written } from "./types" */

/** Those that can be taken back, the last one last. @type {Written[]} */
const written = [];
const UNDO = /** @type {HTMLButtonElement} */ (element("undo"));
let busy = false;

/** Write down what is typed; says whether it stands in the table. @returns {Promise<boolean>} */
export async function write() {
  const pair = state.pair;
  if (!pair || busy || !MAY_WRITE) return false;
  const lacking = !typed().verdict ? "Choose a verdict: keys 1 to 7." : !reviewer() ? "Say who you are, above the list." : "";
  if (lacking) {
    if (!reviewer()) element("reviewer").focus();
    tell(lacking, true);
    return false;
  }
  tell("Writing …");
  return attempt(async () => {
    const { article, claim, reference } = pair;
    const said = await send("POST", "/api/verdicts", { article, claim, reference, reviewer: reviewer(), ...typed() });
    written.push(said);
    return `${plain(said.verdict)}: ${said.new ? "written down" : "it stood there already"}${said.found ? `; the quote was ${said.found}` : ""}.${said.fault ? ` The graph could not follow: ${said.fault}` : ""}`;
  });
}

/** Take back the last verdict that was written here; says whether it is gone. @returns {Promise<boolean>} */
export async function undo() {
  const last = written.at(-1);
  if (!last || busy) return false;
  return attempt(async () => {
    await send("DELETE", `/api/verdicts/${last.id}`);
    written.pop();
    return `Taken back: ${plain(last.verdict)} on ${last.claim} and ${last.reference}.`;
  });
}

/** @param {() => Promise<string>} act */
async function attempt(act) {
  busy = true;
  try {
    tell(await act());
    return true;
  } catch (fault) {
    const unknown = fault instanceof Refused && !fault.status;
    tell(`${unknown ? "Not known whether it was written down; try again, no row is written twice. " : ""}${/** @type {Error} */ (fault).message}`, true);
    return false;
  } finally {
    busy = false;
    UNDO.disabled = !written.some((one) => one.new);
  }
}
