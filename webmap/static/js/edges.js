// @ts-check
// Which edges of a coverage of countries are coasts and which are shared: one pass over their vertices.

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

/**
 * Split the outlines of countries into coasts and shared lines.
 * @param {import("./types.js").Feature[]} features with `country_code`
 * @returns {{ countries: string[], line: number[][] }[]} runs of edges, each with the one or two countries along it
 */
export function splitEdges(features) {
  /** @type {Map<string, string[]>} */
  const owners = new Map();
  const rings = features.flatMap((feature) =>
    ringsOf(feature.geometry).map((ring) => ({ ring, code: String(feature.properties.country_code) })),
  );
  for (const { ring, code } of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const name = edgeName(ring[i - 1], ring[i]);
      owners.set(name, [...(owners.get(name) ?? []), code]);
    }
  }
  const done = new Set();
  return rings.flatMap(({ ring }) => runsOf(ring, owners, done));
}

/**
 * @param {number[][]} ring
 * @param {Map<string, string[]>} owners
 * @param {Set<string>} done
 */
function runsOf(ring, owners, done) {
  /** @type {{ countries: string[], line: number[][] }[]} */
  const runs = [];
  let last = "";
  for (let i = 1; i < ring.length; i += 1) {
    const name = edgeName(ring[i - 1], ring[i]);
    if (done.has(name)) {
      last = "";
      continue;
    }
    done.add(name);
    const countries = [...new Set(owners.get(name))].sort();
    if (last === countries.join()) {
      runs[runs.length - 1].line.push(ring[i]);
    } else {
      runs.push({ countries, line: [ring[i - 1], ring[i]] });
      last = countries.join();
    }
  }
  return runs;
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function edgeName(a, b) {
  const [one, two] = [a.join(), b.join()];
  return one < two ? `${one};${two}` : `${two};${one}`;
}
