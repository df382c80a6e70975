/** The Audit room: what was looked at, what was found, what a person decides, what falls. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { say } from "../../../write/assets/script/status.js";
import { onGraph } from "../bench/news.js";
import { choice, choose, listen, readAddress } from "./choice.js";
import { showCoverage } from "./coverage.js";
import { onDecision } from "./decide.js";
import { showFacets } from "./facets.js";
import { showFalling } from "./falling.js";
import { goTo, showList } from "./list.js";
import { load, material } from "./material.js";
import "./keys.js";

listen((changed) => {
  if ([...changed].some((name) => name !== "finding" && name !== "without")) {
    showFacets();
    showList();
  }
  if (changed.has("without") || changed.has("article")) showFalling();
});

/** Show the present state; what is chosen stays, as far as it is still there. */
async function renew() {
  await load();
  const known = new Set(material.references.map((reference) => reference.iri));
  showCoverage();
  showList();
  choose({ without: new Set([...choice.without].filter((iri) => known.has(iri))) });
  showFacets();
}

/** @type {Promise<void>} The renewal that was begun last, and the one after it, which all who ask meanwhile share. */
let last = Promise.resolve();
/** @type {Promise<void> | null} */
let next = null;

/** Show a state, unless it is shown already. @param {number} number */
async function follow(number) {
  await last;
  if (material.number === number) return;
  next ??= last.then(() => {
    next = null;
    last = renew().catch((fault) => say(fault.message, true));
    return last;
  });
  await next;
}

async function start() {
  try {
    await load();
  } catch (fault) {
    return fill(element("list"), make("p", { class: "fault" }, /** @type {Error} */ (fault).message));
  }
  showCoverage();
  readAddress();
  if (choice.finding) goTo(choice.finding);
  onGraph(({ number }) => void follow(number));
  onDecision(follow);
  addEventListener("hashchange", () => {
    readAddress();
    if (choice.finding) goTo(choice.finding);
  });
  document.body.dataset.ready = "yes";
}

void start();
