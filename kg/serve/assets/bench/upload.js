/** Adding files to the folder that is served. */
import { fill, make, on } from "../../../write/assets/script/dom.js";
import { address } from "./server.js";

/** @param {File} file @returns {Promise<string>} what became of it, in words */
async function add(file) {
  const name = file.name.replace(/\.\w+$/, (suffix) => suffix.toLowerCase());
  const answer = await fetch(address("/api/files", { name }), { method: "POST", body: file });
  const said = await answer.json();
  if (!answer.ok) return `${file.name}: ${said.error}`;
  const faults = said.problems.map((/** @type {{ place: string, message: string }} */ problem) => `${problem.place} ${problem.message}`);
  return `${file.name}: ${[said.read ? "added" : "added, but kg.toml does not name it", ...faults].join("; ")}`;
}

on(document, "change", "#file", async (input) => {
  const told = [];
  for (const file of /** @type {HTMLInputElement} */ (input).files ?? []) told.push(await add(file));
  const place = document.getElementById("uploaded");
  if (place) fill(place, told.map((text) => make("span", { class: "line" }, text)));
});
