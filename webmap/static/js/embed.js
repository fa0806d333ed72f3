// @ts-check
// The embed: draws its map, tells the page around it how high it is, and leaves the wheel to that page.
import { pageData, required } from "./dom.js";
import { startReport } from "./report-start.js";
import { fetchJson } from "./shapes.js";

/** Tell the page around the embed every change of its height; without its script the embed scrolls. */
function tellHeight() {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told && parent !== window) {
      told = height;
      parent.postMessage({ type: "takhoum:resize", height }, "*");
    }
  };
  new ResizeObserver(tell).observe(document.body);
  tell(); // the observer sleeps while the frame is out of sight
  addEventListener("message", (event) => {
    if (event.source === parent && event.data?.type === "takhoum:ask") {
      told = 0;
      tell();
    }
  });
}

/** Let the button show the embed on the whole screen, where the page around allows it. */
function watchFullScreen() {
  const button = /** @type {HTMLButtonElement} */ (required("[data-full-screen]"));
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen();
    }
  });
  document.addEventListener("fullscreenchange", () => button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))));
}

function start() {
  const page = /** @type {any} */ (pageData());
  tellHeight();
  watchFullScreen();
  required(".map-state").textContent = page.words.loading;
  return startReport(page, () => import(/** @type {string} */ (required("#page-data").dataset.mapModule)), fetchJson, (layer, key) =>
    fetchJson(`${page.details.replace("LAYER", encodeURIComponent(layer)).replace("KEY", encodeURIComponent(key))}?${page.query}`));
}

start();
