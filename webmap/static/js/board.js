// @ts-check
/* global L */
// The map beside the board: the crossings that match, each tied to its row. Without it the table says the same.
import { drawBorder, drawGround, groundOf, makeGroundPanes } from "./base.js";
import { element, pageData, required } from "./dom.js";
import { Roving } from "./keyboard.js";
import { Labels } from "./labels.js";
import { FIRST_LEVEL, MapLayer } from "./layers.js";
import { Spreader } from "./marks.js";
import { watchMenus } from "./menus.js";
import { keepScale } from "./scale.js";
import { featuresOf, fetchJson } from "./shapes.js";
import { nameShapes, renameShapes } from "./tooltip.js";

const LAYER = "crossings";
const MIDDLE = /** @type {[number, number]} */ ([28, 2.6]);
// Moving marks apart compares each with each: beyond this many the reader zooms in instead.
const MOST_SPREAD = 300;

/**
 * Draw land and border.
 * @param {any} map
 * @param {import("./types.js").PageData} page
 * @param {Labels} labels
 */
async function drawBase(map, page, labels) {
  const { land, border } = drawGround(map, groundOf(await fetchJson(page.ground.near)), page.countries, page.home);
  drawBorder(map, border);
  labels.useLines(border);
  labels.useCountries(land, new Map(Object.entries(page.countries)), page.home);
  drawGround(map, groundOf(await fetchJson(page.ground.far)), page.countries, page.home);
}

/**
 * Draw the crossings.
 * @param {any} map
 * @param {import("./types.js").PageData} page
 * @param {import("./types.js").LayerSpec} spec
 */
async function drawCrossings(map, page, spec) {
  const layer = new MapLayer(map, spec);
  layer.load(featuresOf(await fetchJson(page.shapes[LAYER]), "shapes", spec.key));
  nameShapes(layer, page);
  const changed = layer.apply(page.drawn[LAYER]);
  layer.show(true);
  renameShapes(layer, changed, page);
  new Roving(map, layer, (shape) => showRow(layer, shape));
  const marks = layer.shapes().filter((shape) => shape.trueLatLng);
  if (marks.length <= MOST_SPREAD) {
    new Spreader(map, MIDDLE).use(marks);
  }
  return { layer, marks };
}

/**
 * Lead from a mark to its row.
 * @param {MapLayer} layer
 * @param {any} shape
 */
function showRow(layer, shape) {
  const key = String(shape.feature.properties[layer.spec.key]);
  const row = document.querySelector(`tr[data-key="${CSS.escape(key)}"]`);
  if (row) {
    choose(layer, key);
    row.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (row.querySelector(".crossing-name"))?.focus({ preventScroll: true });
  }
}

/**
 * Mark one crossing in the table and on the map.
 * @param {MapLayer} layer
 * @param {string} key
 */
function choose(layer, key) {
  for (const row of document.querySelectorAll("tr[data-key]")) {
    row.classList.toggle("is-chosen", row.getAttribute("data-key") === key);
  }
  for (const shape of layer.shapes()) {
    shape.getElement()?.classList.toggle("is-chosen", String(shape.feature.properties[layer.spec.key]) === key);
  }
}

/** @param {MapLayer} layer */
function watchRows(layer) {
  for (const row of document.querySelectorAll("tr[data-key]")) {
    for (const kind of ["focusin", "mouseenter"]) {
      row.addEventListener(kind, () => choose(layer, row.getAttribute("data-key") ?? ""));
    }
  }
}

/** @param {import("./types.js").PageData} page */
async function drawMap(page) {
  const { map, bounds, layers } = await import(/** @type {string} */ (required("#page-data").dataset.mapModule));
  const side = page.dir === "rtl" ? "topright" : "topleft";
  L.control.zoom({ position: side, zoomInTitle: page.words.zoomIn, zoomOutTitle: page.words.zoomOut }).addTo(map);
  map.scrollWheelZoom.disable(); // the page scrolls past the map
  map.fitBounds(bounds, { animate: false });
  makeGroundPanes(map, FIRST_LEVEL);
  keepScale(map, required(".scale"), page);
  const labels = new Labels(map);
  const spec = layers.find((/** @type {import("./types.js").LayerSpec} */ each) => each.id === LAYER);
  const [, { layer, marks }] = await Promise.all([drawBase(map, page, labels), drawCrossings(map, page, spec)]);
  labels.marks = () => marks;
  labels.place();
  watchRows(layer);
  if (page.selected) {
    choose(layer, page.selected.split(":")[1]);
  }
}

async function start() {
  const page = pageData();
  const state = required(".map-state");
  watchMenus();
  state.textContent = page.words.loading;
  try {
    await drawMap(page);
    state.textContent = page.words.loaded;
    state.classList.add("is-quiet");
    document.documentElement.dataset.map = "ready";
  } catch (error) {
    const again = element("button", { type: "button", class: "quiet" }, page.words.retry);
    again.addEventListener("click", () => location.reload());
    state.replaceChildren(page.words.failed, again);
    console.error(error);
  }
}

start();
