// @ts-check
/* global L */
// The quiet ground of the map: land, coasts, lines between countries, the band along the border.
import { featuresOf } from "./shapes.js";

/** @typedef {{ land: import("./types.js").Feature[], lines: import("./types.js").Feature[] }} Ground each line of one kind */

/**
 * Make the panes of the ground, below all layers but the band, which lies under the home country only.
 * @param {any} map
 * @param {number} homeLevel z-index just below the layers of the home country
 */
export function makeGroundPanes(map, homeLevel) {
  for (const [name, level] of [["land", 200], ["band", homeLevel - 2], ["home", homeLevel - 1], ["outlines", homeLevel + 25]]) {
    const pane = map.createPane(String(name));
    pane.style.zIndex = String(level);
    pane.style.pointerEvents = "none";
  }
}

/**
 * Return the land and the lines of a document of the ground.
 * @param {any} topology
 * @returns {Ground}
 */
export function groundOf(topology) {
  return { land: featuresOf(topology, "land", "country_code"), lines: featuresOf(topology, "lines") };
}

/**
 * Draw one part of the ground.
 * @param {any} map
 * @param {Ground} ground
 * @param {Record<string, unknown>} named the home country and its neighbours by code
 * @param {string} home code of the country that carries the weight
 * @returns {Record<"land" | "border" | "uncrossed", import("./types.js").Feature[]>} uncrossed: lines no name is laid over
 */
export function drawGround(map, { land, lines }, named, home) {
  for (const feature of land) {
    const code = feature.properties.country_code;
    const kind = code === home ? "home" : code in named ? "neighbour" : "farther";
    const style = { className: `land land-${kind}`, stroke: false, fillOpacity: 1 };
    L.geoJSON(feature, { pane: code === home ? "home" : "land", interactive: false, style }).addTo(map);
  }
  for (const feature of lines.filter(({ id }) => !String(id).startsWith("border"))) {
    const style = { className: `outline ${feature.id}`, weight: 1, fill: false };
    L.geoJSON(feature, { pane: "outlines", interactive: false, style }).addTo(map);
  }
  const border = lines.filter(({ id }) => String(id).startsWith("border"));
  return { land, border, uncrossed: [...border, ...lines.filter(({ id }) => id === "disputed")] };
}

/**
 * Draw the border: a wide band on the neighbours' side, a casing, and the line itself, dashed where it is disputed.
 * @param {any} map
 * @param {import("./types.js").Feature[]} borders
 */
export function drawBorder(map, borders) {
  const draw = (/** @type {string} */ pane, /** @type {(feature: any) => string} */ classOf) =>
    L.geoJSON(/** @type {any} */ (borders), {
      pane, interactive: false, style: (/** @type {any} */ feature) => ({ className: classOf(feature), fill: false }),
    }).addTo(map);
  draw("band", () => "border-band");
  draw("outlines", () => "border-casing");
  draw("outlines", (feature) => `border-line${isDisputed(feature) ? " is-disputed" : ""}`);
}

/** @param {import("./types.js").Feature} feature of the ground or of the layer of borders */
function isDisputed({ id, properties }) {
  return id === "border_disputed" || properties.line === "dashed";
}
