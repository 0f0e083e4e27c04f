// Tells the paper that a story was opened: once, when the reader has it in front of them. Nothing is stored.
const { beacon } = document.currentScript.dataset;
const tell = () => navigator.sendBeacon?.(beacon);
if (document.visibilityState === "visible") tell();
else document.addEventListener("visibilitychange", tell, { once: true });
