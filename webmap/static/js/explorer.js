// @ts-check
/* global L */
// The explorer: the map that Folium made, its layers in the state that is shown, and what is open on it.
import { drawBorder, drawGround, groundOf, makeGroundPanes } from "./base.js";
import { Card } from "./card.js";
import { idle, required } from "./dom.js";
import { Extent } from "./extent.js";
import { Roving } from "./keyboard.js";
import { Labels } from "./labels.js";
import { areaLabels, markLabels } from "./labelled.js";
import { FIRST_LEVEL, MapLayer } from "./layers.js";
import { Spreader } from "./marks.js";
import { nameOf } from "./names.js";
import { pictured } from "./picture.js";
import { chooseRow, pointFromMap } from "./pointing.js";
import { Relations } from "./relations.js";
import { keepScale } from "./scale.js";
import { featuresOf, fetchJson } from "./shapes.js";
import { Sight } from "./sight.js";
import { nameShapes, renameShapes } from "./tooltip.js";
import { Towns } from "./towns.js";

const MIDDLE = /** @type {[number, number]} */ ([28, 2.6]);

export class Explorer {
  /**
   * @param {import("./types.js").PageData} page
   * @param {{ map: any, bounds: any, layers: import("./types.js").LayerSpec[] }} parts
   */
  constructor(page, parts) {
    this.page = page;
    this.map = parts.map;
    this.sight = new Sight(parts.map, page.dir);
    this.specs = parts.layers;
    keepScale(parts.map, required(".scale"), page); // first, since names keep off it
    this.labels = new Labels(this.map);
    this.spreader = new Spreader(this.map, MIDDLE);
    this.card = new Card(page, (shape) => this.follow(shape));
    /** @type {Map<string, MapLayer>} the layers shown */
    this.layers = new Map();
    /** @type {Map<string, Promise<{ layer: MapLayer, roving: Roving }>>} everything drawn so far, by address */
    this.drawn = new Map();
    this.relations = new Relations(this.map, (id) => this.shapeOf(id));
    this.towns = new Towns(this.map, this.labels, page.lang);
    this.extent = new Extent(this.map, () => this.moved(), () => this.extent.quietly(() => this.keepInSight(this.card.shape)));
    this.moved = () => {};
    /** @type {[MapLayer, any[]][]} shapes whose spoken names are out of date */
    this.renamed = [];
  }

  /** @param {any} bounds the whole */
  prepare(bounds) {
    const { map, page } = this;
    // On a phone always in the corner of the ocean: the other one lies on the border. On wider screens the card has that side.
    const isWide = matchMedia("(min-width: 761px)").matches;
    const side = page.dir === "rtl" && isWide ? "topright" : "topleft";
    L.control.zoom({ position: side, zoomInTitle: page.words.zoomIn, zoomOutTitle: page.words.zoomOut }).addTo(map);
    this.extent.whole = bounds;
    this.extent.show(null);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.options.inertia = false;
    }
    if (page.tiles) {
      map.getContainer().classList.add("has-tiles");
      L.tileLayer(page.tiles, { opacity: 0.6 }).addTo(map);
    }
    const lowestHome = Math.min(...this.specs.filter((spec) => spec.style === "wilaya_measure").map((spec) => spec.order));
    makeGroundPanes(map, FIRST_LEVEL + lowestHome);
  }

  /** Draw land and coasts round the home country and the border's band; the scale, and where names of countries may stand. */
  async ground() {
    const { map, page } = this;
    const land = pictured("land", "country_code", page.lang);
    const lines = pictured("lines", "id", page.lang);
    const near = land && lines ? { land, lines } : groundOf(await fetchJson(page.ground.near));
    const { border, uncrossed } = drawGround(map, near, page.countries, page.home);
    drawBorder(map, border);
    this.labels.useLines(uncrossed);
    this.labels.useCountries(near.land, new Map(Object.entries(page.countries)), page.home);
  }

  /** Draw the farther land and the towns, once the first view stands. */
  async farGround() {
    drawGround(this.map, groundOf(await fetchJson(this.page.ground.far)), this.page.countries, this.page.home);
    await this.towns.load(this.page.towns);
  }

  /**
   * Draw a state: what it shows appears, what it does not disappears.
   * @param {import("./types.js").State} state
   */
  async draw(state) {
    this.relations.edition = state.edition;
    this.extent.follow(state.bbox);
    const found = await Promise.all(state.shown.map((id) => this.layerAt(id, state.shapes[id])));
    const shown = new Map(found.map(({ layer }) => [layer.spec.id, layer]));
    for (const layer of this.layers.values()) {
      if (!shown.has(layer.spec.id)) {
        layer.show(false);
      } else if (shown.get(layer.spec.id) !== layer) {
        layer.rest(); // of another edition
      }
    }
    this.layers = shown;
    for (const { layer, roving } of found) {
      const changed = layer.apply(state.drawn[layer.spec.id]);
      layer.show(true);
      // Another measure has other words, though the number may be the same.
      const isOther = layer.spec.isMeasure && layer.measure !== state.measure;
      layer.measure = state.measure;
      this.renamed.push([layer, isOther ? layer.everything() : changed]);
      roving.refresh();
    }
    this.renamed.push(...this.relations.update(shown));
  }

  /**
   * Return a layer with the shapes of an address, fetched the first time.
   * @param {string} id
   * @param {string} address
   */
  layerAt(id, address) {
    let made = this.drawn.get(address);
    if (!made) {
      made = this.make(id, address);
      made.catch(() => this.drawn.delete(address));
      this.drawn.set(address, made);
    }
    return made;
  }

  /**
   * @param {string} id
   * @param {string} address
   */
  async make(id, address) {
    const spec = /** @type {import("./types.js").LayerSpec} */ (this.specs.find((each) => each.id === id));
    const layer = new MapLayer(this.map, spec);
    const held = pictured(address, spec.key, this.page.lang);
    const document = held ? null : await fetchJson(address);
    layer.load(held ?? featuresOf(document, "shapes", spec.key));
    this.relations.load(layer, document);
    nameShapes(layer, this.page);
    pointFromMap(layer);
    return { layer, roving: new Roving(this.map, layer, (shape) => this.open(layer, shape)) };
  }

  /**
   * Make ready what other editions show; laid out unseen, a step of the slider then only shows and hides.
   * @param {import("./types.js").State} state
   * @param {boolean} isLaidOut
   */
  async foresee(state, isLaidOut) {
    const addresses = Object.entries(state.otherShapes).flatMap(([id, all]) => all.map((address) => [id, address]));
    for (const [id, address] of addresses) {
      await idle();
      const { layer } = await this.layerAt(id, address);
      if (isLaidOut && this.layers.has(id) && this.layers.get(id) !== layer) {
        this.renamed.push([layer, layer.apply(state.drawn[id])]); // most look the same there
        layer.rest();
      }
    }
  }

  /** Say the names of what changed, and place marks and names. */
  settle() {
    for (const [layer, shapes] of this.renamed.splice(0)) {
      renameShapes(layer, shapes, this.page);
    }
    this.arrange();
  }

  /** Move crowded marks apart and place the names again. */
  arrange() {
    const shown = [...this.layers.values()];
    const marked = shown.filter((layer) => layer.isPoint);
    const marks = marked.flatMap((layer) => layer.shapes().filter((shape) => shape.trueLatLng));
    this.spreader.use(marks);
    this.labels.marks = () => marks;
    this.labels.leaders = () => this.spreader.leaders;
    this.labels.groups = new Map(marked.map((layer) => [layer.spec.id, markLabels(this.map, layer, this.page.lang)]));
    this.labels.groups.set("areas", shown.flatMap((layer) => areaLabels(this.map, layer, this.page.lang)));
    this.towns.name();
    this.labels.place();
  }

  /**
   * @param {MapLayer} layer
   * @param {any} shape
   */
  open(layer, shape) {
    return this.card.open(layer.spec.id, String(shape.feature.properties[layer.spec.key]), shape);
  }

  /**
   * Show on map and table what is chosen.
   * @param {any} shape
   */
  follow(shape) {
    this.sight.leave(() => this.extent.show(null));
    this.extent.quietly(() => this.keepInSight(shape));
    chooseRow(this.card.asked);
    this.relations.choose(this.card.asked);
  }

  /**
   * Name the chosen shape before all others and move it out from under the card.
   * @param {any} shape
   */
  keepInSight(shape) {
    this.labels.chosen = shape?.trueLatLng ? {
      words: nameOf(shape.feature.properties, this.page.lang),
      kind: "chosen",
      at: () => [this.map.latLngToContainerPoint(shape.getLatLng())],
      isMark: true,
      shape,
    } : null;
    this.sight.keep(shape);
    this.labels.place();
  }

  /**
   * Open the card of something a card names; it may be on no layer that is shown.
   * @param {string} selected layer and key
   */
  openNamed(selected) {
    const [id, key] = selected.split(/:(.*)/s);
    return this.card.open(id, key, this.shapeOf(selected));
  }

  /** @param {string} selected layer and key of a shape that is returned if it is seen */
  shapeOf(selected) {
    const [id, key] = selected.split(/:(.*)/s);
    return this.layers.get(id)?.byKey.get(key) ?? null;
  }

  /** Open or close what the address selects, or no longer does. */
  async openSelected() {
    const selected = new URL(location.href).searchParams.get("select") ?? "";
    if (selected && selected === this.card.asked) {
      await this.card.renew(this.shapeOf(selected));
    } else if (selected) {
      const [id, key] = selected.split(/:(.*)/s);
      await this.card.open(id, key, this.shapeOf(selected), false);
    } else {
      this.card.close();
    }
  }
}
