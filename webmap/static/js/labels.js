// @ts-check
/* global L */
// Names on the map: placed by rank, left out rather than laid over another name, a mark or the border.
import { spoken } from "./dom.js";
import { deepestSpots, prepareAreas } from "./interior.js";

const EDGE = 4;

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {{ words: import("./types.js").Words, kind: string, at: () => any[], isMark: boolean, shape?: any }} Label
 */

/** The names of one map. */
export class Labels {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.pane = map.createPane("labels");
    this.pane.style.zIndex = "640";
    this.pane.style.pointerEvents = "none";
    this.pane.setAttribute("aria-hidden", "true"); // every name is also on its shape
    /** @type {import("./interior.js").Area[]} */
    this.areas = [];
    /** @type {Map<string, import("./types.js").Words>} */
    this.names = new Map();
    this.home = "";
    /** @type {Label | null} the name that comes before all others */
    this.chosen = null;
    /** @type {Map<string, Label[]>} */
    this.groups = new Map();
    /** @type {any[]} */
    this.lines = [];
    /** @type {() => any[]} */
    this.marks = () => [];
    /** @type {() => [any, any][]} lines from marks to their true places, in pixels of the layers */
    this.leaders = () => [];
    /** @type {Map<string, { width: number, height: number }>} of names measured before */
    this.sizes = new Map();
    map.on("resize", () => this.sizes.clear()); // the sizes of letters follow the width of the page
    map.on("moveend zoomend resize", () => this.place());
    document.fonts.addEventListener("loadingdone", () => this.remeasure());
  }

  /**
   * @param {import("./types.js").Feature[]} features
   * @param {Map<string, import("./types.js").Words>} names by country code
   * @param {string} home
   */
  useCountries(features, names, home) {
    this.areas = prepareAreas(features, new Set(names.keys()));
    this.names = names;
    this.home = home;
  }

  /** @param {import("./types.js").Feature[]} borders lines no name may be laid over */
  useLines(borders) {
    this.lines = borders.flatMap((feature) =>
      feature.geometry.type === "LineString" ? [feature.geometry.coordinates] : feature.geometry.coordinates,
    );
  }

  /** Place the names again where another font makes them wider or narrower. */
  remeasure() {
    if (this.sizes.size) {
      this.sizes.clear();
      this.place();
    }
  }

  /** Place every name anew. */
  place() {
    if (!this.groups.size) {
      return; // the map is only being made
    }
    this.pane.replaceChildren();
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    const marks = this.marks().map((marker) => {
      const half = marker === this.chosen?.shape ? 16 : 10; // with its ring
      return boxAround(this.map.latLngToContainerPoint(marker.getLatLng()), half, half);
    });
    /** @type {Box[]} */
    const taken = [...marks, ...this.controls()];
    const segments = this.segments();
    const isFree = (/** @type {Box} */ box) =>
      box.left > EDGE && box.top > EDGE && box.right < size.x - EDGE && box.bottom < size.y - EDGE &&
      !taken.some((other) => overlaps(box, other)) && !segments.some((segment) => crosses(box, segment));
    const others = [...this.countryLabels(size, taken), ...[...this.groups.values()].flat()]
      .filter((label) => !label.shape || label.shape !== this.chosen?.shape);
    const labels = this.chosen ? [this.chosen, ...others] : others;
    this.measure(labels);
    this.pane.append(...labels.flatMap((label) => this.put(label, origin, isFree, taken)));
  }

  /**
   * Measure the names that were not yet, all in one layout.
   * @param {Label[]} labels
   */
  measure(labels) {
    const drawn = new Map(labels.filter((label) => !this.sizes.has(sizeKey(label))).map((label) => [sizeKey(label), drawnName(label)]));
    this.pane.append(...drawn.values());
    for (const [key, name] of drawn) {
      this.sizes.set(key, { width: name.offsetWidth, height: name.offsetHeight });
    }
    drawn.forEach((name) => name.remove());
  }

  /**
   * Return the element of a name in the first free place, or nothing where there is none.
   * @param {Label} label
   * @param {any} origin
   * @param {(box: Box) => boolean} isFree
   * @param {Box[]} taken
   */
  put(label, origin, isFree, taken) {
    const { width, height } = /** @type {{ width: number, height: number }} */ (this.sizes.get(sizeKey(label)));
    const boxes = label.at().flatMap((spot) =>
      label.isMark ? this.around(spot, width, height, label === this.chosen ? 22 : 10) : [boxAround(spot, width / 2, height / 2)],
    );
    const box = boxes.find(isFree);
    if (!box) {
      return [];
    }
    // Names keep apart: side by side they would read as one.
    taken.push({ ...box, left: box.left - EDGE, right: box.right + EDGE });
    const drawn = drawnName(label);
    L.DomUtil.setPosition(drawn, L.point(Math.round(box.left), Math.round(box.top)).add(origin));
    return [drawn];
  }

  /**
   * Return the places round a mark, the outer side of the country first.
   * @param {any} spot
   * @param {number} width
   * @param {number} height
   * @param {number} gap between the middle of the mark and its name
   * @returns {Box[]}
   */
  around(spot, width, height, gap) {
    const middle = this.map.latLngToContainerPoint([28, 2.6]);
    const half = height / 2;
    const box = (/** @type {number} */ left, /** @type {number} */ top) =>
      ({ left, top, right: left + width, bottom: top + height });
    const right = box(spot.x + gap, spot.y - half);
    const left = box(spot.x - gap - width, spot.y - half);
    const above = box(spot.x - width / 2, spot.y - gap - height);
    const below = box(spot.x - width / 2, spot.y + gap);
    const corners = [box(spot.x + 7, spot.y - gap - height + 4), box(spot.x + 7, spot.y + gap - 4),
      box(spot.x - 7 - width, spot.y - gap - height + 4), box(spot.x - 7 - width, spot.y + gap - 4)];
    const sides = spot.x >= middle.x ? [right, left] : [left, right];
    const ends = spot.y >= middle.y ? [below, above] : [above, below];
    return [...sides, ...ends, ...corners];
  }

  /**
   * @param {any} size
   * @param {Box[]} taken
   * @returns {Label[]}
   */
  countryLabels(size, taken) {
    const unproject = (/** @type {number} */ x, /** @type {number} */ y) => this.map.containerPointToLatLng([x, y]);
    const isTaken = (/** @type {number} */ x, /** @type {number} */ y) =>
      taken.some((box) => x > box.left - 14 && x < box.right + 14 && y > box.top - 8 && y < box.bottom + 8);
    const spots = deepestSpots(this.areas, size, unproject, isTaken);
    const codes = [...spots.keys()].sort((one, other) => Number(other === this.home) - Number(one === this.home));
    return codes.map((code) => ({
      words: /** @type {import("./types.js").Words} */ (this.names.get(code)),
      kind: code === this.home ? "home" : "country",
      at: () => spots.get(code) ?? [],
      isMark: false,
    }));
  }

  /** @returns {Box[]} the boxes of what lies over the map */
  controls() {
    const frame = this.map.getContainer().getBoundingClientRect();
    // On paper nothing but the scale stands on the map.
    const isPaper = document.documentElement.classList.contains("is-printing");
    const over = document.querySelectorAll(isPaper ? ".scale" : ".leaflet-control, .card:not([hidden]), .scale, .map-credit, .tool, .pan-pad, .hint");
    return [...over].map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      return { left: left - frame.left - EDGE, top: top - frame.top, right: right - frame.left + EDGE, bottom: bottom - frame.top };
    });
  }

  /** @returns {number[][]} the lines no name is laid over on the screen, as x1 y1 x2 y2 */
  segments() {
    const leaders = this.leaders().map((ends) => ends.flatMap((end) => {
      const { x, y } = this.map.layerPointToContainerPoint(end);
      return [x, y];
    }));
    const lines = this.lines.flatMap((/** @type {number[][]} */ line) => {
      /** @type {{ x: number, y: number }[]} */
      const points = line.map(([lon, lat]) => this.map.latLngToContainerPoint([lat, lon]));
      return points.slice(1).map((point, index) => [points[index].x, points[index].y, point.x, point.y]);
    });
    return [...leaders, ...lines];
  }
}

/** @param {Label} label */
function sizeKey({ words, kind }) {
  return `${kind} ${words.lang} ${words.text}`;
}

/** @param {Label} label */
function drawnName(label) {
  const drawn = spoken(label.words, "span");
  drawn.className = `map-label label-${label.kind}`;
  return drawn;
}

/**
 * @param {{ x: number, y: number }} spot
 * @param {number} halfWidth
 * @param {number} halfHeight
 * @returns {Box}
 */
function boxAround(spot, halfWidth, halfHeight) {
  return { left: spot.x - halfWidth, right: spot.x + halfWidth, top: spot.y - halfHeight, bottom: spot.y + halfHeight };
}

/**
 * @param {Box} one
 * @param {Box} other
 */
export function overlaps(one, other) {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/**
 * Tell whether a line crosses a box (clipping by Liang and Barsky).
 * @param {Box} box
 * @param {number[]} segment
 */
export function crosses(box, [x1, y1, x2, y2]) {
  let [enter, leave] = [0, 1];
  for (const [p, q] of [[x1 - x2, x1 - box.left], [x2 - x1, box.right - x1], [y1 - y2, y1 - box.top], [y2 - y1, box.bottom - y1]]) {
    if (p === 0 && q < 0) {
      return false;
    }
    if (p < 0) {
      enter = Math.max(enter, q / p);
    } else if (p > 0) {
      leave = Math.min(leave, q / p);
    }
  }
  return enter <= leave;
}
