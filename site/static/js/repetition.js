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

// The end moves with the start, by as much, where both can be read. Days are written as they were.
const DAY = 24 * 60; // minutes

function minutesIn(text) {
  const [, hour, minute = "0"] = text.trim().match(/^(\d\d?)(?:[:.](\d\d))?(?:\s*uhr)?$/i) ?? [];
  return hour === undefined || hour > 23 || minute > 59 ? null : Number(hour) * 60 + Number(minute);
}

function clock(minutes) {
  const of = (number) => String(number).padStart(2, "0");
  return `${of(Math.floor(minutes / 60))}:${of(minutes % 60)}`;
}

const ISO = /^(\d{4})-(\d\d?)-(\d\d?)$/;
const GERMAN = /^(\d\d?)\.\s*(\d\d?)\.\s*(\d{4})$/;

function dayIn(text) {
  const [, year, month, day] = text.trim().match(ISO) ?? [];
  if (year) return Date.UTC(year, month - 1, day);
  const [, german, its, of] = text.trim().match(GERMAN) ?? [];
  return german ? Date.UTC(of, its - 1, german) : null;
}

function writtenDay(day, like) {
  const iso = new Date(day).toISOString().slice(0, 10);
  return ISO.test(like.trim()) ? iso : iso.split("-").reverse().join(".");
}

const TOGETHER = {
  start_time: {
    end: "end_time",
    read: minutesIn,
    write: (minutes) => clock(((minutes % DAY) + DAY) % DAY),
  },
  first_date: { end: "end_date", read: dayIn, write: writtenDay },
};

function moveTogether(form) {
  for (const [name, { end, read, write }] of Object.entries(TOGETHER)) {
    const [start, last] = [form.elements[name], form.elements[end]];
    if (!start || !last) continue;
    let before = read(start.value);
    start.addEventListener("change", () => {
      const now = read(start.value);
      const until = read(last.value);
      if (now !== null && before !== null && until !== null) {
        last.value = write(until + now - before, last.value);
      }
      if (now !== null) before = now;
    });
  }
}

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
  moveTogether(form);
  arrange();
}

function beginAll() {
  document.querySelectorAll("[data-repetition]").forEach(begin);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", beginAll);
else beginAll();
