// @ts-check
// Shape documents: all features of a layer as TopoJSON, fetched once whatever the day and the filters.

/** An answer that is not what was asked for. */
export class AnswerError extends Error {
  /**
   * @param {number} status
   * @param {string} url
   */
  constructor(status, url) {
    super(`${status} ${url}`);
    this.status = status;
  }
}

/**
 * Fetch one document of data.
 * @param {string} url
 * @returns {Promise<any>}
 */
export async function fetchJson(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new AnswerError(answer.status, url);
  }
  return answer.json();
}

/**
 * Return one collection of a shape document as GeoJSON features.
 * @param {any} topology
 * @param {string} [name]
 * @param {string} [key] property that takes the id of each
 * @returns {import("./types.js").Feature[]}
 */
export function featuresOf(topology, name = "shapes", key = "id") {
  const { topojson } = /** @type {any} */ (window); // a classic script, as Leaflet
  const { features } = topojson.feature(topology, topology.objects[name]);
  for (const feature of features) {
    feature.properties[key] = feature.id;
  }
  return features;
}
