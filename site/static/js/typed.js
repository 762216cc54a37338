// Asks before what was typed is lost, as when the language is switched. Nothing is kept or sent.
// Without this script the switch keeps what stands in the address: dates, filters, the search.
for (const form of document.querySelectorAll("form[data-typed]")) {
  const ask = (event) => event.preventDefault();
  const watch = () => addEventListener("beforeunload", ask); // only then: it costs the page cache
  if (form.dataset.typed === "yes") watch(); // shown again, with what was typed before
  form.addEventListener("input", watch);
  form.addEventListener("submit", () => removeEventListener("beforeunload", ask));
}
