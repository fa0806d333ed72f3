// @ts-check
// A self-contained file: the map of an embed, everything it draws and says inlined; nothing is ever fetched.
import { pageData, required } from "./dom.js";
import { startReport } from "./report-start.js";

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
  await startReport(page, async () => parts, load, async (layer, key) => withSources(await load(`${layer}:${key}`), documents.sources));
}
