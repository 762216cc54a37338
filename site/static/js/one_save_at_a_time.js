// A form that is saved by hand waits for the draft that Wagtail is just saving by itself: the first
// draft of a new page tells the form its address, and sent before that it would make a second page.
(() => {
  const LONGEST = 10000; // milliseconds, then the form is sent whatever became of the draft
  const drafts = new WeakMap(); // by form, the event that began the saving under way
  const sent = new WeakSet();

  document.addEventListener("w-autosave:save", (event) => {
    if (sent.has(event.target)) event.preventDefault();
    else drafts.set(event.target, event);
  });
  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, (event) => drafts.delete(event.target));
  }

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!drafts.has(form)) {
        sent.add(form);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      afterDraft(form, event.submitter);
    },
    { capture: true },
  );

  function afterDraft(form, button) {
    const timer = setTimeout(send, LONGEST);
    const ends = ["w-autosave:success", "w-autosave:error"];
    for (const end of ends) form.addEventListener(end, send);

    function send() {
      clearTimeout(timer);
      for (const end of ends) form.removeEventListener(end, send);
      drafts.delete(form);
      // A button that shows progress is disabled by now, and would not say what it is for.
      if (button?.name) form.append(hidden(button));
      form.requestSubmit();
    }
  }

  function hidden(button) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: button.name, value: button.value });
    return input;
  }
})();
