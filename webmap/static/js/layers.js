// @ts-check
/* global L */
// The declared layers, drawn by the symbols of their style.
import { markOf, rank } from "./marks.js";

const POINTS = new Set(["circle", "triangle", "square", "diamond"]);
export const FIRST_LEVEL = 400;

/**
 * Return the value by which a feature takes its symbol.
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").Feature} feature
 */
export function valueOf(spec, feature) {
  const value = spec.column ? feature.properties[spec.column] : "";
  return value === null || value === undefined ? "" : String(value);
}

/** One layer on the map. */
export class MapLayer {
  /**
   * @param {any} map
   * @param {import("./types.js").LayerSpec} spec
   */
  constructor(map, spec) {
    this.map = map;
    this.spec = spec;
    this.paneName = `layer-${spec.id}`;
    map.createPane(this.paneName).style.zIndex = String(FIRST_LEVEL + spec.order);
    this.group = L.layerGroup();
    /** @type {Map<string, any>} */
    this.byKey = new Map();
    /** @type {import("./types.js").Feature[]} */
    this.features = [];
    /** @type {Map<string, any>} the dots at the ends of arcs, by place */
    this.ends = new Map();
    this.isLoaded = false;
    this.isPoint = POINTS.has(spec.symbols[0].shape);
  }

  /** @param {import("./types.js").Collection} collection */
  draw(collection) {
    this.features = collection.features;
    const drawn = this.features.filter((feature) => feature.geometry);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const feature of drawn) {
      const value = valueOf(this.spec, feature);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const feature of drawn) {
      this.add(feature, counts);
    }
    this.isLoaded = true;
  }

  /**
   * @param {import("./types.js").Feature} feature
   * @param {Map<string, number>} counts
   */
  add(feature, counts) {
    const value = valueOf(this.spec, feature);
    const symbol = this.spec.symbols.find((each) => each.value === value) ?? this.spec.symbols[0];
    const isPoint = POINTS.has(symbol.shape);
    const options = isPoint ? this.pointOptions(value, feature, counts) : this.pathOptions(symbol);
    L.geoJSON(feature, options).eachLayer((/** @type {any} */ shape) => {
      shape.feature = feature;
      this.group.addLayer(shape);
      if (symbol.shape === "arc") {
        this.addEnds(shape);
      }
      const key = String(feature.properties[this.spec.key]);
      if (!this.byKey.has(key)) {
        this.byKey.set(key, shape);
      }
    });
  }

  /**
   * Draw a dot where an arc begins and where it ends; arcs that meet share theirs.
   * @param {any} shape
   */
  addEnds(shape) {
    const points = shape.getLatLngs().flat(Infinity);
    for (const latlng of [points[0], points[points.length - 1]]) {
      if (!this.ends.has(String(latlng))) {
        const dot = L.circleMarker(latlng, { pane: this.paneName, interactive: false, className: "arc-end", radius: 1.5, weight: 0, fillOpacity: 1 });
        this.ends.set(String(latlng), dot);
      }
    }
  }

  /**
   * @param {string} value
   * @param {import("./types.js").Feature} feature
   * @param {Map<string, number>} counts
   */
  pointOptions(value, feature, counts) {
    return {
      pointToLayer: (/** @type {any} */ _, /** @type {any} */ latlng) => {
        const marker = markOf(this.spec, value, feature, latlng, this.paneName);
        marker.setZIndexOffset(rank(counts, value));
        return marker;
      },
    };
  }

  /** @param {import("./types.js").LayerSymbol} symbol */
  pathOptions(symbol) {
    const isArea = symbol.shape === "area";
    return {
      pane: this.paneName,
      style: {
        smoothFactor: isArea ? 0 : 1, // simplified one by one, neighbours would part
        className: `shape shape-${symbol.shape} style-${this.spec.style} value-${symbol.value || "none"}`,
        color: symbol.stroke,
        weight: symbol.width,
        opacity: isArea ? 1 : symbol.opacity,
        dashArray: symbol.dash || undefined,
        fill: isArea,
        fillColor: symbol.fill,
        fillOpacity: isArea ? symbol.opacity : 0,
      },
    };
  }

  /** @returns {any[]} */
  shapes() {
    return this.group.getLayers();
  }

  /** @param {boolean} isShown */
  show(isShown) {
    for (const drawn of [this.group, ...this.ends.values()]) {
      if (isShown) {
        drawn.addTo(this.map);
      } else {
        drawn.remove();
      }
    }
  }
}
