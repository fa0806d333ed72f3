// @ts-check
/* global L */
// The declared layers, drawn by the symbols of their style.
import { markOf, rank, setMark } from "./marks.js";

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

/** One layer on the map: everything it can draw in an edition, and what of it the present state shows. */
export class MapLayer {
  /**
   * @param {any} map
   * @param {import("./types.js").LayerSpec} spec
   */
  constructor(map, spec) {
    this.map = map;
    this.spec = spec;
    this.pane = paneIn(map, spec);
    this.group = L.layerGroup();
    this.isPoint = POINTS.has(spec.symbols[0].shape);
    /** @type {any[]} */
    this.all = [];
    /** @type {Map<string, any>} the first shape of every feature that is seen */
    this.byKey = new Map();
    /** @type {import("./types.js").Feature[]} what is seen */
    this.features = [];
    /** @type {any} the dots at the ends of arcs, in one path: many elements take longer to hide and show */
    this.ends = null;
    this.isShown = false;
    this.measure = ""; // in whose words the shapes are named
  }

  /**
   * Make the shapes of features; none is seen before `apply`.
   * @param {import("./types.js").Feature[]} features
   */
  load(features) {
    for (const feature of features.filter((each) => each.geometry)) {
      this.add(feature);
    }
    if (this.spec.symbols[0].shape === "arc") {
      this.ends = L.polyline([], { pane: this.pane, interactive: false, className: "arc-ends", noClip: true, smoothFactor: 0 });
    }
    return this;
  }

  /**
   * Show the features a state draws, by the value of their symbol, and hide the others.
   * @param {import("./types.js").Drawn} drawn
   * @returns {any[]} the shapes that mean something else than before
   */
  apply({ values: keys, amounts }) {
    const values = new Map(Object.entries(keys).flatMap(([value, own]) => own.map((key) => [key, value])));
    const counts = new Map(Object.entries(keys).map(([value, own]) => [value, own.length]));
    const changed = [];
    let hasMet = false;
    for (const shape of this.everything()) {
      const { properties } = shape.feature;
      const value = values.get(String(properties[this.spec.key]));
      const isAbsent = value === undefined;
      const amount = amounts[properties[this.spec.key]] ?? null;
      if (!isAbsent && (value !== shape.styled || amount !== properties.amount)) {
        properties.amount = amount;
        this.restyle(shape, value, counts);
        shape.styled = value;
        changed.push(shape);
      }
      if (shape.isAbsent !== isAbsent) {
        shape.isAbsent = isAbsent;
        shape.getElement?.()?.classList.toggle("is-absent", isAbsent);
        hasMet = true;
      }
    }
    if (hasMet) {
      this.list();
      this.ends?.setLatLngs(this.placesOfEnds());
    }
    return changed;
  }

  /** List what is seen. */
  list() {
    this.byKey.clear();
    this.features = [];
    for (const shape of this.shapes()) {
      const key = String(shape.feature.properties[this.spec.key]);
      if (!this.byKey.has(key)) {
        this.byKey.set(key, shape);
        this.features.push(shape.feature);
      }
    }
  }

  /** @param {import("./types.js").Feature} feature */
  add(feature) {
    const symbol = this.spec.symbols[0];
    const pointToLayer = (/** @type {any} */ _, /** @type {any} */ latlng) => markOf(this.spec, feature, latlng, this.pane);
    const options = this.isPoint ? { pointToLayer } : { pane: this.pane, ...pathStyle(this.spec, symbol) };
    // Without the group that L.geoJSON makes round each. A feature of several places is several marks.
    /** @type {any} */
    const made = L.GeoJSON.geometryToLayer(/** @type {any} */ (feature), options);
    for (const shape of made.getLayers?.() ?? [made]) {
      shape.feature = feature;
      shape.isAbsent = true;
      shape.on("add", () => shape.getElement().classList.toggle("is-absent", shape.isAbsent));
      this.group.addLayer(shape);
      this.all.push(shape);
    }
  }

  /** @returns {any[][]} where the arcs that are seen begin and end, each place once and as a line of no length */
  placesOfEnds() {
    const places = this.shapes().flatMap((shape) => {
      const points = shape.getLatLngs().flat(Infinity);
      return [points[0], points[points.length - 1]];
    });
    return [...new Map(places.map((place) => [String(place), [place, place]])).values()];
  }

  /**
   * Give a shape the symbol of a value.
   * @param {any} shape
   * @param {string} value
   * @param {Map<string, number>} counts
   */
  restyle(shape, value, counts) {
    const { spec } = this;
    if (spec.column) {
      shape.feature.properties[spec.column] = value;
    }
    const symbol = spec.symbols.find((each) => each.value === value) ?? spec.symbols[0];
    if (shape.trueLatLng) {
      setMark(spec, shape, value);
      shape.setZIndexOffset(rank(counts, value));
    } else {
      const style = pathStyle(spec, symbol);
      const drawn = shape.getElement();
      drawn?.classList.remove(...shape.options.className.split(" "));
      shape.setStyle(style);
      drawn?.classList.add(...style.className.split(" "));
    }
  }

  /** @returns {any[]} everything that can be seen in this edition */
  everything() {
    return this.all;
  }

  /** @returns {any[]} what is seen */
  shapes() {
    return this.everything().filter((/** @type {any} */ shape) => !shape.isAbsent);
  }

  /** Stay laid out, unseen, for the state that shows it again. */
  rest() {
    const pane = this.map.getPane(this.pane);
    if (!this.isShown) {
      this.show(true);
      pane.getBoundingClientRect(); // lays it out, before that is put off
    }
    pane.classList.add("is-resting");
  }

  /** @param {boolean} isShown */
  show(isShown) {
    this.map.getPane(this.pane).classList.remove("is-resting");
    if (this.isShown !== isShown) {
      this.isShown = isShown;
      for (const drawn of [this.group, ...(this.ends ? [this.ends] : [])]) {
        if (isShown) {
          drawn.addTo(this.map);
        } else {
          drawn.remove();
        }
      }
    }
  }
}

/**
 * Return the name of a new pane for one edition of a layer, which so is hidden and shown as one.
 * @param {any} map
 * @param {import("./types.js").LayerSpec} spec
 */
function paneIn(map, spec) {
  const name = `layer-${spec.id}`;
  const whole = map.getPane(name) ?? map.createPane(name);
  whole.style.zIndex = String(FIRST_LEVEL + spec.order);
  const own = `${name}-${whole.childElementCount}`;
  map.createPane(own, whole);
  return own;
}

/**
 * Return how Leaflet draws a line or an area.
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").LayerSymbol} symbol
 */
function pathStyle(spec, symbol) {
  const isArea = symbol.shape === "area";
  return {
    smoothFactor: isArea ? 0 : 1, // simplified one by one, neighbours would part
    className: `shape shape-${symbol.shape} style-${spec.style} value-${symbol.value || "none"}`,
    color: symbol.stroke,
    weight: symbol.width,
    opacity: isArea ? 1 : symbol.opacity,
    dashArray: symbol.dash || undefined,
    fill: isArea,
    fillColor: symbol.fill,
    fillOpacity: isArea ? symbol.opacity : 0,
  };
}
