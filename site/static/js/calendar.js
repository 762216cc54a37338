// Filters, pages and months of a calendar, in place. Without this script each is a page of its own.
const calendar = document.querySelector("[data-calendar]");
const form = calendar.querySelector("[data-filters]");
const results = calendar.querySelector("[data-results]");
let latest = 0;
let shown = location.search;

async function show(address, remember) {
  const mine = ++latest;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== latest) return; // something else was asked for meanwhile
    if (remember) history.pushState({}, "", answer.url); // where it has led
    shown = location.search;
    const renewed = page.querySelectorAll("[data-renewed]");
    for (const [number, part] of calendar.querySelectorAll("[data-renewed]").entries()) {
      part.replaceChildren(...renewed[number].childNodes);
    }
    dispatchEvent(new Event("renewed"));
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
calendar.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || link.hash || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  results.tabIndex = -1;
  results.focus({ preventScroll: true });
  show(link.href, true);
});
addEventListener("popstate", () => {
  if (location.search !== shown) show(location.href, false); // else a link within the page
});
