// @ts-check
/* global L */
// Point marks: the legend's own symbols, moved apart where they crowd, each tied to its true place.
import { element, symbol } from "./dom.js";

const GAP = 3.6;
const ROUNDS = 40;
const CLEARINGS = 3;
const AGAIN = 8; // rounds after a clearing: little has moved

/**
 * Return the mark of a point feature, still without its symbol.
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").Feature} feature
 * @param {any} latlng
 * @param {string} pane
 */
export function markOf(spec, feature, latlng, pane) {
  const box = element("span", { class: "mark" });
  if (feature.properties.confidence === "unverified") {
    box.classList.add("is-unverified");
  }
  const icon = L.divIcon({ html: box, className: `mark-box mark-${spec.id}`, iconSize: [24, 24] });
  /** @type {any} */
  const marker = L.marker(latlng, { icon, pane, keyboard: true, riseOnHover: true });
  marker.trueLatLng = L.latLng(latlng);
  marker.box = box;
  return marker;
}

/**
 * Give a mark the symbol of a value.
 * @param {import("./types.js").LayerSpec} spec
 * @param {any} marker
 * @param {string} value
 */
export function setMark(spec, marker, value) {
  marker.box.replaceChildren(...[symbol(spec.id, value)].filter((drawn) => drawn !== null));
}

/**
 * Return the rarest classes last: they are drawn on top, as the eye looks for them.
 * @param {Map<string, number>} counts
 * @param {string} value
 */
export function rank(counts, value) {
  return 1000 - (counts.get(value) ?? 0);
}

/** Moves crowded marks apart, away from the middle of the country, and draws a line to the true place. */
export class Spreader {
  /**
   * @param {any} map
   * @param {[number, number]} middle latitude and longitude that marks move away from
   */
  constructor(map, middle) {
    this.map = map;
    this.middle = middle;
    /** @type {any[]} */
    this.markers = [];
    /** @type {[any, any][]} from the true place to the mark, in pixels of the layers */
    this.leaders = [];
    this.lines = L.layerGroup().addTo(map);
    map.createPane("leaders").style.zIndex = "465"; // over lines and areas, below all marks
    map.getPane("leaders").style.pointerEvents = "none";
    map.on("zoomend resize", () => this.spread());
  }

  /** @param {any[]} markers */
  use(markers) {
    this.markers = markers;
    this.spread();
  }

  spread() {
    const radius = parseFloat(getComputedStyle(this.map.getContainer()).getPropertyValue("--mark-radius")) || 5.4;
    const nearest = 2 * (radius + 1.5) + GAP - 1.5;
    const centre = this.map.latLngToLayerPoint(this.middle);
    const places = this.markers.map((marker) => this.map.latLngToLayerPoint(marker.trueLatLng));
    const spots = clear(separate(places, centre, nearest), places, centre, nearest);
    this.lines.clearLayers();
    this.leaders = [];
    this.markers.forEach((marker, index) => {
      marker.setLatLng(this.map.layerPointToLatLng(spots[index]));
      const away = spots[index].distanceTo(places[index]);
      const length = away - nearest / 2; // as far as the edge of the mark; a place under its own mark needs none
      if (length > 0) {
        this.leader(places[index], places[index].add(spots[index].subtract(places[index]).multiplyBy(length / away)));
      }
    });
  }

  /**
   * @param {any} place
   * @param {any} spot
   */
  leader(place, spot) {
    this.leaders.push([place, spot]);
    const [from, to] = [place, spot].map((point) => this.map.layerPointToLatLng(point));
    const common = { pane: "leaders", interactive: false };
    L.polyline([from, to], { ...common, className: "leader", weight: 0.9 }).addTo(this.lines);
    L.circleMarker(from, { ...common, className: "leader-dot", radius: 1.6, weight: 0 }).addTo(this.lines);
  }
}

/**
 * Push points apart until no two are nearer than `nearest`, a little more outward than inward.
 * @param {any[]} places
 * @param {any} centre
 * @param {number} nearest
 * @param {number} [rounds] at most
 * @returns {any[]}
 */
export function separate(places, centre, nearest, rounds = ROUNDS) {
  const spots = places.map((place) => place.clone());
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (let i = 0; i < spots.length; i += 1) {
      for (let j = i + 1; j < spots.length; j += 1) {
        moved = pushApart(spots, i, j, centre, nearest) || moved;
      }
    }
    if (!moved) {
      break;
    }
  }
  return spots;
}

/**
 * Push marks off the true places of others, where there is room: under a mark a place is not seen.
 * @param {any[]} spots
 * @param {any[]} places
 * @param {any} centre
 * @param {number} nearest
 */
function clear(spots, places, centre, nearest) {
  const dots = places.filter((place, index) => spots[index].distanceTo(place) > nearest / 2);
  for (let round = 0; round < CLEARINGS && dots.length; round += 1) {
    spots = spots.map((spot, index) => {
      for (const dot of dots) {
        const distance = spot.distanceTo(dot);
        if (distance > 0.01 && distance < nearest / 2 && places[index].distanceTo(dot) > 1) {
          spot = spot.add(spot.subtract(dot).multiplyBy((nearest / 2 - distance) / distance));
        }
      }
      return spot;
    });
    spots = separate(spots, centre, nearest, AGAIN);
  }
  return spots;
}

/**
 * @param {any[]} spots
 * @param {number} i
 * @param {number} j
 * @param {any} centre
 * @param {number} nearest
 */
function pushApart(spots, i, j, centre, nearest) {
  const between = spots[j].subtract(spots[i]);
  const distance = Math.hypot(between.x, between.y);
  if (distance >= nearest - 0.05) {
    return false;
  }
  // Two marks on one spot part along a fixed direction, so that every reader sees the same picture.
  const along = distance > 0.01 ? between.divideBy(distance) : L.point(0, 1);
  const step = (nearest - distance) / 2;
  for (const [index, sign] of [[i, -1], [j, 1]]) {
    const outward = spots[index].subtract(centre);
    const length = Math.hypot(outward.x, outward.y) || 1;
    spots[index] = spots[index].add(along.multiplyBy(sign * step)).add(outward.multiplyBy((0.25 * step) / length));
  }
  return true;
}
