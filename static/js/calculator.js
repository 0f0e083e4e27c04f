/* Keeps the price in step with the form while it is filled in. The server works it out, as without this file; only
   the parts that changed are put in place. */

const form = document.querySelector("#question");
const answer = document.querySelector("#answer");
let asking = new AbortController();
let waiting;

async function ask() {
  asking.abort();
  asking = new AbortController();
  const address = `${new URL(form.action).pathname}?${new URLSearchParams(new FormData(form))}`;
  try {
    const response = await fetch(address, { signal: asking.signal });
    if (!response.ok) return;
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch (error) {
    if (error.name !== "AbortError") console.info("The price waits for the button: no connection.");
  }
}

function show(page) {
  const [asked, answered] = [page.querySelector("#question"), page.querySelector("#answer")];
  if (asked.elements.for.value !== form.elements.for.value) {
    // On a slow line somebody is at another field by now: there they stay, with what they have typed in it.
    const left = form.contains(document.activeElement) ? document.activeElement : null;
    form.replaceChildren(...asked.childNodes);
    const at = left && (form.elements[left.name] ?? form.elements.rate);
    at?.focus();
    if (at?.name === left?.name && at instanceof HTMLInputElement && at.value !== left.value) {
      at.value = left.value;
      at.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  answer.replaceChildren(...answered.childNodes);
  const link = answer.querySelector(".links a");
  if (link) history.replaceState(null, "", link.getAttribute("href"));
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 250);
});
