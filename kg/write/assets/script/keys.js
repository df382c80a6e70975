import { items } from "./data.js";
import { copy } from "./clipboard.js";
import { element } from "./dom.js";
import { along } from "./focus.js";
import { openHelp } from "./help.js";
import { startSearch } from "./finder.js";
import { fit, presentScene, relax } from "./stage.js";
import { change, link, select, state } from "./state.js";
import { VIEWS } from "./words.js";

/** @import { Box, Scene } from "./types" */

const CANVAS = element("canvas");

/** @type {Record<string, () => void>} */
const KEYS = {
  "/": startSearch,
  "?": openHelp,
  0: () => fit(),
  l: () => void copy(link(), "Link copied"),
  r: relax,
  Escape: () => select(null),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.matches("input, textarea, select, dialog *");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const view = VIEWS[Number(event.key) - 1]?.[0];
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (view) change({ view });
  else if (event.key.startsWith("Arrow") && document.activeElement === CANVAS) {
    event.preventDefault();
    step(event.key);
  }
});

/** Go from what is chosen along a citation, or to the next in the column. @param {string} key */
function step(key) {
  const scene = presentScene();
  if (!scene?.ids.length) return;
  const here = scene.boxes.get(state.node ?? "");
  if (!here || !state.node) return select(scene.ids[0]);
  const next = key === "ArrowLeft" || key === "ArrowRight" ? aside(scene, here, key === "ArrowRight") : onward(scene, here, key === "ArrowDown");
  if (next) select(next);
}

/** @param {Scene} scene @param {Box} here @param {boolean} right */
function aside(scene, here, right) {
  const linked = along(state.node ?? "", right).filter((id) => scene.boxes.has(id));
  const candidates = linked.length ? linked : scene.ids.filter((id) => (right ? 1 : -1) * (box(scene, id).x - here.x) > 1);
  return nearest(scene, candidates, here, 3);
}

/** @param {Scene} scene @param {Box} here @param {boolean} down */
function onward(scene, here, down) {
  const type = items.get(state.node ?? "")?.type;
  const same = scene.ids.filter((id) => items.get(id)?.type === type || !scene.scrolls);
  return nearest(scene, same.filter((id) => (down ? 1 : -1) * (box(scene, id).y - here.y) > 1), here, 1 / 3);
}

/** @param {Scene} scene @param {string} id */
const box = (scene, id) => /** @type {Box} */ (scene.boxes.get(id));

/** @param {Scene} scene @param {string[]} ids @param {Box} here @param {number} tall how much more a step down counts than one aside */
function nearest(scene, ids, here, tall) {
  const far = (/** @type {string} */ id) => Math.hypot(box(scene, id).x - here.x, (box(scene, id).y - here.y) * tall);
  return ids.toSorted((a, b) => far(a) - far(b))[0];
}
