import { article, items } from "./data.js";
import { colour } from "./palette.js";
import { make } from "./dom.js";

/** @import { Link, Verdict } from "./types" */

/**
 * How each judgement is called, signed and coloured.
 * @type {Record<string, { label: string, sign: string, tone: "reference" | "weak" | "error" | "section" }>}
 */
const JUDGEMENTS = {
  supported: { label: "Supported", sign: "✓", tone: "reference" },
  "partly-supported": { label: "Partly supported", sign: "~", tone: "weak" },
  overstated: { label: "Overstated", sign: "↑", tone: "weak" },
  "not-supported": { label: "Not supported", sign: "×", tone: "error" },
  contradicted: { label: "Contradicted", sign: "≠", tone: "error" },
  unrelated: { label: "Unrelated", sign: "∅", tone: "error" },
  "cannot-be-determined": { label: "Cannot be determined", sign: "?", tone: "section" },
};
const CONTESTED = { label: "Reviewers disagree", sign: "!", tone: /** @type {const} */ ("weak") };

/** @param {string} judgement */
const known = (judgement) => JUDGEMENTS[judgement] ?? { label: judgement, sign: "?", tone: "section" };

/** What reviewers together say of a link, or nothing when none has judged it. @param {Link | undefined} link */
export function judgement(link) {
  const said = new Set(link?.verdicts?.map((verdict) => verdict.judgement));
  if (!said.size) return null;
  return said.size > 1 ? CONTESTED : known([...said][0]);
}

/** @param {{ tone: "reference" | "weak" | "error" | "section" }} judged */
export const judgedColour = ({ tone }) => colour[tone];

/** The sign of a judgement, for text. @param {Link | undefined} link */
export function judgedSign(link) {
  const judged = judgement(link);
  return judged && make("span", { class: "judged", role: "img", "aria-label": judged.label, title: judged.label, "--hue": `var(--${judged.tone})` }, judged.sign);
}

/** All that reviewers said of a link, and where the workbench, if it serves the page, lets one judge it. @param {Link | undefined} link */
export const opinions = (link) => [...(link?.verdicts ?? []).map(opinion), link && judging(link)];

/** @param {Link} link */
function judging({ from, to }) {
  const names = new URLSearchParams({ claim: items.get(from)?.key ?? "", reference: items.get(to)?.key ?? "" });
  return article.judge && make("p", { class: "small" }, make("a", { href: `${article.judge}&${names}` }, "Judge this pair"));
}

/** @param {Verdict} verdict */
function opinion(verdict) {
  const { label, sign, tone } = known(verdict.judgement);
  const who = [`read: ${verdict.basis.replaceAll("-", " ")}`, verdict.reviewer, verdict.date].filter(Boolean).join(" · ");
  return make(
    "div",
    { class: "note", "--tint": `var(--${tone}-tint)` },
    make("span", { class: "judged", "aria-hidden": "true", "--hue": `var(--${tone})` }, sign),
    make(
      "div",
      {},
      make("b", {}, label),
      make("p", { class: "small" }, who),
      verdict.quote && make("p", { class: "quote", dir: "auto" }, `“${verdict.quote}”`),
      verdict.note && make("p", { dir: "auto" }, verdict.note),
    ),
  );
}
