// Notes when a page has drawn and painted every feature of its layers: the same moment, found the same way, on every page.
// "seen": by whoever drew them; "live": by Leaflet, so that they answer the pointer and the keyboard.
(() => {
  const LEAFLETS = "path.leaflet-interactive, .leaflet-marker-icon";
  const note = (name, features) => {
    const drawn = () => document.querySelectorAll(`:is(${features}):not(.is-absent)`).length;
    const { port1, port2 } = new MessageChannel(); // a message sent before a frame is painted arrives after it
    port2.onmessage = () => { document.documentElement.dataset[name] = String(performance.now()); };
    const look = () => requestAnimationFrame(() => (drawn() >= FEATURES ? port1.postMessage(null) : look()));
    look();
  };
  note("seen", `${LEAFLETS}, .picture a`);
  note("live", LEAFLETS);
})();
