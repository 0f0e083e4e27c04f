// The newsroom's form of a picture: the focal point is set by a click or the arrow keys on the picture itself,
// with a look at what each shape keeps; and the words for readers who cannot see are asked for before sending.
// Without this script the numbers are typed, and the server asks for the words.

const SHAPES = [["Card", 3 / 2], ["Lead", 16 / 9], ["Social networks", 1200 / 630]];
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function within(number, least, most) {
  return Math.min(Math.max(number, least), most);
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

// The same arithmetic as cut_box in images/renditions.py, in parts of the whole.
function showCut(image, ratio, width, height, x, y) {
  const cutWidth = Math.min(width, height * ratio);
  const cutHeight = Math.min(height, width / ratio);
  const left = within((width * x) / 100 - cutWidth / 2, 0, width - cutWidth);
  const top = within((height * y) / 100 - cutHeight / 2, 0, height - cutHeight);
  image.style.width = `${(width / cutWidth) * 100}%`;
  image.style.left = `${(-left / cutWidth) * 100}%`;
  image.style.top = `${(-top / cutHeight) * 100}%`;
}

function focalPoint(holder, fieldX, fieldY) {
  const picture = holder.querySelector("img");
  const width = Number(holder.dataset.width);
  const height = Number(holder.dataset.height);
  const stage = element("div", "focal-point-stage");
  const mark = element("button", "focal-point-mark");
  mark.type = "button";
  picture.replaceWith(stage);
  stage.append(picture, mark);

  holder.querySelector(".focal-point-cuts")?.remove(); // the cuts as they were saved; these follow the mark
  const list = element("ul", "focal-point-cuts");
  const cuts = SHAPES.map(([label, ratio]) => {
    const item = element("li", "");
    const frame = element("div", "focal-point-cut");
    const copy = picture.cloneNode();
    copy.alt = "";
    copy.className = "";
    frame.style.aspectRatio = String(ratio);
    frame.append(copy);
    item.append(frame, label);
    list.append(item);
    return (x, y) => showCut(copy, ratio, width, height, x, y);
  });
  holder.append(list);

  function show() {
    const x = within(Number(fieldX.value) || 0, 0, 100);
    const y = within(Number(fieldY.value) || 0, 0, 100);
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    mark.setAttribute("aria-label", `Focal point: ${x} per cent from the left, ${y} from the top. Arrow keys move it.`);
    cuts.forEach((cut) => { cut(x, y); });
  }

  function move(x, y) {
    fieldX.value = within(Math.round(x), 0, 100);
    fieldY.value = within(Math.round(y), 0, 100);
    show();
  }

  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
    mark.focus({ preventScroll: true });
  });
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const size = event.shiftKey ? 10 : 1;
    move(Number(fieldX.value) + step[0] * size, Number(fieldY.value) + step[1] * size);
  });
  fieldX.addEventListener("input", show);
  fieldY.addEventListener("input", show);
  show();
}

function askForWords(words, decorative) {
  const ask = () => {
    words.required = !decorative.checked;
  };
  decorative.addEventListener("change", ask);
  ask();
}

document.addEventListener("DOMContentLoaded", () => {
  const holder = document.querySelector(".focal-point");
  const fieldX = document.getElementById("id_focal_x");
  const fieldY = document.getElementById("id_focal_y");
  if (holder && fieldX && fieldY) focalPoint(holder, fieldX, fieldY);
  const words = document.getElementById("id_alt_text");
  const decorative = document.getElementById("id_is_decorative");
  if (words && decorative) askForWords(words, decorative);
});
