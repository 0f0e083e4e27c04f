/* The summary above a form that was refused: it has the focus, and its links lead into the fields, also those of the
   editor, of the boxes of Select2 and of parts that are folded. Without this script they lead to the fields' places. */

"use strict";

{
  const summary = document.getElementById("error-summary");

  const reachable = (field) => {
    const editor = window.CKEDITOR?.instances[field.id];
    if (editor?.container) return { place: editor.container.$, focus: () => editor.focus() };
    const box = field.classList.contains("select2-hidden-accessible") && field.nextElementSibling;
    const target = (box && box.querySelector("[role=combobox]")) || field;
    if (target.tabIndex < 0) target.tabIndex = -1;
    return { place: target, focus: () => target.focus({ preventScroll: true }) };
  };

  const lead = (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const { place, focus } = reachable(field);
    focus();
    place.scrollIntoView({ block: "center" });
  };

  summary.addEventListener("click", lead);
  if (document.activeElement !== summary) summary.focus();
}
