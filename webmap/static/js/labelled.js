// @ts-check
// Which features of a layer get a name on the map, in order of rank.
import { ringsOf } from "./edges.js";
import { valueOf } from "./layers.js";
import { nameOf } from "./names.js";

/**
 * Return the names of marks, the rarer classes first.
 * @param {any} map
 * @param {import("./layers.js").MapLayer} layer
 * @param {string} lang
 */
export function markLabels(map, layer, lang) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const feature of layer.features) {
    const value = valueOf(layer.spec, feature);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const byRarity = layer.shapes().slice().sort((one, other) =>
    (counts.get(valueOf(layer.spec, one.feature)) ?? 0) - (counts.get(valueOf(layer.spec, other.feature)) ?? 0));
  // A feature of several places is named at the first.
  const isNamed = (/** @type {any} */ shape) =>
    shape.trueLatLng && layer.byKey.get(String(shape.feature.properties[layer.spec.key])) === shape;
  return byRarity.filter(isNamed).map((shape) => ({
    words: nameOf(shape.feature.properties, lang),
    kind: "mark",
    shape,
    at: () => [map.latLngToContainerPoint(shape.getLatLng())],
    isMark: true,
  }));
}

/**
 * Return the names of areas that state where their name goes, the largest first.
 * @param {any} map
 * @param {import("./layers.js").MapLayer} layer
 * @param {string} lang
 */
export function areaLabels(map, layer, lang) {
  const areas = layer.features.filter((feature) => feature.geometry && typeof feature.properties.label_lon === "number");
  const sizes = new Map(areas.map((feature) => [feature, sizeOf(feature)]));
  areas.sort((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0));
  return areas.map((feature) => ({
    words: nameOf(feature.properties, lang),
    kind: "area",
    at: () => [map.latLngToContainerPoint([feature.properties.label_lat, feature.properties.label_lon])],
    isMark: false,
  }));
}

/**
 * Return the size of an area, to compare with others only: square degrees shrunk towards the pole.
 * @param {import("./types.js").Feature} feature
 */
export function sizeOf(feature) {
  const doubled = ringsOf(feature.geometry).map((ring) =>
    ring.slice(1).reduce((sum, [x, y], index) => sum + ring[index][0] * y - x * ring[index][1], 0));
  return Math.abs(doubled.reduce((sum, each) => sum + each, 0)) * Math.cos((feature.properties.label_lat * Math.PI) / 180);
}
