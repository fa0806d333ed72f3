// Notes when a page has drawn and painted every feature of its layers: the same moment, found the same way, on every page.
(() => {
  const drawn = () => document.querySelectorAll(":is(path.leaflet-interactive, .leaflet-marker-icon, .picture a):not(.is-absent)").length;
  const { port1, port2 } = new MessageChannel(); // a message sent before a frame is painted arrives after it
  port2.onmessage = () => { document.documentElement.dataset.seen = String(performance.now()); };
  const look = () => requestAnimationFrame(() => (drawn() >= FEATURES ? port1.postMessage(null) : look()));
  look();
})();
