/* A note is written, and marked, without leaving the story's form. What stands in its box is kept in this browser
   until it is written. Where the server answers otherwise, the button does what it does without this script.
   What others write comes by itself: autosave.js hears of it.
   A module, so that its names are not those of autosave.js beside it. */

const panel = document.querySelector("#notes");
const box = panel.querySelector("textarea[name=note]");
const told = panel.querySelector(".note-said");
const shelf = `note-${panel.dataset.user}-${location.pathname}`;
let isPressed = false; // a second press while the first is on its way

function keep() {
  try {
    if (box.value.trim()) localStorage.setItem(shelf, box.value);
    else localStorage.removeItem(shelf);
  } catch {
    // full, or forbidden: the note is in its box still
  }
}

/* Whether the words are on the story already: they went with a save. */
function isWritten(words) {
  const bare = (text) => text.trim().replace(/\s+/g, " ");
  return [...panel.querySelectorAll("li > div")].some((note) => bare(note.innerText) === bare(words));
}

function bringBack() {
  let kept = null;
  try {
    kept = localStorage.getItem(shelf);
  } catch {
    return;
  }
  if (kept && !box.value && !isWritten(kept)) box.value = kept;
  keep();
}

function say(words, isTrouble = false) {
  told.textContent = words;
  told.classList.toggle("is-trouble", isTrouble);
}

function show(list) {
  const isOpen = panel.querySelector("details")?.open;
  document.querySelector("#notes-list").outerHTML = list;
  if (isOpen && panel.querySelector("details")) panel.querySelector("details").open = true;
  const count = openNotes().length;
  document.querySelector("a[href='#notes']").textContent = count ? `Notes: ${count} open` : "Notes";
}

function openNotes() {
  return panel.querySelectorAll(".notes-list > ul > li");
}

/* The list as it is now, when another has written or marked a note. While somebody stands in it, nothing moves: the
   next exchange asks again. */
async function hear({ detail: state }) {
  const shown = document.querySelector("#notes-list");
  const isInUse = () => isPressed || shown.contains(document.activeElement);
  if (!state || state === shown.dataset.state || isInUse()) return;
  const address = panel.querySelector("[name=_note]").formAction;
  const answer = await fetch(`${address}?list`, { credentials: "same-origin" }).catch(() => null);
  const list = answer?.ok && !answer.redirected && (await answer.text());
  if (!list || isInUse()) return;
  const token = panel.querySelector("[name=note_token]").value;
  const count = openNotes().length;
  show(list);
  panel.querySelector("[name=note_token]").value = token; // the words in the box were begun under it
  if (openNotes().length > count) say("There is a new note.");
}

async function press(button) {
  const { form } = button;
  const words = new URLSearchParams({ in_place: "1", [button.name]: button.value });
  words.set("note_token", form.elements.note_token.value);
  const isNote = button.name === "_note";
  if (isNote) words.set("note", box.value);
  let answer;
  try {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    const request = { method: "POST", body: words, headers, credentials: "same-origin" };
    answer = await fetch(button.formAction, { ...request, signal: AbortSignal.timeout(20000) });
  } catch {
    say("The network is gone. Nothing was sent; your words stay here. Try again.", true);
    return;
  }
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
    form.requestSubmit(button); // signed out, for one: the page that answers carries all words along
    return;
  }
  const heard = await answer.json();
  // On a slow line somebody has gone back to their sentence by now, and types it.
  const isAway = document.activeElement !== document.body && !panel.contains(document.activeElement);
  show(heard.list);
  say(heard.said, !answer.ok);
  if (isNote && answer.ok && words.get("note") === box.value) {
    box.value = "";
    keep();
  }
  if (!isAway) (isNote ? box : panel).focus({ preventScroll: true });
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("button[formaction]");
  if (!button) return;
  event.preventDefault();
  if (isPressed) return;
  isPressed = true;
  press(button).finally(() => (isPressed = false));
});
box.addEventListener("input", keep);
document.addEventListener("notes", hear);
bringBack();
