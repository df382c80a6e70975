/**
 * The data that an element of the page holds.
 * @param {string} id
 * @returns {any}
 */
export const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** Records of which the names stand in the first row; what is null there is absent. @param {[string[], ...unknown[][]]} table @returns {any[]} */
export const records = ([names, ...rows]) =>
  rows.map((row) => {
    /** @type {Record<string, unknown>} */
    const record = {};
    for (let index = 0; index < row.length; index++) if (row[index] !== null) record[names[index]] = row[index];
    return record;
  });

/** The items of a page, which come as a table for each type. @param {Record<string, [string[], ...unknown[][]]>} tables @returns {any[]} */
export const typed = (tables) => Object.entries(tables).flatMap(([type, table]) => records(table).map((record) => ({ type, ...record })));

/**
 * Add to the list that a map holds under a key.
 * @template T
 * @param {Map<string, T[]>} map
 * @param {string} key
 * @param {T} value
 */
export function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
