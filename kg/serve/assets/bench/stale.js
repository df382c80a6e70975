/** Says on a page that is one file, served live, when the graph has changed since it was made. It is put into the page, whose policy lets no module in. */
{
  const { events = "", number = "" } = document.currentScript?.dataset ?? {};
  const word = document.createElement("p");
  word.id = "stale";
  word.setAttribute("role", "status");
  word.style.cssText = "position: absolute; z-index: 20; top: 10px; left: 50%; transform: translateX(-50%); margin: 0; border-radius: 8px; background: var(--ink); color: var(--bg); font-size: 13px;";
  document.querySelector("main")?.append(word);

  const source = new EventSource(events);
  source.addEventListener("graph", (event) => {
    if (word.firstChild || String(JSON.parse(event.data).number) === number) return;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Load it anew";
    again.style.cssText = "margin-left: 10px; padding: 1px 8px; border: 1px solid currentcolor; border-radius: 6px; background: none; color: inherit; cursor: pointer;";
    again.addEventListener("click", () => location.reload());
    word.style.padding = "6px 12px";
    word.append("The graph has changed.", again);
  });
  addEventListener("pagehide", () => source.close());
}
