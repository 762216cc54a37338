// A button that copies a text of the page; without this script the text can be marked and copied.
function show() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
});
addEventListener("renewed", show); // by calendar.js
show();
