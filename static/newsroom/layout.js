/* Slots of a front are dragged by their handles, with a finger, a mouse or the arrow keys. The numbers that are typed
   without this script are written by it; what is sent is the same. */

"use strict";

{
  const group = document.getElementById("slots-group");
  const said = document.getElementById("slots-said");
  const rows = () => [...group.querySelectorAll(".slot:not(.empty-form)")];
  const field = (row, name) => row && row.querySelector(`[name$="-${name}"]`);

  const number = () => rows().forEach((row, place) => {
    field(row, "position").value = place + 1;
    row.querySelector(".inline_label").textContent = `#${place + 1}`;
  });

  // Whoever is put between slots of another part of the page stands in that part from now on.
  const settle = (row) => {
    const all = rows();
    const place = all.indexOf(row);
    const [above, below] = [all[place - 1], all[place + 1]].map((other) => field(other, "place"));
    const there = above || below;
    if (there && (!above || !below || above.value === below.value)) {
      field(row, "place").value = there.value;
      const block = field(there === above ? all[place - 1] : all[place + 1], "section");
      if (there.value === "block" && !field(row, "section").value) field(row, "section").value = block.value;
    }
    number();
    said.textContent = `Slot ${place + 1} of ${all.length}`;
  };

  // The others are moved past it: a finger loses hold of what is itself moved in the page.
  const follow = (row, y) => {
    const middle = (other) => {
      const box = other.getBoundingClientRect();
      return box.top + box.height / 2;
    };
    const above = () => rows()[rows().indexOf(row) - 1];
    const below = () => rows()[rows().indexOf(row) + 1];
    while (above() && y < middle(above())) row.after(above());
    while (below() && y > middle(below())) row.before(below());
    if (y < 80) scrollBy(0, -12);
    if (y > innerHeight - 120) scrollBy(0, 12);
  };

  const drag = (handle, row) => {
    handle.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      handle.focus();
      row.classList.add("is-dragged");
      const move = (moved) => follow(row, moved.clientY);
      const drop = () => {
        row.classList.remove("is-dragged");
        document.removeEventListener("pointermove", move);
        document.removeEventListener("pointerup", drop);
        document.removeEventListener("pointercancel", drop);
        settle(row);
      };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", drop);
      document.addEventListener("pointercancel", drop);
    });
    handle.addEventListener("keydown", (event) => {
      const other = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling }[event.key];
      if (!other) return;
      event.preventDefault();
      if (other.matches(".slot:not(.empty-form)")) {
        if (event.key === "ArrowUp") other.before(row);
        else other.after(row);
        settle(row);
        handle.focus();
      }
    });
  };

  // A number that is typed moves its slot there, so that nothing else renumbers it away.
  const place = (row, typed) => {
    const others = rows().filter((other) => other !== row);
    if (!typed || !others.length) return;
    const next = others[Math.max(typed, 1) - 1];
    if (next) next.before(row);
    else others[others.length - 1].after(row);
    settle(row);
  };

  const prepare = (row) => {
    const handle = row.querySelector(".slot-handle");
    handle.hidden = false;
    drag(handle, row);
  };

  if (said) {
    rows().forEach(prepare);
    group.addEventListener("change", (event) => {
      const row = event.target.name && event.target.name.endsWith("-position") && event.target.closest(".slot");
      if (row) place(row, Number(event.target.value));
    });
    document.addEventListener("formset:added", (event) => {
      prepare(event.target);
      number();
    });
  }
}
