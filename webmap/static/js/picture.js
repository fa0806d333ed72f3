// @ts-check
// The picture that the server drew: its outlines are the shapes of the map, and need not be fetched again.
import { required } from "./dom.js";

// Units of the picture round the world, and lines of the grid a degree on which its places lie.
const WORLD = 36000;
const GRID = 100;

/**
 * Return what the picture holds of a shape document or of the ground.
 * @param {string} source address of the document, or the part of the ground
 * @param {string} key property that takes the id of each
 * @param {string} lang of the page
 * @returns {import("./types.js").Feature[] | null} nothing if the picture does not hold it
 */
export function pictured(source, key, lang) {
  const paths = document.querySelectorAll(`.picture [data-source="${CSS.escape(source)}"] path`);
  return paths.length ? [...paths].map((path) => featureOf(/** @type {SVGPathElement} */ (path), key, lang)) : null;
}

/** Take the picture away: the map is drawn. */
export function dropPicture() {
  document.querySelector(".picture")?.remove();
}

/**
 * @param {SVGPathElement} path
 * @param {string} key
 * @param {string} lang
 * @returns {import("./types.js").Feature}
 */
function featureOf(path, key, lang) {
  const { key: id, name, label } = path.dataset;
  /** @type {Record<string, any>} */
  const properties = { [key]: id };
  if (name) {
    properties[`name_${path.getAttribute("lang") ?? lang}`] = name;
  }
  if (label) {
    [properties.label_lon, properties.label_lat] = label.split(",").map(Number);
  }
  return { type: "Feature", id, properties, geometry: geometryOf(path.getAttribute("d") ?? "") };
}

/**
 * Return the degrees of a path. Which ring lies in which does not matter where all are drawn as one path.
 * @param {string} d
 */
export function geometryOf(d) {
  const lines = d.split("M").slice(1).map(placesOf);
  return d.endsWith("z") ? { type: "MultiPolygon", coordinates: lines.map((ring) => [ring]) } : { type: "MultiLineString", coordinates: lines };
}

/**
 * @param {string} path whole numbers: where it begins, then how far each place lies from the one before
 * @returns {number[][]}
 */
function placesOf(path) {
  const numbers = (path.match(/-?\d+/g) ?? []).map(Number);
  let [x, y] = numbers;
  const places = [degrees(x, y)];
  for (let at = 2; at < numbers.length; at += 2) {
    x += numbers[at];
    y += numbers[at + 1];
    places.push(degrees(x, y));
  }
  if (path.endsWith("z")) {
    places.push(places[0]);
  }
  return places;
}

/**
 * @param {number} x
 * @param {number} y
 */
function degrees(x, y) {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * (180 / Math.PI);
  return [(x / WORLD) * 360 - 180, lat].map((each) => Math.round(each * GRID) / GRID);
}
