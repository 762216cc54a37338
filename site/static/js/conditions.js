// On what a question of a training depends: offers the questions before it and their answers as
// they are now. Without this script they are offered as they were when the page was opened.
(() => {
  const LIST = "question_list";
  const form = document.querySelector("[data-edit-form]");
  const valueOf = (number, name) => form.elements[`${LIST}-${number}-${name}`];
  const choicesOf = (row) =>
    row("choices")
      .value.split("\n")
      .map((line) => line.trim())
      .filter(Boolean);

  // The questions that are there, in their order: each a function from a field's name to its input.
  function questions() {
    const numbers = [...form.querySelectorAll(`[name^="${LIST}-"][name$="-only_if_question"]`)]
      .map((select) => select.name.split("-").at(-2))
      .filter((number) => /^\d+$/.test(number) && !valueOf(number, "DELETE")?.value);
    const order = (number) => Number(valueOf(number, "ORDER")?.value || 0);
    return numbers
      .sort((one, other) => order(one) - order(other))
      .map((number) => Object.assign((name) => valueOf(number, name), { number }));
  }

  function fill(select, options) {
    const chosen = select.value;
    const all = [["", "–"], ...options];
    if (chosen && !options.some(([value]) => value === chosen)) {
      all.push([chosen, select.selectedOptions[0].textContent]);
    }
    select.replaceChildren(...all.map(([value, text]) => new Option(text, value)));
    select.value = chosen;
  }

  function answersOf(row, { yes, no }) {
    if (!row) return [];
    if (row("kind").value === "yes_no") return [["ja", yes], ["nein", no]];
    return choicesOf(row).map((choice) => [choice, choice]);
  }

  function arrange() {
    const before = [];
    for (const row of questions()) {
      const deciding = before.filter((other) =>
        ["choice", "choices", "yes_no"].includes(other("kind").value),
      );
      const number = (other) => String(Number(other.number) + 1);
      const question = row("only_if_question");
      fill(question, deciding.map((other) => [number(other), other("label").value]));
      const chosen = deciding.find((other) => number(other) === question.value);
      fill(row("only_if_answer"), answersOf(chosen, row("only_if_answer").dataset));
      before.push(row);
    }
  }

  // Who depends on a choice that is renamed depends on it still.
  function follow(area) {
    const row = questions().find((each) => each("choices") === area);
    const now = choicesOf(row);
    const then = JSON.parse(area.dataset.then ?? "[]");
    area.dataset.then = JSON.stringify(now);
    const renamed = then.findIndex((choice, place) => choice !== now[place]);
    if (then.length !== now.length || renamed < 0) return;
    for (const other of questions()) {
      const answer = other("only_if_answer");
      if (Number(other("only_if_question").value) !== Number(row.number) + 1) continue;
      if (answer.value !== then[renamed]) continue;
      answer.add(new Option(now[renamed], now[renamed]));
      answer.value = now[renamed];
    }
  }

  const isChoices = (input) => input.name?.startsWith(LIST) && input.name.endsWith("-choices");
  form.addEventListener("focusin", ({ target }) => {
    if (!isChoices(target)) return;
    target.dataset.then = JSON.stringify(target.value.split("\n").map((line) => line.trim()).filter(Boolean));
  });
  form.addEventListener("input", ({ target }) => {
    if (isChoices(target)) follow(target);
  });
  for (const kind of ["change", "click"]) {
    form.addEventListener(kind, () => setTimeout(arrange)); // once Wagtail has moved or added it
  }
  arrange();
})();
