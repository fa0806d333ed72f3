// @ts-check
// A self-contained file: the map of an embed, everything it draws and says inlined; nothing is ever fetched.
import { DetailsPanel } from "./details-panel.js";
import { pageData, required } from "./dom.js";
import { ReportMap, waitForFocus } from "./report-map.js";

/**
 * Put the sources, which stand in the file once, back into details.
 * @param {any} value
 * @param {Record<string, any>} sources
 * @returns {any}
 */
function withSources(value, sources) {
  if (Array.isArray(value)) {
    return value.map((each) => withSources(each, sources));
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) =>
    [name, name === "sources" ? each.map((/** @type {string} */ id) => sources[id]) : withSources(each, sources)]));
}

/**
 * Draw the map that Folium made, from the documents in the file.
 * @param {import("./report-map.js").Parts} parts
 */
export async function startStandalone(parts) {
  const page = /** @type {any} */ (pageData());
  const documents = JSON.parse(required("#documents").textContent ?? "{}");
  const load = async (/** @type {string} */ address) => {
    if (!(address in documents)) {
      throw new Error(`not in this file: ${address}`);
    }
    return documents[address];
  };
  const state = required(".map-state");
  try {
    const panel = new DetailsPanel(page, async (layer, key) => withSources(await load(`${layer}:${key}`), documents.sources));
    const drawn = new ReportMap(page, parts, load, (layer, key, shape) => panel.open(layer, key, shape));
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
