/** The pair that is open: the claim where it stands, the reference with what can be read of it. */
import { element, fill, make } from "../../../write/assets/script/dom.js";
import { address } from "../bench/server.js";
import { finder, terms } from "./find.js";
import { linkTo } from "./state.js";
import { plain } from "./words.js";

/** @import { Child } from "../../../write/assets/script/types" */
/** @import { Pair, Said } from "./types" */

const CLAIM = /** @type {HTMLElement} */ (element("claim").querySelector(".body"));
const REFERENCE = /** @type {HTMLElement} */ (element("reference").querySelector(".body"));

let drawn = { claim: "", reference: "" };

/** Show a pair; what has not changed is left as it is, so that nobody loses their place. @param {Pair} pair */
export function showPair(pair) {
  const claim = JSON.stringify([pair.claim, pair.findings, pair.verdicts, pair.hidden]);
  const reference = JSON.stringify([pair.reference, pair.claim.iri]);
  if (claim !== drawn.claim) fill(CLAIM, claimParts(pair));
  if (reference !== drawn.reference) fill(REFERENCE, referenceParts(pair));
  const other = !drawn.reference || pairOf(drawn.reference) !== pairOf(reference);
  if (other) for (const panel of [CLAIM, REFERENCE]) panel.scrollTop = 0;
  drawn = { claim, reference };
}

/** Say why there is no pair to show. @param {string} words */
export function showNone(words) {
  drawn = { claim: "", reference: "" };
  fill(CLAIM, make("p", {}, words));
  fill(REFERENCE);
}

/** @param {string} kept */
function pairOf(kept) {
  const [reference, claim] = JSON.parse(kept);
  return `${claim} ${reference.iri}`;
}

/** @param {Pair} pair @returns {Child[]} */
const claimParts = ({ article, claim, findings, verdicts, hidden }) => [
  make("p", { class: "trail", dir: "auto" }, [article, ...claim.sections].join(" › ")),
  make("p", { class: "said", dir: "auto" }, numbered(claim.text, claim.numbers)),
  make("p", { class: "small" }, make("a", { href: address(claim.path) }, claim.id)),
  claim.paragraph.length > 0 && [
    make("h3", {}, "Where it stands"),
    make("blockquote", { dir: "auto" }, claim.paragraph.map((piece) => (piece.number ? make("mark", { class: "number" }, piece.text) : piece.claim ? make("mark", {}, piece.text) : piece.text))),
  ],
  claim.others.length > 0 && [
    make("h3", {}, "Also cited as evidence"),
    make("ul", { class: "plain" }, claim.others.map((other) => make("li", {}, make("a", { class: "pair", href: linkTo({ article, claim: claim.id, reference: other.reference }), dir: "auto" }, other.entry)))),
  ],
  make("h3", {}, `Verdicts${hidden ? "" : ` (${verdicts.length})`}`),
  hidden
    ? make("p", { class: "hidden" }, "Blind: what others say of this pair is shown once your verdict is written.")
    : verdicts.length
      ? make("ul", { class: "plain", id: "given" }, verdicts.map(verdict))
      : make("p", { class: "small" }, "Nobody has judged this pair."),
  findings.length > 0 && [
    make("h3", {}, `Findings (${findings.length})`),
    make("ul", { class: "plain" }, findings.map((finding) => make("li", { dir: "auto" }, make("span", { class: `tag ${finding.severity}` }, finding.severity), " ", finding.message, " ", make("a", { href: `${address("/audit")}#finding=${encodeURIComponent(finding.id)}` }, finding.id)))),
  ],
];

/** @param {Said} said */
const verdict = (said) =>
  make(
    "li",
    { class: said.mine && "mine", dir: "auto" },
    make("b", {}, plain(said.verdict)),
    ` (${plain(said.basis)}) `,
    make("span", { class: "by" }, said.reviewer || "nobody named", said.date && `, ${said.date}`, said.mine && ", you"),
    said.changed && make("span", { class: "tag warning" }, "on other words"),
    said.quote && make("q", {}, said.quote),
    said.note && make("span", { class: "note" }, said.note),
  );

/** @param {Pair} pair @returns {Child[]} */
function referenceParts({ claim, reference, referencePath }) {
  const { title, name, journal, date, volume, pages, authors, doi, pmid, printed, texts, key } = reference;
  return [
    make("p", { class: "cited", dir: "auto" }, authors.length > 0 && `${authors.join(", ")}. `, make("b", {}, title || name), ". ", [journal, date, volume, pages].filter(Boolean).join(", ")),
    make(
      "p",
      { class: "links" },
      make("a", { href: address(referencePath) }, `${reference.number} ${key}`),
      doi && outside(`https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}`, `DOI ${doi}`),
      pmid && outside(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`, `PubMed ${pmid}`),
    ),
    printed && make("details", {}, make("summary", {}, "As it stands in the list"), make("p", { class: "printed", dir: "auto" }, printed)),
    texts.length
      ? finder(texts, terms(claim.text, claim.numbers))
      : make("p", { class: "small" }, "Neither abstract nor full text is at hand. A file ", make("code", {}, `texts/${key}.txt`), " in the folder, or an abstract in the bibliography, is shown here."),
  ];
}

/** A link that a person may follow; nothing of it is loaded. @param {string} href @param {string} words */
const outside = (href, words) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);

/** @param {string} text @param {string[]} numbers @returns {Child[]} */
function numbered(text, numbers) {
  /** @type {Child[]} */
  const parts = [];
  let end = 0;
  for (const number of numbers) {
    const start = number ? text.indexOf(number, end) : -1;
    if (start < 0) continue;
    parts.push(text.slice(end, start), make("mark", { class: "number" }, number));
    end = start + number.length;
  }
  return [...parts, text.slice(end)];
}
