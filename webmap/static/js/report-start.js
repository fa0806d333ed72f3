// @ts-check
// How the map of an embed and that of a self-contained file come to life, and say how it went.
import { DetailsPanel } from "./details-panel.js";
import { required } from "./dom.js";
import { ReportMap, waitForFocus } from "./report-map.js";

/**
 * Draw the map of a page.
 * @param {any} page
 * @param {() => Promise<import("./report-map.js").Parts>} getParts gives the map that Folium made
 * @param {import("./report-map.js").Load} load gives the document of an address
 * @param {(layer: string, key: string) => Promise<any>} details gives what is known of a feature
 */
export async function startReport(page, getParts, load, details) {
  const state = required(".map-state");
  try {
    const panel = new DetailsPanel(page, details);
    const drawn = new ReportMap(page, await getParts(), load, (layer, key, shape) => panel.open(layer, key, shape));
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
