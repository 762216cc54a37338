// Filters, pages and months of a calendar, in place. Without this script each is a page of its own.
const calendar = document.querySelector("[data-calendar]");
const form = calendar.querySelector("[data-filters]");
const results = calendar.querySelector("[data-results]");
let latest = 0;

async function show(address, remember) {
  const mine = ++latest;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return; // something else was asked for meanwhile
    if (remember) history.pushState({}, "", answer.url); // where it has led
    results.replaceChildren(...page.querySelector("[data-results]").childNodes);
    if (!form.contains(document.activeElement)) {
      form.replaceChildren(...page.querySelector("[data-filters]").childNodes);
    }
  } catch {
    location.href = address;
  } finally {
    results.removeAttribute("aria-busy");
  }
}

function asked() {
  const values = [...new FormData(form)].filter(([, value]) => value);
  return `${location.pathname}?${new URLSearchParams(values)}`;
}

form.addEventListener("change", () => show(asked(), true));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(asked(), true);
});
results.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
  show(link.href, true);
});
addEventListener("popstate", () => show(location.href, false));
