import { readPalette } from "./palette.js";

const ROOT = document.documentElement;
const KEY = "kg-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @returns {"light" | "dark"} */
export const theme = () => (ROOT.dataset.theme ? /** @type {"light" | "dark"} */ (ROOT.dataset.theme) : dark.matches ? "dark" : "light");

/** @param {() => void} changed */
export function startTheme(changed) {
  const kept = remembered();
  if (kept === "light" || kept === "dark") ROOT.dataset.theme = kept;
  readPalette();
  const follow = () => {
    readPalette();
    changed();
  };
  dark.addEventListener("change", follow);
  let before = "";
  window.addEventListener("beforeprint", () => {
    before = ROOT.dataset.theme ?? "";
    ROOT.dataset.theme = "light";
    follow();
  });
  window.addEventListener("afterprint", () => {
    if (before) ROOT.dataset.theme = before;
    else delete ROOT.dataset.theme;
    follow();
  });
}

export function switchTheme() {
  ROOT.dataset.theme = theme() === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(KEY, ROOT.dataset.theme);
  } catch {
    // A page from a file may have no storage; the choice then lasts as long as the page.
  }
  readPalette();
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
