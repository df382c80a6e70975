import { article } from "./data.js";
import { paintScene, presentScene } from "./stage.js";
import { state } from "./state.js";
import { say } from "./status.js";
import { VectorInk } from "./vector.js";

const TIMES = 3;
const MOST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** The whole scene as SVG. */
export function svgPicture() {
  const scene = presentScene();
  if (!scene) return "";
  const ink = new VectorInk();
  paintScene(ink, scene, scene.bounds, 1);
  return ink.file(scene.bounds, article.label);
}

/** The whole scene as a canvas, three times as fine as the screen, or as fine as browsers can hold. */
export function pngPicture() {
  const scene = presentScene();
  const canvas = document.createElement("canvas");
  const ink = canvas.getContext("2d");
  if (!scene || !ink) return null;
  const { left, top, right, bottom } = scene.bounds;
  const [width, height] = [right - left, bottom - top];
  const times = Math.min(TIMES, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  canvas.width = Math.round(width * times);
  canvas.height = Math.round(height * times);
  ink.fillStyle = getComputedStyle(document.body).backgroundColor;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.setTransform(times, 0, 0, times, -left * times, -top * times);
  paintScene(ink, scene, scene.bounds, 1);
  return canvas;
}

export function saveSvg() {
  saveAs(new Blob([svgPicture()], { type: "image/svg+xml" }), "svg");
}

export function savePng() {
  const canvas = pngPicture();
  canvas?.toBlob((blob) => blob && saveAs(blob, "png", ` ${canvas.width} × ${canvas.height}`));
}

/** @param {Blob} blob @param {string} suffix */
function saveAs(blob, suffix, size = "") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${article.name.replace(/[^\p{L}\p{N}-]+/gu, "-")}-${state.view}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`Saved as ${suffix.toUpperCase()}${size}`, true);
}
