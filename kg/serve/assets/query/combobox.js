/** A field that takes several values and completes them from the graph: a combobox with a list, as ARIA 1.2 has it. */
import { append, fill, make, on } from "../../../write/assets/script/dom.js";
import { get } from "../bench/server.js";

/** @typedef {{ value: string, label: string, detail: string }} Choice */
/** @typedef {{ root: HTMLElement, values: string[], set: (values: string[]) => void, disable: (off: boolean) => void }} Combobox */

/** Milliseconds of silence after which the graph is asked. */
const PAUSE = 120;

/** @param {string} parameter @param {() => void} changed @returns {Combobox} */
export function combobox(parameter, changed) {
  const id = `parameter-${parameter}`;
  const chips = make("span", { class: "chips" });
  const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": parameter, hidden: true });
  const input = make("input", {
    id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "all",
  });
  const root = make("div", { class: "field" }, make("label", { for: id }, parameter), make("div", { class: "box" }, chips, input), list);
  /** @type {Combobox} */
  const made = { root, values: [], set, disable: (off) => root.querySelectorAll("input, button").forEach((one) => one.toggleAttribute("disabled", off)) };
  /** @type {Choice[]} */
  let choices = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  /** @param {string[]} values */
  function set(values) {
    made.values = [...new Set(values)];
    fill(
      chips,
      made.values.map((value) =>
        make("span", { class: "chip", dir: "auto" }, value, make("button", { type: "button", "data-value": value, "aria-label": `Remove ${value}` }, "×")),
      ),
    );
    input.placeholder = made.values.length ? "or" : "all";
  }

  /** @param {string} value */
  function add(value) {
    close();
    input.value = "";
    if (!value || made.values.includes(value)) return;
    set([...made.values, value]);
    changed();
  }

  function close() {
    asked += 1;
    clearTimeout(timer);
    choices = [];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const mine = ++asked;
    const said = await get(`/api/values/${encodeURIComponent(parameter)}`, { words: input.value.slice(0, 200), limit: 12 }).catch(() => ({ values: [] }));
    if (mine !== asked) return;
    choices = said.values;
    fill(
      list,
      choices.map((one, index) => {
        const item = make("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false", "data-index": index, dir: "auto" }, make("b", {}, one.value));
        append(item, [one.label !== one.value && ` ${one.label}`, one.detail && make("small", {}, ` ${one.detail}`)]);
        return item;
      }),
    );
    list.hidden = !choices.length;
    input.setAttribute("aria-expanded", String(choices.length > 0));
    point(-1);
  }

  /** @param {number} index */
  function point(index) {
    at = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  input.addEventListener("input", later);
  input.addEventListener("blur", () => add(input.value.trim()));
  input.addEventListener("click", () => list.hidden && later());
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) ask();
      else point((at + step + choices.length) % choices.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      add(choices[at]?.value ?? input.value.trim());
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Backspace" && !input.value && made.values.length) {
      set(made.values.slice(0, -1));
      changed();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  on(list, "click", "li", (item) => add(choices[Number(item.dataset.index)]?.value ?? ""));
  on(chips, "click", "button", (button) => {
    set(made.values.filter((value) => value !== button.dataset.value));
    input.focus();
    changed();
  });
  return made;
}
