/* Ctrl+S, on a Mac Cmd+S, presses the button that saves and stays, also from within the editor's frame; afterwards one
   is where one was. While a dialog is open it does nothing: what stands there is not in the form yet. */
/* global CKEDITOR */

"use strict";

{
  const find = (names) => names.map((name) => document.querySelector(`.submit-row ${name}`)).find(Boolean);
  const button = find(["[data-saves-here]", "[name=_continue]", "input.default"]);
  const editors = () => Object.values(window.CKEDITOR?.instances ?? {});
  const isDialogOpen = () => Boolean(document.querySelector("dialog[open]") || window.CKEDITOR?.dialog?.getCurrent());
  const kept = `saved-here-${location.pathname}`;

  const remember = () => {
    const editor = editors().find(({ container }) => container?.$.contains(document.activeElement));
    const place = { at: Date.now(), y: scrollY, field: document.activeElement.id };
    if (editor) {
      place.editor = editor.name;
      place.caret = editor.getSelection()?.createBookmarks2(true);
    }
    try {
      sessionStorage.setItem(kept, JSON.stringify(place));
    } catch {
      // forbidden: one begins at the top of the page
    }
  };

  const save = () => {
    if (isDialogOpen()) return;
    remember();
    button.click();
  };

  const press = (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
    if (!isAsked) return;
    event.preventDefault();
    if (!event.repeat) save();
  };

  const listen = (editor) => editor.on("key", (event) => {
    if (event.data.keyCode !== CKEDITOR.CTRL + 83) return;
    event.cancel();
    if (!event.data.domEvent.$.repeat) save();
  });

  /* What was told stands at the top of the page, out of sight by now: the line beside the buttons says it, too. */
  const goBack = ({ y, field, editor, caret }) => {
    const said = [...document.querySelectorAll(".messagelist li")].map((message) => message.textContent.trim());
    const line = document.querySelector(".submit-row + .kept, .kept");
    if (line && !line.textContent) line.textContent = said.join(" ");
    const writing = window.CKEDITOR?.instances[editor];
    const scroll = () => scrollTo(0, y);
    const resume = () => {
      writing.focus();
      try {
        writing.getSelection().selectBookmarks(caret);
      } catch {
        // the text is another now
      }
      scroll();
    };
    if (!writing) document.getElementById(field)?.focus({ preventScroll: true });
    else if (writing.status === "ready") resume();
    else writing.once("instanceReady", resume);
    scroll();
  };

  const resume = () => {
    const place = JSON.parse(sessionStorage.getItem(kept) || "null");
    sessionStorage.removeItem(kept);
    if (place && Date.now() - place.at < 60000 && !document.getElementById("error-summary")) goBack(place);
  };

  if (button) {
    button.title = /Mac|iP/.test(navigator.platform) ? "⌘S" : "Ctrl+S";
    button.setAttribute("aria-keyshortcuts", "Control+S Meta+S");
    document.addEventListener("keydown", press);
    editors().forEach(listen);
    window.CKEDITOR?.on("instanceReady", ({ editor }) => listen(editor));
    addEventListener("load", resume);
  }
}
