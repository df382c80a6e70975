/** What every page of the workbench has: light or dark, a line of news, and parts that follow the graph. */
import { element, fill } from "../../../write/assets/script/dom.js";
import { onFault, onGraph } from "./news.js";

const ROOT = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

element("theme").addEventListener("click", () => {
  const now = ROOT.dataset.theme ?? (dark.matches ? "dark" : "light");
  ROOT.dataset.theme = now === "dark" ? "light" : "dark";
  localStorage.setItem("kg-theme", ROOT.dataset.theme);
});

/** Say something in the line of news. @param {string} text */
export const say = (text) => fill(element("news"), text);

/** Put what the server now says in the place of the part of this page that follows the graph. @param {Element} part */
async function follow(part) {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
  if (answer.ok && now) part.replaceChildren(...now.childNodes);
  else location.reload();
}

onGraph(() => {
  const part = document.querySelector("[data-live]");
  say(part ? "The graph has changed; this page shows it as it is now." : "The graph has changed.");
  if (part) follow(part).catch(() => say("The graph has changed. Load the page again to see it."));
});
onFault(say);
