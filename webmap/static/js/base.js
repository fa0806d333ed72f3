// @ts-check
/* global L */
// The quiet ground of the map: land, coasts, lines between countries, the band along the border.
import { splitEdges } from "./edges.js";

const DISPUTED = "ESH";

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
 * Draw the ground.
 * @param {any} map
 * @param {import("./types.js").Collection} countries
 * @param {Record<string, unknown>} named the home country and its neighbours by code
 * @param {string} home code of the country that carries the weight
 */
export function drawGround(map, countries, named, home) {
  const areas = countries.features.filter((feature) => feature.geometry);
  for (const feature of areas) {
    const code = feature.properties.country_code;
    const kind = code === home ? "home" : code in named ? "neighbour" : "farther";
    area(feature, code === home ? "home" : "land", `land land-${kind}`).addTo(map);
  }
  for (const { countries: codes, line } of splitEdges(areas)) {
    outline(line, lineClass(codes, home)).addTo(map);
  }
}

/**
 * Draw the border: a wide band on the neighbours' side, a casing, and the line itself, dashed where it is disputed.
 * @param {any} map
 * @param {import("./types.js").Collection} borders
 */
export function drawBorder(map, borders) {
  const draw = (/** @type {string} */ pane, /** @type {(feature: any) => string} */ classOf) =>
    L.geoJSON(borders, {
      pane, interactive: false, style: (/** @type {any} */ feature) => ({ className: classOf(feature), fill: false }),
    }).addTo(map);
  draw("band", () => "border-band");
  draw("outlines", () => "border-casing");
  draw("outlines", (feature) => `border-line${feature.properties.line === "dashed" ? " is-disputed" : ""}`);
}

/**
 * @param {import("./types.js").Feature} feature
 * @param {string} pane
 * @param {string} className
 */
function area(feature, pane, className) {
  return L.geoJSON(feature, { pane, interactive: false, style: { className, stroke: false, fillOpacity: 1 } });
}

/**
 * @param {number[][]} line
 * @param {string} className
 */
function outline(line, className) {
  /** @type {[number, number][]} */
  const points = line.map(([lon, lat]) => [lat, lon]);
  return L.polyline(points, { pane: "outlines", interactive: false, className, weight: 1 });
}

/**
 * @param {string[]} codes
 * @param {string} home
 */
function lineClass(codes, home) {
  if (codes.length === 1) {
    return `outline coast${codes[0] === home ? " coast-home" : ""}`;
  }
  if (codes.includes(home)) {
    return "outline is-hidden"; // the layer of borders draws this line
  }
  return `outline shared${codes.includes(DISPUTED) ? " shared-disputed" : ""}`;
}
