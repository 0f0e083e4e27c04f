/* Gives the boxes in which one searches for a person, a picture or a story the names of their fields: Select2
   builds them from a <select> and leaves its <label> behind, so that a screen reader would say only "combo box". */

"use strict";

{
  const nameOf = (select) => {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (label && !label.id) label.id = `${select.id}-label`;
    return label ? label.id : "";
  };

  const nameBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const box = select.nextElementSibling;
      const name = nameOf(select);
      if (!name || !box || !box.classList.contains("select2-container")) continue;
      const chosen = box.querySelector(".select2-selection--single .select2-selection__rendered");
      if (chosen) chosen.setAttribute("aria-labelledby", name);
      box.querySelector("[role=combobox]").setAttribute("aria-labelledby", chosen ? `${name} ${chosen.id}` : name);
      for (const search of box.querySelectorAll(".select2-search__field")) search.setAttribute("aria-labelledby", name);
    }
  };

  // The list of what was found hangs at the end of the page, outside of everything that has a name.
  const nameList = (event) => {
    nameBoxes();
    const name = nameOf(event.target);
    const combobox = event.target.nextElementSibling.querySelector("[role=combobox]");
    combobox.setAttribute("aria-controls", combobox.getAttribute("aria-owns"));
    const list = document.querySelector(".select2-dropdown").parentElement;
    list.setAttribute("role", "region");
    for (const part of [list, ...list.querySelectorAll("[role=searchbox], [role=listbox]")]) {
      if (name) part.setAttribute("aria-labelledby", name);
    }
  };

  // Ready handlers run in the order in which they were given: ours comes after the one that builds the boxes.
  django.jQuery(() => {
    nameBoxes();
    // Select2 speaks through jQuery's own events.
    django.jQuery(document).on("select2:open", nameList).on("select2:select select2:unselect", nameBoxes);
    document.addEventListener("formset:added", () => setTimeout(nameBoxes));
  });
}
