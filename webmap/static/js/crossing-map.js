// @ts-check
/* global L */
// The map of one post: our own ground at middle detail, the border, both sides' towns, how precise the point is.
import { drawBorder, makeGroundPanes } from "./base.js";
import { required, symbol } from "./dom.js";
import { Labels } from "./labels.js";
import { FIRST_LEVEL } from "./layers.js";
import { keepScale } from "./scale.js";
import { fetchJson } from "./shapes.js";

const CLOSEST = 12;

/**
 * @typedef {{ lon: number, lat: number, name: import("./types.js").Words, isNear: boolean }} Town
 * @typedef {{ lang: string, dir: string, locale: string, home: string, layers: Record<string, string>,
 *   countries: Record<string, import("./types.js").Words>, around: number[], towns: Town[], words: Record<string, string>,
 *   post: { lon: number, lat: number, radius: number, symbol: [string, string], isUnverified: boolean,
 *   name: import("./types.js").Words } }} PostData
 */

/** @param {PostData} page */
function makeMap(page) {
  const [west, south, east, north] = page.around;
  const map = L.map("post-map", {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25, maxZoom: CLOSEST,
    maxBounds: [[south, west], [north, east]], maxBoundsViscosity: 1, zoomAnimation: false,
  });
  const side = page.dir === "rtl" ? "topright" : "topleft";
  L.control.zoom({ position: side, zoomInTitle: page.words.zoomIn, zoomOutTitle: page.words.zoomOut }).addTo(map);
  map.fitBounds(frameOf(page), { animate: false, padding: [28, 28] });
  map.setMinZoom(map.getBoundsZoom([[south, west], [north, east]], true));
  return map;
}

/**
 * Return what the picture must hold: the circle of precision and the towns that are near.
 * @param {PostData} page
 */
function frameOf({ post, towns }) {
  const bounds = L.latLng(post.lat, post.lon).toBounds(Math.max(2.6 * post.radius, 12_000));
  for (const town of towns.filter((each) => each.isNear)) {
    bounds.extend([town.lat, town.lon]);
  }
  return bounds;
}

/**
 * @param {any} map
 * @param {import("./types.js").Feature[]} areas
 * @param {string} kind
 */
function drawAreas(map, areas, kind) {
  const options = {
    pane: kind === "home" ? "home" : "land", interactive: false, smoothFactor: 0, // simplified one by one, areas would part
    style: { className: `post-area post-area-${kind}`, weight: 0.7, fillOpacity: 1 },
  };
  L.geoJSON(/** @type {any} */ (areas), options).addTo(map);
}

/**
 * Draw the circle of precision and the mark.
 * @param {any} map
 * @param {PostData["post"]} post
 */
function drawPost(map, post) {
  const place = L.latLng(post.lat, post.lon);
  if (post.radius) {
    L.circle(place, { radius: post.radius, className: "precision", interactive: false, fill: false }).addTo(map);
  }
  const box = document.createElement("span");
  box.className = post.isUnverified ? "mark is-unverified" : "mark";
  box.append(/** @type {Node} */ (symbol(...post.symbol)));
  const icon = L.divIcon({ html: box, className: "mark-box is-chosen", iconSize: [24, 24] });
  return L.marker(place, { icon, interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map);
}

/**
 * @param {any} map
 * @param {Town[]} towns
 */
function drawTowns(map, towns) {
  return towns.map((town) =>
    L.circleMarker([town.lat, town.lon], { radius: 4, className: "town", interactive: false }).addTo(map));
}

/**
 * @param {any} map
 * @param {any} mark
 * @param {any[]} dots
 * @param {PostData} page
 */
function placeNames(map, mark, dots, page) {
  const labels = new Labels(map);
  const spot = (/** @type {any} */ marker) => () => [map.latLngToContainerPoint(marker.getLatLng())];
  labels.marks = () => [mark, ...dots];
  labels.groups.set("chosen", [{ words: page.post.name, kind: "chosen", at: spot(mark), isMark: true }]);
  labels.groups.set("towns", page.towns.map((town, index) => ({ words: town.name, kind: "town", at: spot(dots[index]), isMark: true })));
  return labels;
}

async function start() {
  const page = /** @type {PostData} */ (JSON.parse(required("#post-data").textContent ?? ""));
  const map = makeMap(page);
  makeGroundPanes(map, FIRST_LEVEL);
  keepScale(map, required(".scale"), /** @type {any} */ (page));
  const [wilayas, regions, borders] = await Promise.all(
    ["wilayas", "regions", "borders"].map((name) => fetchJson(page.layers[name])));
  drawAreas(map, regions.features.filter((/** @type {any} */ each) => each.geometry), "neighbour");
  drawAreas(map, wilayas.features, "home");
  drawBorder(map, borders.features);
  const mark = drawPost(map, page.post);
  const labels = placeNames(map, mark, drawTowns(map, page.towns), page);
  const home = wilayas.features.map((/** @type {any} */ each) => ({ ...each, properties: { ...each.properties, country_code: page.home } }));
  labels.useLines(borders.features);
  labels.useCountries([...home, ...regions.features], new Map(Object.entries(page.countries)), page.home);
  labels.place();
  document.documentElement.dataset.map = "ready";
}

start().catch((error) => {
  const page = JSON.parse(required("#post-data").textContent ?? "");
  required(".map-state").textContent = page.words.failed;
  console.error(error);
});
