// @ts-check
// The place under the pointer in decimal degrees, or the middle of the map; the key C copies it while the map has the focus.
import { copyText } from "./clipboard.js";

const DECIMALS = 4;
const COPIED_MS = 2000;

/**
 * @param {any} map
 * @param {import("./types.js").PageData} page
 */
export function showCoordinates(map, page) {
  const line = /** @type {HTMLElement} */ (document.querySelector(".coordinates"));
  const place = /** @type {HTMLElement} */ (line.querySelector("bdi"));
  const container = map.getContainer();
  /** @type {any} */
  let pointed = null;
  const write = () => {
    const { lat, lng } = pointed ? map.containerPointToLatLng(pointed) : map.getCenter();
    place.textContent = `${lat.toFixed(DECIMALS)}, ${lng.toFixed(DECIMALS)}`;
  };
  // Kept as a point of the frame: another place comes to lie below it when the map moves.
  map.on("mousemove mouseover mouseout", (/** @type {any} */ event) => {
    pointed = event.type === "mouseout" ? null : event.containerPoint;
    write();
  });
  map.on("moveend", write);
  container.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    if (event.key.toLowerCase() === "c" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      await copyText(place.textContent ?? "");
      line.dataset.said = page.words.copied;
      setTimeout(() => { delete line.dataset.said; }, COPIED_MS);
    }
  });
  write();
  line.hidden = false;
}
