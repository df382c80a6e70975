import { element } from "./dom.js";

const STATUS = element("status");

/** Say something to everyone: the line under the stage is a live region. @param {string} text */
export function say(text) {
  if (STATUS.textContent !== text) STATUS.textContent = text;
}
