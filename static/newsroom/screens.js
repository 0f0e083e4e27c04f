// Shows each preview in the scheme that its frame names, whichever this device has: the style sheets ask for the
// device's scheme in media rules, and those are made to hold always or never.

const DARK = /prefers-color-scheme:\s*dark/;

function choose(rules, isDark) {
  for (const rule of rules) {
    if (rule.media && DARK.test(rule.media.mediaText)) rule.media.mediaText = isDark ? "all" : "not all";
    else if (rule.cssRules) choose(rule.cssRules, isDark);
  }
}

function dress(frame) {
  const page = frame.contentDocument;
  const isDark = frame.dataset.scheme === "dark";
  for (const sheet of page.styleSheets) choose(sheet.cssRules, isDark);
  page.documentElement.style.colorScheme = frame.dataset.scheme;
  frame.dataset.dressed = "yes";
}

for (const frame of document.querySelectorAll("iframe[data-scheme]")) {
  frame.addEventListener("load", () => dress(frame));
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") dress(frame);
}
