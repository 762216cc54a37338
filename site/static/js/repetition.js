// Shows the parts of a repetition that matter, and the dates they make, as the server says.
// Without this script all parts are there, and the dates are those that are saved.
const PARTS = {
  once: [],
  daily: ["every", "ends"],
  weekly: ["every", "weekdays", "ends"],
  "month-day": ["every", "month_day", "ends"],
  weekday: ["every", "position", "weekday", "ends"],
  yearly: ["every", "ends"],
  text: ["text"],
};
const ALWAYS = ["often", "extra", "excluded"];
const ENDS = { on: ["until"], after: ["count"] };
const FIELDS = ["first_date", "start_time", "end_time", "end_date", "zone", "holidays_of"];
const PAUSE = 400; // milliseconds without a change

function begin(editor) {
  const form = editor.closest("form");
  const dates = editor.querySelector("[data-dates]");
  const value = (name) => editor.querySelector(`[name$="-${name}"]`)?.value;
  let waiting, asking;

  function arrange() {
    const parts = PARTS[value("often")] ?? [];
    const wanted = [...ALWAYS, ...parts];
    if (parts.includes("ends")) wanted.push(...(ENDS[value("ends")] ?? []));
    for (const part of editor.querySelectorAll("[data-part]")) {
      part.hidden = !wanted.includes(part.dataset.part);
    }
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const all = new FormData(form);
    const sent = new FormData();
    for (const [name, text] of all) {
      if (FIELDS.includes(name) || name.startsWith("recurrence-") || name === "csrfmiddlewaretoken") {
        sent.append(name, text);
      }
    }
    try {
      const answer = await fetch(editor.dataset.preview, {
        method: "POST",
        body: sent,
        signal: asking.signal,
      });
      if (answer.ok) dates.innerHTML = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  function changed(event) {
    const name = event.target.name ?? "";
    if (!FIELDS.includes(name) && !editor.contains(event.target)) return;
    arrange();
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  editor.addEventListener("keydown", (event) => {
    // Enter sends the whole form, which nobody means in here.
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  arrange();
}

function beginAll() {
  document.querySelectorAll("[data-repetition]").forEach(begin);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", beginAll);
else beginAll();
