/** News of the graph, over one connection a page. */
import { address } from "./server.js";

/** @typedef {{ number: number, counts: Record<string, number> }} Graph */

/** @type {((graph: Graph) => void)[]} */
const listeners = [];
/** @type {((message: string) => void)[]} */
const doubters = [];
let number = 0;

/** Call back when the graph is another than the one that this page was made from. @param {(graph: Graph) => void} heard */
export const onGraph = (heard) => void listeners.push(heard);

/** Call back when the sources could not be built, or the server is gone. @param {(message: string) => void} heard */
export const onFault = (heard) => void doubters.push(heard);

const source = new EventSource(address("/api/events"));
source.addEventListener("graph", (event) => {
  const graph = /** @type {Graph} */ (JSON.parse(event.data));
  const known = number;
  number = graph.number;
  if (known && known !== number) for (const heard of listeners) heard(graph);
});
source.addEventListener("fault", (event) => {
  for (const heard of doubters) heard(JSON.parse(event.data).message);
});
source.addEventListener("error", () => {
  for (const heard of doubters) heard("The server does not answer.");
});
addEventListener("pagehide", () => source.close());
