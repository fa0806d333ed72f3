// @ts-check
// The embed: draws its map, tells the page around it how high it is, and leaves the wheel to that page.
import { DetailsPanel } from "./details-panel.js";
import { pageData, required } from "./dom.js";
import { ReportMap, waitForFocus } from "./report-map.js";
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

async function start() {
  const page = /** @type {any} */ (pageData());
  const state = required(".map-state");
  tellHeight();
  watchFullScreen();
  state.textContent = page.words.loading;
  try {
    const parts = await import(/** @type {string} */ (required("#page-data").dataset.mapModule));
    const panel = new DetailsPanel(page, (layer, key) =>
      fetchJson(`${page.details.replace("LAYER", encodeURIComponent(layer)).replace("KEY", encodeURIComponent(key))}?${page.query}`));
    const drawn = new ReportMap(page, parts, fetchJson, (layer, key, shape) => panel.open(layer, key, shape));
    waitForFocus(drawn.map);
    await drawn.draw();
    state.textContent = page.words.loaded;
    state.classList.add("is-quiet");
  } catch (error) {
    state.textContent = page.words.failed;
    console.error(error);
  }
  document.documentElement.dataset.map = "ready";
}

start();
