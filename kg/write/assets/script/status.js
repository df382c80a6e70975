import { element } from "./dom.js";

const STATUS = element("status");

/** Say something to everyone: the line under the stage is a live region. @param {string} text @param {boolean} [done] something was done, which is shown in every view */
export function say(text, done = false) {
  STATUS.classList.toggle("done", done);
  if (STATUS.textContent !== text) STATUS.textContent = text;
}
