// The editor of formatted text knows no tables. A pasted one, of Word for instance, would come out
// with its cells run together: here each row becomes a paragraph, its cells parted by a dash.
// The cells of the text beside it are parted by tabs already.
(() => {
  const paragraph = (row) => {
    const line = document.createElement("p");
    [...row.cells].forEach((cell, number) => {
      if (number) line.append(" – ");
      const text = cell.textContent.replace(/\s+/g, " ").trim();
      line.append(text);
    });
    return line;
  };

  const withoutTables = (html) => {
    const content = new DOMParser().parseFromString(html, "text/html");
    for (const table of [...content.querySelectorAll("table")].reverse()) {
      table.replaceWith(...[...table.rows].map(paragraph));
    }
    return content.body.innerHTML;
  };

  document.addEventListener(
    "paste",
    (event) => {
      const html = event.clipboardData?.getData("text/html") ?? "";
      if (!event.target.closest?.(".public-DraftEditor-content") || !/<table/i.test(html)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", withoutTables(html));
      clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
      const again = { clipboardData, bubbles: true, cancelable: true };
      event.target.dispatchEvent(new ClipboardEvent("paste", again));
    },
    true,
  );
})();
