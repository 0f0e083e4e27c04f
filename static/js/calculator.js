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
    form.replaceChildren(...asked.childNodes);
    form.elements.rate.focus();
  }
  answer.replaceChildren(...answered.childNodes);
  const link = answer.querySelector(".links a");
  if (link) history.replaceState(null, "", link.getAttribute("href"));
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 250);
});
