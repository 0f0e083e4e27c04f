// Sends many pictures one by one and says how far it is. Each is a request to the same page, so each has the
// server's whole patience, and one that fails costs the others nothing. Without this script they go together.

function send(form, file, onProgress) {
  const data = new FormData(form);
  data.delete("files");
  data.append("files", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => resolve(request));
    request.send(data);
  });
}

function refusal(file, sentence) {
  const item = document.createElement("li");
  item.className = "arrival arrival-refused";
  for (const [name, text] of [["arrival-name", file.name], ["arrival-said", sentence]]) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    item.append(part, " ");
  }
  return item;
}

function outcome(file, request) {
  const page = request.response;
  const arrived = page && page.querySelector(".arrival");
  if (arrived) return arrived;
  const error = page && page.querySelector(".errorlist li");
  if (error) return refusal(file, error.textContent);
  if (request.status === 413) return refusal(file, "This file is too large. The paper takes up to 25 MB per picture.");
  return refusal(file, "This one did not arrive. Send it again; if you were signed out, sign in first.");
}

// Loaded before the form is shown, and asked of the document: on a slow line the button is pressed before the page has
// wholly arrived, and then, too, they go one by one.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const field = form.elements.files;
  const files = form.id === "many" ? [...field.files] : [];
  if (!files.length) return;
  event.preventDefault();
  const list = document.querySelector(".arrivals");
  const bar = document.getElementById("progress");
  const said = document.getElementById("said");
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  bar.parentElement.hidden = false;
  for (const [number, file] of files.entries()) {
    said.value = `${number + 1} of ${files.length}: ${file.name}`;
    const request = await send(form, file, (part) => {
      bar.value = ((number + part * 0.9) / files.length) * 100;
    });
    bar.value = ((number + 1) / files.length) * 100;
    list.append(outcome(file, request));
  }
  said.value = `${files.length} sent.`;
  field.value = "";
  button.disabled = false;
});
