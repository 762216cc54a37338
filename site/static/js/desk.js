// The list of people on a date: one tick for the whole page, and buttons that say for how many.
(() => {
  const form = document.querySelector("form:has(.desk-people)");
  if (!form) return;
  const boxes = [...form.querySelectorAll('input[name="place"]')];
  const head = form.querySelector("thead .desk-pick");
  const bulk = form.querySelector(".desk-bulk");
  const everybody = bulk.querySelector('[name="everybody"]');
  const all = Object.assign(document.createElement("input"), { type: "checkbox" });
  all.setAttribute("aria-label", form.querySelector("caption").textContent);
  const label = document.createElement("label");
  label.append(all);
  head.append(label);

  function tell() {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && !all.checked;
    for (const button of bulk.querySelectorAll("button")) button.disabled = !ticked && !everybody?.checked;
  }

  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
})();
