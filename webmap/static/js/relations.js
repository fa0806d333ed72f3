// @ts-check
/* global L */
// What links places: spokes of meetings, members of networks, arcs. One looked at lifts its ends; the others step back.
import { featuresOf } from "./shapes.js";
import { bent, hull } from "./curves.js";

/** How far spokes between the same places part, as a share of their length. */
const PART = 0.05;

/**
 * @typedef {{ id: string, key: string, layer: import("./layers.js").MapLayer, feature: any, shapes: any[], paths: any[], edition: string, isDrawn: boolean,
 *   known: Map<string, any>, ends: Set<string>, places: Map<string, any> }} Item
 */

/** The relations of one map. */
export class Relations {
  /**
   * @param {any} map
   * @param {(id: string) => any} shapeOf the shape of `layer:key`, if it is seen
   */
  constructor(map, shapeOf) {
    this.map = map;
    this.shapeOf = shapeOf;
    /** of wilayas: what was one wilaya is an end as one */
    this.edition = "";
    /** @type {Item[]} */
    this.items = [];
    /** @type {Map<string, number>} how many spokes run between two places */
    this.parallel = new Map();
    this.chosen = "";
    this.looked = "";
    this.hasLifted = false;
    this.rings = L.layerGroup().addTo(map);
    map.createPane("relations").style.zIndex = "465";
    map.getPane("relations").style.pointerEvents = "none";
  }

  /**
   * Take in a layer whose shapes are made.
   * @param {import("./layers.js").MapLayer} layer
   * @param {any} topology its shape document
   */
  load(layer, topology) {
    if (!layer.spec.relations) {
      return;
    }
    const known = new Map(topology.objects.ends ? featuresOf(topology, "ends").map((each) => [String(each.id), each]) : []);
    /** @type {Map<string, Item>} */
    const items = new Map();
    for (const shape of layer.everything()) {
      const { feature } = shape;
      const key = String(feature.properties[layer.spec.key]);
      /** @type {Item} */
      const item = items.get(key) ?? { id: `${layer.spec.id}:${key}`, key, layer, feature, shapes: [], paths: [], edition: "", isDrawn: false, known, ends: new Set(), places: new Map() };
      items.set(key, item);
      item.shapes.push(shape);
      this.listen(item.id, shape);
    }
    for (const item of items.values()) {
      this.find(item);
      this.items.push(item);
    }
  }

  /**
   * Show the relations of what a state shows.
   * @param {Map<string, import("./layers.js").MapLayer>} layers the layers shown
   * @returns {[import("./layers.js").MapLayer, any[]][]} shapes that link other places than before
   */
  update(layers) {
    /** @type {[import("./layers.js").MapLayer, any[]][]} */
    const changed = [];
    for (const item of this.items) {
      if (item.edition !== this.edition) {
        this.find(item);
        changed.push([item.layer, item.shapes]);
      }
      const isDrawn = layers.get(item.layer.spec.id) === item.layer && item.layer.byKey.has(item.key);
      if (item.isDrawn !== isDrawn) {
        item.isDrawn = isDrawn;
        item.paths.forEach((path) => (isDrawn ? path.addTo(this.map) : path.remove()));
      }
    }
    this.show();
    return changed;
  }

  /**
   * Find the ends of a relation in the edition shown, and make its lines.
   * @param {Item} item
   */
  find(item) {
    const { ends = {} } = item.feature.properties;
    /** @type {[string, number][]} */
    const pairs = ends[this.edition] ?? ends[""] ?? [];
    item.edition = this.edition;
    item.ends = new Set(pairs.map(([end]) => end));
    item.places.clear();
    for (const [end, isStated] of pairs) {
      const place = item.known.get(end);
      if (place) {
        const [spot = null] = place.geometry.coordinates;
        item.places.set(end, { ...place, spot, isStated: isStated === 1 });
        item.ends.add(place.properties.within ?? end);
      }
    }
    item.feature.ends = [...item.places.values()];
    item.paths.forEach((path) => path.remove());
    item.isDrawn = false;
    const kind = item.layer.spec.relations;
    item.paths = kind === "spokes" ? this.spokes(item) : kind === "members" ? membersOf(item) : [];
  }

  /**
   * Draw the spokes of a meeting: those a source names solid, those worked out dashed.
   * @param {Item} item
   */
  spokes(item) {
    const [lon, lat] = item.feature.geometry.coordinates;
    return [true, false].flatMap((isStated) => {
      const lines = [...item.places].flatMap(([end, place]) => {
        if (!place.spot || place.isStated !== isStated) {
          return [];
        }
        const name = `${this.edition} ${lon} ${lat} ${end}`;
        const number = this.parallel.get(name) ?? 0;
        this.parallel.set(name, number + 1);
        // The first runs straight, the next ones to its left and right in turn.
        const share = PART * Math.ceil(number / 2) * (number % 2 ? 1 : -1);
        return [bent([lat, lon], [place.spot[1], place.spot[0]], share)];
      });
      const className = isStated ? "spoke" : "spoke is-derived";
      return lines.length ? [L.polyline(lines, { pane: "relations", interactive: false, className, fill: false })] : [];
    });
  }

  /**
   * Lift a relation while one of its shapes is looked at.
   * @param {string} id
   * @param {any} shape
   */
  listen(id, shape) {
    shape.on("add", () => {
      const drawn = shape.getElement();
      drawn.classList.add("is-relation");
      for (const [event, looked] of [["pointerenter", id], ["focus", id], ["pointerleave", ""], ["blur", ""]]) {
        drawn.addEventListener(event, () => this.look(looked));
      }
    });
  }

  /** @param {string} id of what is under the pointer or has the focus */
  look(id) {
    this.looked = id;
    this.show();
  }

  /** @param {string} id `layer:key` of what is chosen, a relation or a place */
  choose(id) {
    this.chosen = id;
    this.show();
  }

  /** Lift what is looked at, else what is chosen; of a place all its relations. */
  show() {
    const id = this.looked || this.chosen;
    const lifted = id ? this.items.filter((item) => item.isDrawn && (item.id === id || item.ends.has(id))) : [];
    if (lifted.length || this.hasLifted) {
      this.hasLifted = lifted.length > 0;
      const container = this.map.getContainer();
      container.classList.toggle("has-lifted", this.hasLifted);
      for (const each of container.querySelectorAll(".is-lifted, .is-end")) {
        each.classList.remove("is-lifted", "is-end");
      }
      this.rings.clearLayers();
      lifted.forEach((item) => this.lift(item));
    }
  }

  /** @param {Item} item */
  lift(item) {
    for (const each of [...item.shapes, ...item.paths]) {
      each.getElement?.()?.classList.add("is-lifted");
    }
    for (const end of item.ends) {
      this.shapeOf(end)?.getElement?.()?.classList.add("is-end");
    }
    for (const { spot } of item.places.values()) {
      if (spot) {
        const [lon, lat] = spot;
        const ring = { pane: "relations", interactive: false, className: "end-ring", radius: 4 };
        L.circleMarker([lat, lon], ring).addTo(this.rings);
      }
    }
  }
}

/**
 * Draw what holds the members of a network together.
 * @param {Item} item
 */
function membersOf(item) {
  const places = [...item.places.values()].flatMap(({ spot }) => (spot ? [spot] : []));
  if (!places.length) {
    return [];
  }
  /** @type {[number, number][]} */
  const corners = hull(places).map(([lon, lat]) => [lat, lon]);
  const options = { pane: "relations", interactive: false, className: "hull", smoothFactor: 0 };
  return [corners.length > 2 ? L.polygon(corners, options) : L.polyline([corners[0], corners[corners.length - 1]], { ...options, fill: false })];
}
