// Lists of the admin: rows that do not fit beside the menu become cards (see admin.css), whose
// cells are named by the heads of their columns. Lists come along while somebody searches or
// filters, so the whole page is watched.
(() => {
  const PHONE = matchMedia("(width < 40rem)");

  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();

  function nameCells(table) {
    const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
    for (const row of [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])].flatMap((part) => [...part.rows])) {
      if (row.cells.length !== heads.length) continue; // one cell for all columns
      [...row.cells].forEach((cell, index) => {
        const isEmpty = text(cell) === "" && !cell.querySelector("img, svg, input, a, button");
        cell.classList.toggle("is-empty", isEmpty);
        const isNamed = cell.querySelector("[data-column], input[type=checkbox]") || isEmpty;
        const head = isNamed || cell.matches(".title, th") ? "" : text(heads[index]);
        if (head) cell.dataset.column = head;
      });
    }
  }

  function fit(table) {
    table.classList.remove("listing-cards");
    const style = getComputedStyle(table.parentElement);
    const room = table.parentElement.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (room <= 0) return; // not shown yet
    table.classList.toggle("listing-cards", PHONE.matches || table.offsetWidth > room + 1);
  }

  function arrange() {
    for (const table of document.querySelectorAll("table.listing:not(.listing--dashboard)")) {
      nameCells(table);
      fit(table);
    }
  }

  let isDue = false;
  function soon() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      arrange();
    });
  }

  arrange();
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  new ResizeObserver(soon).observe(document.querySelector("main") ?? document.body);
  document.fonts.ready.then(soon);
})();
