/* Players of YouTube, Facebook and X: nothing of theirs is loaded until a reader asks for it.
   Without this script the plain link to the video or post is all there is, and works. */
"use strict";

for (const figure of document.querySelectorAll("figure[data-player]")) {
  const offer = figure.querySelector(".embed-load");
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = figure.dataset.player;
    frame.title = figure.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.tabIndex = 0;
    offer.replaceWith(frame);
    frame.focus();
  });
}
