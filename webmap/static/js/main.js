// @ts-check
/* global L */
// The explorer: takes the map that Folium made, fetches the ground and the layers, and brings them to life.
import { drawBorder, drawGround, makeGroundPanes } from "./base.js";
import { Card } from "./card.js";
import { element, pageData, required, symbol } from "./dom.js";
import { watchExtras } from "./extras.js";
import { Roving } from "./keyboard.js";
import { Labels } from "./labels.js";
import { areaLabels, markLabels } from "./labelled.js";
import { FIRST_LEVEL, MapLayer } from "./layers.js";
import { watchLegend, watchMeasure, watchTableLinks } from "./legend.js";
import { Spreader } from "./marks.js";
import { nameOf } from "./names.js";
import { keepScale } from "./scale.js";
import { featuresOf, fetchJson, withValues } from "./shapes.js";
import { watchSheets } from "./sheets.js";
import { nameShapes } from "./tooltip.js";

const MIDDLE = /** @type {[number, number]} */ ([28, 2.6]);

class Explorer {
  /**
   * @param {import("./types.js").PageData} page
   * @param {{ map: any, bounds: any, layers: import("./types.js").LayerSpec[] }} parts
   */
  constructor(page, parts) {
    this.page = page;
    this.map = parts.map;
    this.limits = L.latLngBounds(parts.map.options.maxBounds);
    this.specs = parts.layers;
    this.labels = new Labels(this.map);
    this.spreader = new Spreader(this.map, MIDDLE);
    this.card = new Card(page, (shape) => this.keepInSight(shape));
    /** @type {Map<string, MapLayer>} */
    this.layers = new Map();
  }

  /** @param {any} bounds */
  prepare(bounds) {
    const { map, page } = this;
    const side = page.dir === "rtl" ? "topright" : "topleft";
    L.control.zoom({ position: side, zoomInTitle: page.words.zoomIn, zoomOutTitle: page.words.zoomOut }).addTo(map);
    map.fitBounds(bounds, { animate: false });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.options.inertia = false;
    }
    if (page.tiles) {
      L.tileLayer(page.tiles, { opacity: 0.6 }).addTo(map);
    }
    const lowestHome = Math.min(...this.specs.filter((spec) => spec.style === "wilaya_measure").map((spec) => spec.order));
    makeGroundPanes(map, FIRST_LEVEL + lowestHome);
    keepScale(map, required(".scale"), page);
  }

  /** Draw land and coasts round the home country, the border's band, and the names of countries. */
  async ground() {
    const { map, page } = this;
    const [near, border] = await Promise.all([fetchJson(page.ground.near), fetchJson(page.border)]);
    const land = drawGround(map, near, page.countries, page.home);
    const lines = featuresOf(border);
    drawBorder(map, lines);
    this.labels.useLines(lines);
    this.labels.useCountries(land, new Map(Object.entries(page.countries)), page.home);
    this.labels.place();
  }

  /** Draw the farther land, once the first view stands. */
  async farGround() {
    drawGround(this.map, await fetchJson(this.page.ground.far), this.page.countries, this.page.home);
  }

  /**
   * Show or hide a layer, fetching it the first time.
   * @param {string} id
   * @param {boolean} isShown
   */
  async show(id, isShown) {
    let layer = this.layers.get(id);
    if (!layer && isShown) {
      layer = new MapLayer(this.map, /** @type {import("./types.js").LayerSpec} */ (this.specs.find((spec) => spec.id === id)));
      this.layers.set(id, layer);
      const { spec } = layer;
      const features = featuresOf(await fetchJson(this.page.shapes[id]), "shapes", spec.key);
      layer.draw(withValues(features, spec, this.page.drawn[id]));
      layer.show(true);
      nameShapes(layer, this.page);
      const drawn = layer;
      new Roving(this.map, layer, (shape) => this.open(drawn, shape));
    } else {
      layer?.show(isShown);
    }
    this.arrange();
  }

  /** Move crowded marks apart and place the names again. */
  arrange() {
    const shown = [...this.layers.values()].filter((layer) => layer.isLoaded && this.map.hasLayer(layer.group));
    const marked = shown.filter((layer) => layer.isPoint);
    const marks = marked.flatMap((layer) => layer.shapes().filter((shape) => shape.trueLatLng));
    this.spreader.use(marks);
    this.labels.marks = () => marks;
    this.labels.groups = new Map(marked.map((layer) => [layer.spec.id, markLabels(this.map, layer, this.page.lang)]));
    this.labels.groups.set("areas", shown.flatMap((layer) => areaLabels(this.map, layer, this.page.lang)));
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
   * Move the chosen shape out from under the card, then place the names again.
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
    const latlng = shape?.getLatLng?.() ?? shape?.getBounds?.().getCenter();
    const map = this.map.getContainer().getBoundingClientRect();
    const card = required("#card").getBoundingClientRect();
    const isSheet = card.width > map.width - 40;
    // Attribution and scale stand above the sheet.
    const covered = isSheet ? Math.max(0, Math.round(map.bottom - card.top)) : 0;
    required(".map-frame").style.setProperty("--covered", `${covered}px`);
    this.reach(covered);
    // A sheet at full height leaves no map to move in.
    if (latlng && covered < map.height - 80) {
      const side = isSheet ? 40 : card.width + 60;
      const [left, right] = isSheet ? [40, 40] : this.page.dir === "rtl" ? [side, 60] : [60, side];
      const below = covered + (isSheet ? 60 : 40);
      this.map.panInside(latlng, { paddingTopLeft: [left, 40], paddingBottomRight: [right, below], animate: false });
    }
    this.labels.place();
  }

  /**
   * Let the map be moved as far up as a sheet covers it: what lies at the southern end stays in reach.
   * @param {number} covered pixels
   */
  reach(covered) {
    const { map, limits } = this;
    const lowest = map.unproject(map.project(limits.getSouthWest()).add([0, covered]));
    map.setMaxBounds(L.latLngBounds([lowest.lat, limits.getWest()], limits.getNorthEast()));
  }

  /**
   * Open the card of something a card names; it may be on no layer that is shown.
   * @param {string} selected layer and key
   */
  openNamed(selected) {
    const [id, key] = selected.split(/:(.*)/s);
    return this.card.open(id, key, this.layers.get(id)?.byKey.get(key) ?? null);
  }

  /** Open what the address selects. */
  async openSelected() {
    const [id, key] = this.page.selected.split(":");
    if (key) {
      await this.show(id, true);
      const layer = /** @type {MapLayer} */ (this.layers.get(id));
      await this.card.open(id, key, layer.byKey.get(key) ?? null, false);
    }
  }
}

/** Put the legend's symbols into the table. */
function markTables() {
  for (const place of document.querySelectorAll("[data-mark]")) {
    const [layer, value] = (place.getAttribute("data-mark") ?? "").split("/");
    place.replaceChildren(...[symbol(layer, value)].filter((drawn) => drawn !== null));
  }
}

async function start() {
  const page = pageData();
  const state = required(".map-state");
  state.textContent = page.words.loading;
  watchSheets();
  watchMeasure();
  watchTableLinks();
  markTables();
  const parts = await import(/** @type {string} */ (required("#page-data").dataset.mapModule));
  const explorer = new Explorer(page, parts);
  explorer.prepare(parts.bounds);
  watchLegend(page.defaults, (id, isShown) => report(state, page, explorer.show(id, isShown)));
  watchExtras(explorer.map, page, (id) => explorer.layers.get(id)?.group);
  required(".card-body").addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("[data-select]");
    if (link) {
      event.preventDefault();
      explorer.openNamed(link.getAttribute("data-select") ?? "");
    }
  });
  const shown = page.shown.map((id) => explorer.show(id, true));
  // The ground waits until the layers are drawn: what is known comes before the land it lies on.
  const ground = Promise.allSettled(shown).then(() => explorer.ground());
  await report(state, page, Promise.all([...shown, ground]));
  await explorer.openSelected();
  document.documentElement.dataset.map = "ready";
  await report(state, page, explorer.farGround());
}

/**
 * Say how a piece of work ended.
 * @param {HTMLElement} state
 * @param {import("./types.js").PageData} page
 * @param {Promise<any>} work
 */
async function report(state, page, work) {
  state.classList.remove("is-quiet");
  try {
    await work;
    state.textContent = page.words.loaded;
    state.classList.add("is-quiet");
  } catch (error) {
    const again = element("button", { type: "button", class: "quiet" }, page.words.retry);
    again.addEventListener("click", () => location.reload());
    state.replaceChildren(page.words.failed, again);
    console.error(error);
  }
}

start();
