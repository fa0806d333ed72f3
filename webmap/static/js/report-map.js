// @ts-check
/* global L */
// The map of an embed or a self-contained file: the same drawing as the explorer's, without its panels and states.
import { drawBorder, drawGround, groundOf, makeGroundPanes } from "./base.js";
import { Roving } from "./keyboard.js";
import { Labels } from "./labels.js";
import { areaLabels, markLabels } from "./labelled.js";
import { FIRST_LEVEL, MapLayer } from "./layers.js";
import { Spreader } from "./marks.js";
import { required } from "./dom.js";
import { Relations } from "./relations.js";
import { keepScale } from "./scale.js";
import { featuresOf } from "./shapes.js";
import { nameShapes, renameShapes } from "./tooltip.js";

const MIDDLE = /** @type {[number, number]} */ ([28, 2.6]);
const ROOM = [28, 28];

/**
 * @typedef {{ map: any, bounds: any, layers: import("./types.js").LayerSpec[] }} Parts
 * @typedef {(address: string) => Promise<any>} Load
 */

/** A map with fixed layers. */
export class ReportMap {
  /**
   * @param {import("./types.js").PageData & { extent: number[] | null, quiet: string[], drawn: Record<string, import("./types.js").Drawn>, edition: string }} page
   * @param {Parts} parts
   * @param {Load} load gives the document of an address
   * @param {(layer: string, key: string, shape: any) => void} open
   */
  constructor(page, parts, load, open) {
    this.page = page;
    this.map = parts.map;
    this.specs = parts.layers;
    this.load = load;
    this.open = open;
    this.labels = new Labels(this.map);
    this.spreader = new Spreader(this.map, MIDDLE);
    /** @type {Map<string, MapLayer>} */
    this.layers = new Map();
    this.relations = new Relations(this.map, (id) => this.shapeOf(id));
    this.relations.edition = page.edition;
    this.prepare(parts.bounds);
  }

  /** @param {any} bounds */
  prepare(bounds) {
    const { map, page } = this;
    const side = page.dir === "rtl" ? "topleft" : "topright";
    L.control.zoom({ position: side, zoomInTitle: page.words.zoomIn, zoomOutTitle: page.words.zoomOut }).addTo(map);
    const [west, south, east, north] = page.extent ?? [];
    map.fitBounds(page.extent ? [[south, west], [north, east]] : bounds, { animate: false, padding: page.extent ? ROOM : [0, 0] });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.options.inertia = false;
    }
    const lowestHome = Math.min(...this.specs.filter((spec) => spec.style === "wilaya_measure").map((spec) => spec.order));
    makeGroundPanes(map, FIRST_LEVEL + lowestHome);
    keepScale(map, required(".scale"), page);
  }

  /** Draw everything: the layers first, then the land they lie on. */
  async draw() {
    await Promise.all(this.page.shown.map((id) => this.show(id)));
    for (const [layer, shapes] of this.relations.update(this.layers)) {
      renameShapes(layer, shapes, this.page);
    }
    const { map, page } = this;
    const { land, border, uncrossed } = drawGround(map, groundOf(await this.load(page.ground.near)), page.countries, page.home);
    drawBorder(map, border);
    this.labels.useLines(uncrossed);
    this.labels.useCountries(land, new Map(Object.entries(page.countries)), page.home);
    await Promise.all(page.quiet.map((address) => this.outline(address)));
    drawGround(map, groundOf(await this.load(page.ground.far)), page.countries, page.home);
    this.arrange();
  }

  /**
   * Draw the lines of areas that are no layer of this map, for the eye to find its way.
   * @param {string} address
   */
  async outline(address) {
    const features = featuresOf(await this.load(address));
    L.geoJSON(/** @type {any} */ (features), { pane: "home", interactive: false, style: () => ({ className: "quiet-area", fill: false }) }).addTo(this.map);
  }

  /** @param {string} id */
  async show(id) {
    const spec = /** @type {import("./types.js").LayerSpec} */ (this.specs.find((each) => each.id === id));
    const layer = new MapLayer(this.map, spec);
    this.layers.set(id, layer);
    const document = await this.load(this.page.shapes[id]);
    layer.load(featuresOf(document, "shapes", spec.key));
    this.relations.load(layer, document);
    nameShapes(layer, this.page);
    const roving = new Roving(this.map, layer, (shape) => this.open(id, String(shape.feature.properties[spec.key]), shape));
    const changed = layer.apply(this.page.drawn[id]);
    layer.show(true);
    renameShapes(layer, changed, this.page);
    roving.refresh();
  }

  /** @param {string} selected layer and key of a shape that is returned if it is seen */
  shapeOf(selected) {
    const [id, key] = selected.split(/:(.*)/s);
    return this.layers.get(id)?.byKey.get(key) ?? null;
  }

  /** Move crowded marks apart and place the names. */
  arrange() {
    const layers = [...this.layers.values()];
    const marked = layers.filter((layer) => layer.isPoint);
    const marks = marked.flatMap((layer) => layer.shapes().filter((shape) => shape.trueLatLng));
    this.spreader.use(marks);
    this.labels.marks = () => marks;
    this.labels.leaders = () => this.spreader.leaders;
    this.labels.groups = new Map(marked.map((layer) => [layer.spec.id, markLabels(this.map, layer, this.page.lang)]));
    this.labels.groups.set("areas", layers.flatMap((layer) => areaLabels(this.map, layer, this.page.lang)));
    this.labels.place();
  }
}

/**
 * Leave wheel and touch to the page around the map until the reader has turned to it.
 * @param {any} map
 */
export function waitForFocus(map) {
  const box = map.getContainer();
  const isTouch = matchMedia("(pointer: coarse)").matches;
  const turnTo = () => {
    map.scrollWheelZoom.enable();
    map.dragging.enable();
  };
  const turnFrom = () => {
    map.scrollWheelZoom.disable();
    if (isTouch) {
      map.dragging.disable();
    }
  };
  turnFrom();
  box.addEventListener("click", turnTo);
  box.addEventListener("mouseleave", turnFrom);
  box.addEventListener("focusout", (/** @type {FocusEvent} */ event) => !box.contains(/** @type {Node | null} */ (event.relatedTarget)) && turnFrom());
  // With Ctrl held the wheel is meant for the map; the browser must not magnify the page.
  box.addEventListener("wheel", (/** @type {WheelEvent} */ event) => event.ctrlKey && map.scrollWheelZoom.enable(), { capture: true, passive: true });
}
