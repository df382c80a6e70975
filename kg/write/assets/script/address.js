/** Whether the page has an address of its own; in the cell of a notebook it has none. */
const addressed = location.protocol !== "about:";

/** Put the present state into the address; as a step that Back undoes, or in the place of the last. @param {string} hash @param {boolean} step */
export function record(hash, step) {
  if (addressed && hash !== location.hash) history[step ? "pushState" : "replaceState"](null, "", hash);
}
