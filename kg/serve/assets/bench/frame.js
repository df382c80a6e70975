/** What every page of the workbench has: light or dark, and a line of news. */
import { element, fill } from "../../../write/assets/script/dom.js";
import { onFault, onGraph } from "./news.js";

const ROOT = document.documentElement;
const KEY = "kg-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

element("theme").addEventListener("click", () => {
  const now = ROOT.dataset.theme ?? (dark.matches ? "dark" : "light");
  ROOT.dataset.theme = now === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, ROOT.dataset.theme);
});

/** Say something in the line of news. @param {string} text */
export const say = (text) => fill(element("news"), text);

onGraph(() => say("The graph has changed."));
onFault(say);
