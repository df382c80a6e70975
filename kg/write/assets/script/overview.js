import { article, claims, claimsOf, evidence, judged, locator, references, yearOf } from "./data.js";
import { make } from "./dom.js";
import { pill } from "./cards.js";
import { narrow } from "./state.js";
import { counted } from "./words.js";

/** @import { Reference } from "./types" */

const MOST_RANKED = 60;

/** What the panel shows while nothing is chosen. */
export function overview() {
  const count = (/** @type {string[]} */ ...kinds) => claims.filter((claim) => kinds.includes(claim.support)).length;
  const cited = count("several", "one");
  const used = references.filter((reference) => claimsOf(reference.id).length).length;
  const source = [article.journal, yearOf(article)].filter(Boolean).join(" ");
  return [
    make("p", { class: "kicker" }, pill("section", "Article"), make("span", {}, [source, locator(article)].filter(Boolean).join(";"))),
    make("h2", { dir: "auto" }, article.label),
    make("p", { class: "small muted", dir: "auto" }, (article.authors ?? "").replaceAll("; ", ", ")),
    make(
      "div",
      { class: "figures" },
      figure(cited, cited + count("none"), "claims that need a source carry a citation"),
      figure(used, references.length, "references are cited by some claim"),
    ),
    claims.length > 0 && [
      make("h3", {}, `Support of the ${claims.length} claims`),
      bar([
        ["several", count("several"), "two or more"],
        ["one", count("one"), "one"],
        ["none", count("none"), "none"],
        ["unneeded", count("own"), "need none"],
      ]),
    ],
    evidence.length > 0 && make("p", { class: "small muted" }, `${judged.length} of ${counted(evidence.length, "link")} between a claim and a reference ${judged.length === 1 ? "has" : "have"} been judged by a person.`),
    references.length > 0 && [make("h3", {}, "References by claims that cite them"), ranking()],
    !narrow() && make("p", { class: "small muted" }, "Choose a claim or a reference to see what it rests on, or a finding on the left."),
  ];
}

/** @param {number} part @param {number} whole @param {string} meaning */
const figure = (part, whole, meaning) => make("div", {}, make("b", {}, part, make("small", {}, ` / ${whole}`)), meaning);

/** @param {[string, number, string][]} parts */
function bar(parts) {
  const there = parts.filter(([, count]) => count);
  return [
    make("div", { class: "bar", role: "img", "aria-label": there.map(([, count, label]) => `${count} ${label}`).join(", ") }, there.map(([name, count]) => make("i", { class: name, "--share": count }))),
    make("ul", { class: "key-list" }, there.map(([name, count, label]) => make("li", {}, make("i", { class: name }), `${count} ${label}`))),
  ];
}

function ranking() {
  const ranked = references.map((reference) => ({ reference, count: claimsOf(reference.id).length }));
  ranked.sort((a, b) => b.count - a.count || a.reference.number - b.reference.number);
  const most = ranked[0].count || 1;
  const rest = ranked.length - MOST_RANKED;
  return [
    ranked.slice(0, MOST_RANKED).map(({ reference, count }) => rank(reference, count, count / most)),
    rest > 0 && make("p", { class: "small muted" }, `and ${rest} more, in the list`),
  ];
}

/** @param {Reference} reference @param {number} count @param {number} share */
const rank = (reference, count, share) =>
  make(
    "button",
    { class: "rank", "data-node": reference.id },
    make("span", { class: "who", dir: "auto" }, `${reference.number} ${reference.label}`),
    make("span", {}, count ? make("i", { "--share": `${share * 100}%` }) : make("span", { class: "uncited" }, "never cited")),
    make("span", { class: "count" }, count),
  );
