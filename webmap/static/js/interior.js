// @ts-check
// Where the name of a country goes: the spot deepest inside the part of it that is on the screen.
import { ringsOf } from "./edges.js";

const COLUMNS = 30;
const ROWS = 22;

/**
 * @typedef {{ code: string, rings: number[][][], box: number[] }} Area
 * @typedef {{ x: number, y: number, depth: number }} Spot
 */

/**
 * Prepare the areas whose names are wanted.
 * @param {import("./types.js").Feature[]} features
 * @param {Set<string>} codes
 * @returns {Area[]}
 */
export function prepareAreas(features, codes) {
  return features
    .filter((feature) => feature.geometry && codes.has(feature.properties.country_code))
    .map((feature) => {
      const rings = ringsOf(feature.geometry);
      const points = rings.flat();
      const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
      const box = [lons.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.min(a, b)),
        lons.reduce((a, b) => Math.max(a, b)), lats.reduce((a, b) => Math.max(a, b))];
      return { code: feature.properties.country_code, rings, box };
    });
}

/** How many spots are offered for a name. */
const OFFERED = 40;

/**
 * Return the spots of each area on the screen, in pixels, the deepest first.
 * @param {Area[]} areas
 * @param {{ x: number, y: number }} size of the screen
 * @param {(x: number, y: number) => { lat: number, lng: number }} unproject
 * @param {(x: number, y: number) => boolean} isTaken whether a name may not stand there
 * @returns {Map<string, Spot[]>}
 */
export function deepestSpots(areas, size, unproject, isTaken) {
  const [width, height] = [size.x / COLUMNS, size.y / ROWS];
  const cells = new Array(COLUMNS * ROWS).fill("");
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const [x, y] = [(column + 0.5) * width, (row + 0.5) * height];
      if (!isTaken(x, y)) {
        const { lat, lng } = unproject(x, y);
        cells[row * COLUMNS + column] = areas.find((area) => holds(area, lng, lat))?.code ?? "";
      }
    }
  }
  return deepest(cells, width, height);
}

/**
 * @param {string[]} cells
 * @param {number} width
 * @param {number} height
 */
function deepest(cells, width, height) {
  /** @type {Map<string, Spot[]>} */
  const found = new Map();
  cells.forEach((code, index) => {
    if (!code) {
      return;
    }
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS];
    let depth = 1;
    while (depth < 9 && isUniform(cells, row, column, depth, code)) {
      depth += 1;
    }
    // Among equally deep spots the one nearest to the middle of the screen.
    const score = depth - Math.hypot(row - ROWS / 2, column - COLUMNS / 2) / 100;
    const spot = { x: (column + 0.5) * width, y: (row + 0.5) * height, depth: score };
    found.set(code, [...(found.get(code) ?? []), spot]);
  });
  for (const [code, spots] of found) {
    const sorted = spots.sort((one, other) => other.depth - one.depth).slice(0, OFFERED);
    // A name at the rim of a country reads as that of its neighbour.
    found.set(code, sorted.filter((spot) => spot.depth >= sorted[0].depth / 2));
  }
  return found;
}

/**
 * Tell whether all cells within a distance (rows count double: names are wide) are of one country.
 * @param {string[]} cells
 * @param {number} row
 * @param {number} column
 * @param {number} distance
 * @param {string} code
 */
function isUniform(cells, row, column, distance, code) {
  const tall = Math.ceil(distance / 2);
  for (let r = row - tall; r <= row + tall; r += 1) {
    for (let c = column - distance; c <= column + distance; c += 1) {
      if (r < 0 || c < 0 || r >= ROWS || c >= COLUMNS || cells[r * COLUMNS + c] !== code) {
        return false;
      }
    }
  }
  return true;
}

/**
 * @param {Area} area
 * @param {number} lon
 * @param {number} lat
 */
function holds(area, lon, lat) {
  const [west, south, east, north] = area.box;
  if (lon < west || lon > east || lat < south || lat > north) {
    return false;
  }
  let isInside = false;
  for (const ring of area.rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) {
        isInside = !isInside;
      }
    }
  }
  return isInside;
}
