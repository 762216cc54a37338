// Lists of the admin: rows that do not fit beside the menu become cards (see admin.css), whose
// cells are named by the heads of their columns. Lists come along while somebody searches or
// filters, so the whole page is watched.
(() => {
  const PHONE = matchMedia("(width < 40rem)");
  const MOMENT = /^\D{0,12}\d[^\n]{0,24}\d{1,2}[:.]\d{2}\D{0,5}$/; // all there is in the cell

  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // Long addresses and paths go on in the next line at one of their signs, and nowhere else.
  const LONG = /\S{25,}/;
  const SIGNS = /(?<=[\p{L}\p{N}])(?=[@._+])|(?<=\/)(?=[\p{L}\p{N}])/u;

  function letAddressesBreak(table) {
    const nodes = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const long = [];
    while (nodes.nextNode()) {
      const word = nodes.currentNode.data.match(LONG)?.[0];
      if (word && SIGNS.test(word)) long.push(nodes.currentNode);
    }
    for (const node of long) {
      const parts = node.data.split(SIGNS).flatMap((part) => [document.createElement("wbr"), part]);
      node.replaceWith(...parts.slice(1));
    }
  }

  function nameCells(table) {
    const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
    for (const row of [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])].flatMap((part) => [...part.rows])) {
      if (row.cells.length !== heads.length) continue; // one cell for all columns
      [...row.cells].forEach((cell, index) => {
        const isEmpty = text(cell) === "" && !cell.querySelector("img, svg, input, a, button");
        cell.classList.toggle("is-empty", isEmpty);
        cell.classList.toggle("is-moment", MOMENT.test(text(cell)));
        const isChoice = index === 0 && cell.querySelector("input[type=checkbox]");
        const isNamed = isChoice || isEmpty || cell.querySelector("[data-column]");
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
      letAddressesBreak(table);
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
