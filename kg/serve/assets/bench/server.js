/** Asking the server: addresses below its root, answers as JSON, faults as errors that say what to do. */

/** Where the server is, below what a proxy adds. */
export const ROOT = document.body.dataset.root ?? "";

/** Whether this browser was let in to write. */
export const MAY_WRITE = document.body.dataset.mayWrite === "yes";

export class Refused extends Error {
  /** @param {number} status @param {{ error: string, remedy?: string, place?: string }} said */
  constructor(status, said) {
    super([said.place && `${said.place}: `, said.error, said.remedy && `. ${said.remedy}`].filter(Boolean).join(""));
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {Record<string, string | number | undefined>} [parameters] those that are undefined or empty are left out
 */
export function address(path, parameters = {}) {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString();
  return `${ROOT}${path}${query && `?${query}`}`;
}

/** @param {string} path @param {Record<string, string | number | undefined>} [parameters] @returns {Promise<any>} */
export const get = (path, parameters) => answered(fetch(address(path, parameters), { headers: { accept: "application/json" } }));

/** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
export const send = (method, path, body) =>
  answered(
    fetch(address(path), {
      method,
      headers: { accept: "application/json", "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );

/** @param {Promise<Response>} asked */
async function answered(asked) {
  const answer = await asked.catch(() => {
    throw new Refused(0, { error: "the server does not answer", remedy: "Is kg serve still running?" });
  });
  const said = await answer.json().catch(() => ({ error: `the server answered with status ${answer.status}` }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
