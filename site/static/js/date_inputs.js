// Days and times in the admin are text, which the server reads. Wagtail's own script would replace
// what it cannot read by the present moment. This one stands in its place: it adds the browser's
// calendar to the field, and what was typed stays as it is.
(() => {
  const { label } = document.currentScript.dataset;
  const two = (number) => String(number).padStart(2, "0");

  // What the calendar begins with: the day and the time that are there, else nothing.
  function isoOf(text, hasTime) {
    const iso = text.match(/^(\d{4})-(\d\d?)-(\d\d?)/);
    const german = text.match(/^(\d\d?)\.\s*(\d\d?)\.\s*(\d{4})/);
    const day = iso ? iso.slice(1) : german?.slice(1).reverse();
    if (!day) return "";
    const [, hour = "0", minute = "0"] = text.match(/\s(\d\d?)[:.](\d\d)/) ?? [];
    const written = `${day[0]}-${two(day[1])}-${two(day[2])}`;
    return hasTime ? `${written}T${two(hour)}:${minute}` : written;
  }

  // As the server shows it in the language of the page.
  function written(iso) {
    const [day, time] = iso.split("T");
    const [year, month, number] = day.split("-");
    const isGerman = document.documentElement.lang.startsWith("de");
    return [isGerman ? `${number}.${month}.${year}` : day, time].filter(Boolean).join(" ");
  }

  function addCalendar(id, hasTime) {
    const input = document.getElementById(id);
    if (!input || input.dataset.calendar) return;
    input.dataset.calendar = hasTime ? "moment" : "day";
    const chooser = document.createElement("input");
    chooser.type = hasTime ? "datetime-local" : "date";
    chooser.className = "date-chooser";
    chooser.tabIndex = -1;
    chooser.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary date-button";
    button.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#icon-calendar"></use></svg>';
    button.setAttribute("aria-label", label);
    button.title = label;
    button.addEventListener("click", () => {
      chooser.value = isoOf(input.value.trim(), hasTime);
      chooser.showPicker();
    });
    chooser.addEventListener("change", (event) => {
      event.stopPropagation();
      if (!chooser.value) return;
      input.value = written(chooser.value);
      for (const name of ["input", "change"]) {
        input.dispatchEvent(new Event(name, { bubbles: true }));
      }
    });
    input.after(button, chooser);
  }

  const choosers = {
    initDateChooser: (id) => addCalendar(id, false),
    initTimeChooser: () => {},
    initDateTimeChooser: (id) => addCalendar(id, true),
  };
  for (const [name, value] of Object.entries(choosers)) {
    // Wagtail's script comes later and finds the name taken.
    Object.defineProperty(window, name, { get: () => value, set: () => {} });
  }
})();
