// @ts-check
/* global L */
// Zooming to a thing or a layer, by buttons with words.

const PADDING = 40;
const CLOSEST = 9;

/**
 * Make the buttons work that zoom to an extent (``data-zoom``) or to a layer (``data-zoom-layer``).
 * @param {any} map
 * @param {import("./types.js").PageData} page
 * @param {(id: string) => any[]} shapes returns what is seen of a layer
 */
export function watchZoom(map, page, shapes) {
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest?.("[data-zoom], [data-zoom-layer]");
    if (!(button instanceof HTMLElement)) {
      return;
    }
    const { zoom, zoomLayer } = button.dataset;
    const bounds = zoom ? extent(zoom) : L.featureGroup(shapes(zoomLayer ?? "")).getBounds();
    if (bounds?.isValid()) {
      map.fitBounds(bounds, { ...room(page.dir === "rtl"), maxZoom: CLOSEST, animate: false });
    }
  });
}

/** @param {string} text west, south, east, north */
function extent(text) {
  const [west, south, east, north] = text.split(",").map(Number);
  return L.latLngBounds([south, west], [north, east]);
}

/**
 * Return the room round the map that the card leaves: what is zoomed to, or has the focus, must not lie under it.
 * @param {boolean} isMirrored
 */
export function room(isMirrored) {
  const card = document.querySelector("#card")?.getBoundingClientRect() ?? { width: 0, height: 0, top: 0 };
  const frame = (document.querySelector(".map-frame") ?? document.documentElement).getBoundingClientRect();
  const isSheet = card.width > frame.width - 40;
  const side = !isSheet && card.width ? card.width + PADDING : PADDING;
  const below = isSheet && card.height ? Math.min(Math.max(0, frame.bottom - card.top) + PADDING, frame.height - 100) : PADDING;
  return {
    paddingTopLeft: [isMirrored ? side : PADDING, PADDING],
    paddingBottomRight: [isMirrored ? PADDING : side, below],
  };
}
