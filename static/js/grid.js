// The grid of who does what, faster: arrows, letters, a click that goes on, totals and warnings while one types.
// Without it every cell is a plain list, and the server says the same things.
"use strict";
(() => {
  const form = document.querySelector("form[data-grid]");
  if (!form) return;
  const words = form.dataset;
  const live = document.getElementById("grid-live");
  const wide = window.matchMedia("(min-width: 56.01rem)");
  const names = [...form.querySelectorAll("thead [data-partner]")].map((head) => ({
    code: head.dataset.partner,
    name: head.querySelector(".visually-hidden").textContent,
  }));
  const rows = [...form.querySelectorAll("tbody tr")].map((line) => {
    const cells = [...line.querySelectorAll("select.cell")];
    const person = line.querySelector("select.form-select");
    return { line, cells, person, fields: [...cells, person] };
  });
  const state = (row) => row.fields.map((field) => field.value).join("|");
  for (const row of rows) row.start = state(row);
  const rowOf = (field) => rows.find((row) => row.fields.includes(field));
  const task = (row) => row.line.querySelector("th span").textContent;
  const say = (sentence, holes) => sentence.replace(/\{(\w+)\}/g, (_whole, hole) => holes[hole]);
  const holders = (row, part) => names.filter((_name, rank) => row.cells[rank].value.includes(part));
  const isChanged = (row) => "typed" in row.line.dataset || state(row) !== row.start;

  // The letters of the reader's language, as the lists show them; those of the code work too.
  const letters = new Map();
  for (const option of rows[0]?.cells[0]?.options ?? []) {
    if (option.value.length !== 1) continue;
    letters.set(option.value, option.value);
    letters.set(option.text.toUpperCase(), option.value);
  }

  const put = (cell, value) => {
    if (![...cell.options].some((option) => option.value === value)) return;
    cell.value = value;
    cell.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const withPart = (held, part) => (["A", "R"].includes(held) && "AR".replace(held, "") === part ? "AR" : part);
  const isOpen = (field) => {
    try {
      return field.matches(":open");
    } catch {
      return false; // a browser that cannot tell keeps its own keys inside an open list
    }
  };

  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    const row = rowOf(field);
    if (!row || event.altKey || event.ctrlKey || event.metaKey || isOpen(field)) return;
    const step = STEPS[event.key];
    const isCell = field !== row.person;
    if (step && (isCell || event.key === "ArrowLeft")) {
      const rank = row.fields.indexOf(field) + step[1];
      rows[rows.indexOf(row) + step[0]]?.fields[rank]?.focus();
    } else if (isCell && ["Delete", "Backspace"].includes(event.key)) {
      put(field, "");
    } else if (isCell && letters.has(event.key.toUpperCase())) {
      put(field, withPart(field.value, letters.get(event.key.toUpperCase())));
    } else {
      return;
    }
    event.preventDefault();
  });

  // A mouse goes through the parts click by click; a finger opens the list of its own device.
  let mouse = false;
  form.addEventListener("pointerdown", (event) => {
    mouse = event.pointerType === "mouse";
  });
  form.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("select.cell");
    if (!cell || !mouse || event.button || !wide.matches) return;
    event.preventDefault();
    cell.focus();
    put(cell, cell.options[(cell.selectedIndex + 1) % cell.options.length].value);
  });

  // Only the people of the accountable partner are offered; a choice that no longer fits is taken back.
  const people = (row, changing) => {
    const [only, more] = holders(row, "A");
    if (!only || more) return;
    for (const group of row.person.querySelectorAll("optgroup")) {
      const fits = group.dataset.partner === only.code;
      if (changing && !fits && group.contains(row.person.selectedOptions[0])) row.person.value = "";
      group.hidden = group.disabled = !fits && !group.contains(row.person.selectedOptions[0]);
    }
  };

  const fault = (row) => {
    const accountable = holders(row, "A");
    if (!accountable.length) return words.none;
    if (accountable.length > 1) return say(words.several, { n: accountable.length });
    return holders(row, "R").length ? "" : words.idle;
  };

  const total = (part, rank) => {
    const cell = form.querySelectorAll(`[data-total="${part}"] [data-elsewhere]`)[rank];
    const here = rows.filter((row) => row.cells[rank].value.includes(part)).length;
    cell.textContent = Number(cell.dataset.elsewhere) + here;
    return Number(cell.textContent);
  };

  const tooMuch = (row) => {
    const all = Number(words.tasks);
    return holders(row, "A")
      .map(({ name }) => ({ partner: name, n: total("A", names.findIndex((one) => one.name === name)), all }))
      .filter(({ n }) => "weighed" in words && n * 10 > all * 4)
      .map((holes) => say(words.much, holes));
  };

  const show = (row) => {
    const said = fault(row);
    row.line.querySelector("[data-state]").textContent = said;
    row.line.classList.toggle("changed", isChanged(row));
    return said;
  };

  form.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.target !== row.person) people(row, true);
    names.forEach((_name, rank) => ["A", "R"].forEach((part) => total(part, rank)));
    answered(row);
    const said = show(row) || say(words.whole, { partner: holders(row, "A")[0]?.name });
    const count = say(words.changed, { n: rows.filter(isChanged).length });
    live.textContent = [say(words.row, { task: task(row), said }), ...tooMuch(row), count].join(" ");
  });

  // What the server said of a row goes once the row is changed.
  const answered = (row) => {
    row.line.querySelector("th .errors")?.remove();
    for (const cell of row.cells) {
      cell.removeAttribute("aria-invalid");
      cell.removeAttribute("aria-describedby");
    }
  };

  for (const row of rows) {
    people(row, false);
    if (!row.line.querySelector("th .errors")) show(row);
  }

  // What was typed is not lost by a link followed too soon.
  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && rows.some(isChanged)) event.preventDefault();
  });
})();
