/** How far the reviewers agree. */
import { element, fill, make, on } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";
import { plain } from "./words.js";

/** @import { Agreement } from "./types" */

const DIALOG = /** @type {HTMLDialogElement} */ (element("agreement"));
const FEW = 10;

export async function showAgreement() {
  const found = /** @type {Agreement} */ (await get("/api/agreement"));
  fill(
    DIALOG,
    make("h2", { id: "agreement-title" }, "Agreement beyond chance"),
    make("p", {}, found.alpha === null ? `No α: ${found.judged ? "all said the same of all" : "no pair was judged by two"}.` : `Krippendorff's α ${found.alpha.toFixed(2)} over ${found.judged} pairs that several judged${found.judged < FEW ? "; too few to rest on" : ""}.`),
    found.between.length > 0 && between(found),
    found.disagreements.length > 0 && disagreements(found),
    make("p", { class: "small" }, "A verdict by a reviewer whose name begins with “consensus” settles a disagreement."),
    make("button", { type: "button", class: "close" }, "Close"),
  );
  DIALOG.showModal();
}

/** @param {Agreement} found */
const between = (found) =>
  make(
    "table",
    {},
    make("thead", {}, make("tr", {}, ["Reviewers", "Pairs", "Alike", "Cohen's κ"].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, found.between.map((each) => make("tr", {}, make("td", { dir: "auto" }, `${each.one}, ${each.other}`), make("td", { class: "number" }, each.judged), make("td", { class: "number" }, each.alike), make("td", { class: "number" }, each.kappa === null ? "–" : each.kappa.toFixed(2))))),
  );

/** @param {Agreement} found */
const disagreements = (found) =>
  make(
    "div",
    {},
    make("h3", {}, "Where they differ"),
    make(
      "ul",
      { class: "plain" },
      found.disagreements.map((each) =>
        make(
          "li",
          {},
          make("button", { type: "button", class: "go", "data-article": each.article, "data-claim": each.claim, "data-reference": each.reference }, `${each.claim} · ${each.reference}`),
          " ",
          make("span", { dir: "auto" }, each.said.map((said) => `${said.reviewer}: ${plain(said.verdict)}`).join("; ")),
          each.settled && make("span", { class: "tag judged" }, `settled: ${plain(each.settled)}`),
        ),
      ),
    ),
  );

/** Call back when a person goes to a pair. @param {(pair: { article?: string, claim: string, reference: string }) => void} heard */
export const onGo = (heard) =>
  on(DIALOG, "click", ".go", (target) => {
    DIALOG.close();
    heard({ article: target.dataset.article, claim: target.dataset.claim ?? "", reference: target.dataset.reference ?? "" });
  });
on(DIALOG, "click", ".close", () => DIALOG.close());
