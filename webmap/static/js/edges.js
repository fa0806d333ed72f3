// @ts-check
// The rings of areas.

/**
 * Return the rings of a polygon or multi-polygon.
 * @param {any} geometry
 * @returns {number[][][]}
 */
export function ringsOf(geometry) {
  if (!geometry) {
    return [];
  }
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
