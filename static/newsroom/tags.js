/* While a tag is typed on a story, those that begin so are shown, with how many stories each has. The arrows choose one
   and Enter takes it; whoever types on makes a new one. Without this script one simply types.
   A module, so that its names are its own. */

const box = document.querySelector("textarea[data-suggestions]");
const SEPARATOR = /[,;\n،，；、؛]/u;

const frame = document.createElement("div");
frame.className = "tag-suggestions";
frame.innerHTML =
  '<ul role="listbox" id="tag-suggestions" aria-label="Tags" hidden></ul><p class="visually-hidden" role="status"></p>';
box.after(frame);
const list = frame.querySelector("ul");
const status = frame.querySelector("p");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-controls", list.id);
box.autocomplete = "off";

let chosen = -1;
let asked = new AbortController();
let timer = 0;

/* Where the name at the caret begins and ends. */
function part() {
  const text = box.value;
  let start = box.selectionEnd;
  let end = start;
  while (start > 0 && !SEPARATOR.test(text[start - 1])) start -= 1;
  while (end < text.length && !SEPARATOR.test(text[end])) end += 1;
  return { start, end, words: text.slice(start, end).trim() };
}

function close(words = "") {
  clearTimeout(timer);
  asked.abort();
  list.hidden = true;
  list.replaceChildren();
  status.textContent = words;
  mark(-1);
}

function mark(number) {
  chosen = number;
  const option = list.children[chosen];
  for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function show(tags) {
  list.replaceChildren(
    ...tags.map((tag, number) => {
      const option = document.createElement("li");
      const stories = document.createElement("span");
      option.id = `tag-suggestion-${number}`;
      option.setAttribute("role", "option");
      option.dataset.text = tag.text;
      stories.textContent = tag.stories;
      option.append(tag.name, " ", stories);
      return option;
    }),
  );
  list.hidden = !tags.length;
  mark(-1);
  const count = tags.length === 1 ? "1 tag" : `${tags.length} tags`;
  status.textContent = tags.length ? `${count}: choose with the arrow keys.` : "No tag is called so yet.";
}

async function ask() {
  const { words } = part();
  asked.abort();
  if (!words) return close();
  asked = new AbortController();
  try {
    const address = `${box.dataset.suggestions}?${new URLSearchParams({ q: words.slice(0, 100) })}`;
    const response = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (response.ok && document.activeElement === box) show((await response.json()).tags);
  } catch {
    // asked for something else since, or no line: one types on
  }
}

function take(option) {
  const { start, end } = part();
  const before = box.value.slice(0, start);
  const after = box.value.slice(end).replace(/^[,;\s]+/u, "");
  const gap = before && !/\s$/u.test(before) ? " " : "";
  const written = `${before}${gap}${option.dataset.text}, `;
  box.value = written + after;
  box.setSelectionRange(written.length, written.length);
  close(`${option.dataset.text} is written.`);
  box.dispatchEvent(new Event("input", { bubbles: true })); // autosave.js hears of it
  clearTimeout(timer);
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 150);
});
box.addEventListener("keydown", (event) => {
  const count = list.children.length;
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown") mark((chosen + 1) % count);
  else if (event.key === "ArrowUp") mark(chosen > 0 ? chosen - 1 : count - 1);
  else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
box.addEventListener("blur", () => close());
list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
list.addEventListener("click", (event) => {
  const option = event.target.closest("li");
  if (option) take(option);
});
