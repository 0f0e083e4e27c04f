// Hands the chosen picture to the editor that opened this window, by CKEditor 4's file browser protocol.
// It is there before the pictures are, so that none is chosen in vain. Opened by itself, or without this script, each
// picture is a link to its own page in the newsroom.

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("a[data-url]");
  if (!chosen) return;
  const number = chosen.closest("[data-function]").dataset.function;
  const editor = window.opener && window.opener.CKEDITOR;
  if (!editor || !number) return;
  event.preventDefault();
  editor.tools.callFunction(Number(number), chosen.dataset.url, function fillIn() {
    const words = this.getDialog && this.getDialog().getContentElement("info", "alt");
    if (words && !words.getValue()) words.setValue(chosen.dataset.alt);
  });
  window.close();
});
