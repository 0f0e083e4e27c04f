/* Puts who opens an empty form at its first field, as Django's admin/js/change_form.js does; but on a slow line
   this arrives late, and whoever is at a field by then stays there: what they type belongs where they began. */

"use strict";

{
  const form = document.getElementById(document.currentScript.dataset.form);
  const isWritten = (field) => field.matches("input, select, textarea, button") && !field.disabled && field.offsetParent;
  if (document.activeElement === document.body) [...form.elements].find(isWritten)?.focus();
}
