// Hides questions that an earlier answer makes needless. Without this script all of them are shown,
// each with a sentence that says when it matters; the server asks for no others either way.
const parts = document.querySelectorAll("[data-only-if]");

function isMet({ dataset: { onlyIf, answer } }) {
  const chosen = document.querySelectorAll(`[name="${CSS.escape(onlyIf)}"]:checked`);
  return [...chosen].some((input) => input.value === answer && !input.closest("[hidden]"));
}

function arrange() {
  for (const part of parts) part.hidden = !isMet(part);
}

document.addEventListener("change", arrange);
addEventListener("pageshow", arrange); // coming back, browsers fill in what was chosen
arrange();
