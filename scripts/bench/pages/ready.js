// Notes the frame after which a page shows its map: ours says so itself, the others have drawn their areas and lines.
(() => {
  const isReady = () => document.documentElement.dataset.map === "ready" || (
    document.readyState === "complete" && document.querySelectorAll(".leaflet-overlay-pane path").length > 200);
  const look = () => (isReady() ? requestAnimationFrame(() => { document.documentElement.dataset.seen = String(performance.now()); }) : requestAnimationFrame(look));
  requestAnimationFrame(look);
})();
