/* The stock tables of rows have an empty heading or two, which a screen reader would announce. */

for (const heading of document.querySelectorAll("thead th:empty")) {
  const cell = document.createElement("td");
  cell.className = heading.className;
  heading.replaceWith(cell);
}
