// Chooses one banner of each slot, by weight, and tells the paper when half of it was in sight for a second.
// Nothing is stored, and nothing is said of the reader.
(() => {
  if (window.bannersAreChosen) return; // each slot brings this script, and one run is for all
  window.bannersAreChosen = true;
  const isDesk = matchMedia("(min-width: 48rem)").matches;

  function choose(place) {
    const all = [...place.querySelectorAll("a"), ...[...place.querySelectorAll("template")].map((t) => t.content.firstElementChild)];
    const fit = all.filter(({ dataset }) => dataset.device === "any" || (dataset.device === "desk") === isDesk);
    let left = Math.random() * fit.reduce((sum, { dataset }) => sum + Number(dataset.weight), 0);
    const chosen = fit.find(({ dataset }) => (left -= Number(dataset.weight)) < 0) ?? fit[0];
    if (chosen) place.replaceChildren(chosen);
    else place.closest(".sold").hidden = true;
    return chosen;
  }

  function tell(banner) {
    let timer;
    const watch = new IntersectionObserver(
      ([{ intersectionRatio }]) => {
        clearTimeout(timer);
        if (intersectionRatio < 0.5) return;
        timer = setTimeout(() => {
          if (document.visibilityState !== "visible") return;
          watch.disconnect();
          navigator.sendBeacon?.(banner.dataset.seen);
        }, 1000);
      },
      { threshold: [0, 0.5] },
    );
    watch.observe(banner);
  }

  for (const place of document.querySelectorAll(".sold-place")) {
    const chosen = choose(place);
    if (chosen && !navigator.webdriver) tell(chosen);
  }
})();
