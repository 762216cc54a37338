// Shows what is found while one types. Without this script one sends the form.
const search = document.querySelector("[data-search]");
const form = search.querySelector("form");
const results = search.querySelector("[data-results]");
const PAUSE = 250; // milliseconds without a key
const SHORTEST = 3; // letters
let latest = 0;
let timer;

async function show(address) {
  const mine = ++latest;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return; // more was typed meanwhile
    history.replaceState({}, "", address);
    document.title = page.title;
    results.replaceChildren(...page.querySelector("[data-results]").childNodes);
  } catch {
    // Who sends the form still gets the page.
  } finally {
    if (mine === latest) results.removeAttribute("aria-busy");
  }
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  const words = form.elements.q.value.trim();
  if (words.length < SHORTEST) return;
  timer = setTimeout(() => show(`${form.action}?${new URLSearchParams({ q: words })}`), PAUSE);
});
