/** The Audit room: what was looked at, what was found, what a person decides, what falls. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
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
  if (changed.size > 1 || !changed.has("without")) showFacets();
  if ([...changed].some((name) => name !== "finding" && name !== "without")) showList();
  if (changed.has("without")) showFalling();
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

/** @type {Promise<void> | null} */
let renewing = null;

/** Renew once, however many ask at the same time. */
const renewed = () => (renewing ??= renew().finally(() => (renewing = null)));

async function start() {
  try {
    await load();
  } catch (fault) {
    return fill(element("list"), make("p", { class: "fault" }, /** @type {Error} */ (fault).message));
  }
  showCoverage();
  readAddress();
  if (choice.finding) goTo(choice.finding);
  onGraph(() => void renewed());
  onDecision(renewed);
  addEventListener("hashchange", () => {
    readAddress();
    if (choice.finding) goTo(choice.finding);
  });
  document.body.dataset.ready = "yes";
}

void start();
