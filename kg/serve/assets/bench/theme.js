/** The colours that were chosen, before anything is painted; this script is no module, since those come later. */
{
  const kept = localStorage.getItem("kg-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
}
