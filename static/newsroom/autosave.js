/* The story form keeps what is typed: in this browser three times a second, on the server every three seconds, and says so.
   In the same exchange it hears who else has the story open, and whether its notes are others. Signed out, one signs in again in place. */
/* global CKEDITOR */
"use strict";

const KEEP_EVERY = 300; // milliseconds, in this browser
const SEND_EVERY = 3000; // on the server, where something was typed
const HEAR_EVERY = 5000; // who else is here
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "autosave", "version", "met", "aside", "note", "note_token", "shown_checks"]);

const opening = document.querySelector("input[name=autosave][data-exchange]");
const form = opening.form;
const { exchange, login, story, user, username } = opening.dataset;
const version = Number(form.elements.version?.value || 0);
const shelf = `${user}-${story || "new"}-`; // what this browser keeps for this person and story
const place = shelf + opening.value;

const line = document.createElement("p");
line.className = "kept";
line.setAttribute("role", "status");
line.setAttribute("aria-live", "polite");
(form.querySelector(".submit-row .state-line") || form.querySelector(".submit-row")).after(line);

// Beside the line, and pressed when the sentence is finished: a dialog that opens by itself takes half of it as a password.
const again = document.createElement("button");
again.type = "button";
again.className = "button quiet-button sign-in-again";
again.textContent = "Sign in again";
again.hidden = true;
again.addEventListener("click", () => signIn());
line.after(again);

let onServer; // what the server has, as text
let inBrowser; // what this browser has
let sending = null;
let lastSent = 0;
let isLeaving = false;
let refused = ""; // a refusal that another attempt with the same words would not change

function say(words, isTrouble = false) {
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle("is-trouble", isTrouble);
}

function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/* What a form's fields hold, as a browser would send them. */
function fieldsOf(filled) {
  const fields = {};
  for (const [name, value] of new FormData(filled)) {
    if (typeof value !== "string" || NOT_TYPED.has(name) || name.startsWith("_") || name.includes("__prefix__")) continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

/* The form as the server sent it: on a slow line somebody may have typed in it before this script is there. */
function untouched() {
  const copy = form.cloneNode(true);
  copy.reset();
  return fieldsOf(copy);
}

/* Everything in the form, with the text as it stands in the editor. */
function typed() {
  const fields = fieldsOf(form);
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    if (editor.status === "ready" && editor.element.$.form === form) fields[editor.element.$.name] = [editor.getData()];
  }
  return fields;
}

/* What this browser keeps lies in a database, which is on the disk when it says so: localStorage is not for seconds. */
const shelves = new Promise((resolve, reject) => {
  const opened = indexedDB.open("typed", 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("forms");
  opened.onsuccess = () => resolve(opened.result);
  opened.onerror = () => reject(opened.error);
});
shelves.catch(() => {}); // forbidden: the server has to do

/* One act on what is kept. Acts are done in the order in which they were asked for. */
async function onShelf(mode, act) {
  const kept = (await shelves).transaction("forms", mode, { durability: "strict" });
  const asked = act(kept.objectStore("forms"));
  kept.commit();
  return new Promise((resolve, reject) => {
    kept.oncomplete = () => resolve(asked.result);
    kept.onabort = () => reject(kept.error);
  });
}

async function shelve(text) {
  inBrowser = text;
  const kept = { token: opening.value, version, at: Date.now(), fields: JSON.parse(text) };
  try {
    await onShelf("readwrite", (forms) => forms.put(kept, place));
    return true;
  } catch {
    inBrowser = undefined;
    return false; // full, or forbidden
  }
}

function unshelve(key = place) {
  if (key === place) inBrowser = undefined;
  return onShelf("readwrite", (forms) => forms.delete(key)).catch(() => {}); // nothing was kept there then
}

/* One exchange. Resolves to {status, said}: 0 without the network, 419 where the form's token is no longer good. */
async function ask(sent) {
  const request = sent && {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: JSON.stringify(sent),
  };
  let answer;
  try {
    answer = await fetch(exchange, { credentials: "same-origin", signal: AbortSignal.timeout(20000), ...request });
  } catch {
    return { status: 0, said: {} };
  }
  try {
    return { status: answer.status, said: await answer.json() };
  } catch {
    return { status: answer.status === 403 ? 419 : answer.status, said: {} };
  }
}

function takeToken(token) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
}

/* An exchange, once more with a new token where the old one was no longer good. */
async function tell(sent) {
  let heard = await ask(sent);
  if (heard.status === 419) {
    const fresh = await ask();
    if (fresh.status !== 200) return fresh;
    takeToken(fresh.said.csrf);
    heard = await ask(sent);
  }
  return heard;
}

async function send(isAlive = false) {
  const text = JSON.stringify(typed());
  const isNew = text !== onServer && text !== refused;
  if (!isNew && !isAlive) return 200;
  const sent = { story: story ? Number(story) : null, token: opening.value, version };
  const { status, said } = await tell(isNew ? { ...sent, fields: JSON.parse(text) } : sent);
  lastSent = Date.now();
  again.hidden = status !== 401;
  if (status === 200) {
    present(said.others ?? []);
    document.dispatchEvent(new CustomEvent("notes", { detail: said.notes }));
    if (isNew) {
      onServer = text;
      refused = "";
      if (JSON.stringify(typed()) === text) unshelve();
      say(`Kept on the server at ${said.saved_at}. Not saved yet. ${said.left_out}`.trim());
    } else if (line.classList.contains("is-trouble") && text === onServer) {
      say("");
    }
  } else if (!isLeaving) {
    await trouble(status, said, text);
  }
  return status;
}

async function trouble(status, said, text) {
  const isKept = text === onServer || (await shelve(text));
  const where = isKept ? `Kept in this browser at ${clock()}.` : "This browser cannot keep it: copy your text.";
  present([]);
  if (status === 401) {
    say(`You are signed out. ${where}`, true);
  } else if (said.refused) {
    refused = text;
    say(`${said.refused} ${where}`, true);
  } else {
    say(`${status ? "The server does not answer as it should." : "The network is gone."} ${where}`, true);
  }
}

function present(others) {
  const words = others.length
    ? `${others.join(" and ")} ${others.length > 1 ? "have" : "has"} this story open, too.`
    : "";
  const sign = document.querySelector("#presence");
  if (sign && sign.textContent !== words) sign.textContent = words;
}

function once(isAlive) {
  sending ??= send(isAlive).finally(() => (sending = null));
  return sending;
}

function tick() {
  if (isLeaving) return;
  const text = JSON.stringify(typed());
  if (text !== onServer && text !== inBrowser) {
    shelve(text);
    if (!line.classList.contains("is-trouble")) say("");
  } else if (text === onServer && inBrowser !== undefined) {
    unshelve();
  }
  const since = Date.now() - lastSent;
  const wants = text !== onServer && text !== refused;
  if ((wants && since >= SEND_EVERY) || since >= HEAR_EVERY) once(true);
}

/* Signing in again in place */

const dialog = document.createElement("dialog");
dialog.className = "sign-in";
dialog.setAttribute("aria-labelledby", "sign-in-title");
dialog.innerHTML = `<form><h2 id="sign-in-title">You are signed out</h2>
<p>Nothing is lost. Sign in again, and go on where you were.</p>
<p><label>Username <input name="username" autocomplete="username" required></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<p class="errornote" role="alert" hidden></p>
<p><button class="button default">Sign in</button> <button class="button quiet-button" type="button">Not now</button></p></form>`;
document.body.append(dialog);
const door = dialog.querySelector("form");
let afterwards = null; // what is to happen when one is signed in again

function signIn(then = null) {
  afterwards = then ?? afterwards;
  if (dialog.open) return;
  door.elements.username.value ||= username;
  door.elements.password.value = "";
  door.querySelector(".errornote").hidden = true;
  dialog.showModal();
  door.elements.password.focus();
}

door.querySelector("[type=button]").addEventListener("click", () => {
  afterwards = null;
  dialog.close();
});
door.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = door.querySelector(".errornote");
  const before = await ask();
  let isIn = before.status === 200;
  if (before.status === 401) {
    const words = new URLSearchParams(new FormData(door));
    words.set("csrfmiddlewaretoken", before.said.csrf);
    await fetch(login, { method: "POST", body: words, credentials: "same-origin" }).catch(() => null);
  }
  const after = await ask();
  isIn = after.status === 200;
  if (!isIn) {
    told.textContent = after.status ? "That is not the right name and password." : "The network is gone. Try again.";
    told.hidden = false;
    return;
  }
  takeToken(after.said.csrf);
  dialog.close();
  const then = afterwards;
  afterwards = null;
  say("");
  await once(true);
  then?.();
});

/* Saving: only when what was typed is on the server, one is signed in and the network is there. */

let mayLeave = false;
let isPressed = false; // a second press while the first is on its way
form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (mayLeave || event.defaultPrevented || button?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (isPressed) return;
  isPressed = true;
  const press = () => form.requestSubmit(button);
  await sending;
  const status = await once(true); // alone: one that arrived after the save would wait for its writer as unsaved
  isPressed = false;
  if (status === 401) {
    signIn(press);
  } else if (status === 0) {
    say(`The network is gone, so nothing was saved. Kept in this browser at ${clock()}. Save again when it is back.`, true);
  } else {
    mayLeave = isLeaving = true;
    if (status === 200) unshelve();
    press();
    window.setTimeout(() => (mayLeave = isLeaving = false), 10000); // where the browser refused to go
  }
});
window.addEventListener("pagehide", () => {
  if (isLeaving) return;
  const text = JSON.stringify(typed());
  if (text !== onServer) shelve(text);
});
window.addEventListener("online", () => once(true));

/* What an earlier page of this browser could not bring to the server goes there now, and is offered from there. Where
   this page was filled with older words of the same opening, it goes there beside them. */
async function bringBack() {
  const shown = JSON.stringify(typed());
  const mine = IDBKeyRange.bound(shelf, shelf + "\uffff");
  for (const kept of await onShelf("readonly", (forms) => forms.getAll(mine))) {
    const { token, fields } = kept;
    const isOfThisOpening = token === opening.value;
    const under = isOfThisOpening ? chance() : token;
    const isShown = isOfThisOpening && JSON.stringify(fields) === shown;
    const sent = { story: story ? Number(story) : null, token: under, version: kept.version, fields };
    if (!isShown && (await tell(sent)).status !== 200) continue;
    if (!isOfThisOpening || inBrowser === undefined) unshelve(shelf + token);
    if (!isShown) offer(under, kept);
  }
}

function chance() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function offer(token, kept) {
  const known = document.querySelector(`.offer input[value="${CSS.escape(token)}"]`);
  if (known) return;
  const box = document.createElement("p");
  box.className = "offer";
  const strong = document.createElement("strong");
  strong.textContent = "You typed this and did not save it";
  const link = document.createElement("a");
  link.className = "button";
  link.href = `?autosave=${encodeURIComponent(token)}`;
  link.textContent = "Restore it";
  const at = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  box.append(strong, `, ${at}: “${(kept.fields.headline?.[0] || "Without a headline").slice(0, 80)}” `, link);
  document.querySelector("#presence").before(box);
}

/* The editor writes HTML its own way: that is no typing. */
function know(editor) {
  const known = JSON.parse(onServer);
  const { name } = editor.element.$;
  if (!known[name] || editor.checkDirty()) return;
  known[name] = [editor.getData()];
  onServer = JSON.stringify(known);
}

onServer = JSON.stringify(untouched());
window.CKEDITOR?.on("instanceReady", ({ editor }) => know(editor));
bringBack().catch(() => {}); // a browser that keeps nothing has nothing to bring back
window.setInterval(tick, KEEP_EVERY);
once(true);
