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
      const rendered = box.querySelector(".select2-selection--single .select2-selection__rendered");
      if (rendered) {
        rendered.setAttribute("aria-labelledby", name);
        box.querySelector(".select2-selection").setAttribute("aria-labelledby", `${name} ${rendered.id}`);
      }
      for (const search of box.querySelectorAll(".select2-search__field")) search.setAttribute("aria-labelledby", name);
    }
  };

  const nameOpenList = (event) => {
    nameBoxes();
    const name = nameOf(event.target);
    for (const part of document.querySelectorAll(".select2-dropdown :is(.select2-search__field, .select2-results__options)")) {
      if (name) part.setAttribute("aria-labelledby", name);
    }
  };

  // Ready handlers run in the order in which they were given: ours comes after the one that builds the boxes.
  django.jQuery(() => {
    nameBoxes();
    // Select2 speaks through jQuery's own events.
    django.jQuery(document).on("select2:open", nameOpenList).on("select2:select select2:unselect", nameBoxes);
    document.addEventListener("formset:added", () => setTimeout(nameBoxes));
  });
}
