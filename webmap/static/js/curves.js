// @ts-check
// Lines between places: bent ones that part from each other, and the hull round several.

const STEPS = 12;

/**
 * Return a line from one place to another, pushed sideways by a share of its length.
 * @param {[number, number]} from latitude and longitude
 * @param {[number, number]} to
 * @param {number} share 0 for a straight line
 * @returns {[number, number][]}
 */
export function bent(from, to, share) {
  if (!share) {
    return [from, to];
  }
  const [up, along] = [to[0] - from[0], to[1] - from[1]];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const part = step / STEPS;
    const push = 4 * share * part * (1 - part);
    return [from[0] + up * part + along * push, from[1] + along * part - up * push];
  });
}

/**
 * Return the corners of the smallest convex area that holds all places (the monotone chain of Andrew).
 * @param {number[][]} places
 * @returns {number[][]}
 */
export function hull(places) {
  const sorted = [...new Map(places.map((place) => [place.join(), place])).values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) {
    return sorted;
  }
  const half = (/** @type {number[][]} */ ordered) => {
    /** @type {number[][]} */
    const chain = [];
    for (const place of ordered) {
      while (chain.length > 1 && !turnsLeft(chain[chain.length - 2], chain[chain.length - 1], place)) {
        chain.pop();
      }
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * @param {number[]} a
 * @param {number[]} b
 * @param {number[]} c
 */
function turnsLeft(a, b, c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
}
