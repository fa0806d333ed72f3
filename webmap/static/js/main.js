// @ts-check
// The page of the explorer: wires the map, the state in the address, and the controls around them.
import { changed, setParameter } from "./address.js";
import { copySymbols } from "./copies.js";
import { element, pageData, painted, required } from "./dom.js";
import { Explorer } from "./explorer.js";
import { watchExtras } from "./extras.js";
import { watchLegend } from "./legend.js";
import { watchMenus } from "./menus.js";
import { watchPaths } from "./paths.js";
import { dropPicture } from "./picture.js";
import { pointFromTable } from "./pointing.js";
import { watchSheets } from "./sheets.js";
import { Slider } from "./slider.js";
import { States } from "./states.js";

// Where the parts of the page stand is marked by data-part; these are brought in before the long lists.
const AT_ONCE = ["legend", "result", "time"];
const AFTERWARDS = ["filters", "chips", "views", "table"];

/**
 * Show a state: the map at once, then the parts of the page, unless another state came meanwhile.
 * @param {import("./types.js").PageData} page
 * @param {Explorer} explorer
 * @param {import("./types.js").State} state
 * @param {() => Promise<Record<string, string>>} fetchParts
 * @param {() => Promise<import("./types.js").State>} [fetchState] what the server says, where the state was foreseen
 */
async function apply(page, explorer, state, fetchParts, fetchState = async () => state) {
  const { dataset } = document.documentElement;
  const turn = String(Number(dataset.turn ?? 0) + 1);
  Object.assign(dataset, { turn, state: "changing" });
  await draw(page, explorer, state);
  document.dispatchEvent(new CustomEvent("takhoum:state", { detail: state }));
  await painted();
  const [parts, told] = await Promise.all([fetchParts(), fetchState()]);
  if (dataset.turn === turn && told !== state) {
    await draw(page, explorer, told);
  }
  for (const names of Object.keys(parts).length ? [AT_ONCE, AFTERWARDS] : []) {
    if (dataset.turn === turn) {
      (await partsModule()).bringIn(parts, names);
      await painted();
    }
  }
  if (dataset.turn === turn) {
    required(".explorer").classList.toggle("has-table", required('[data-part="table"]').childElementCount > 0);
    showTarget();
    explorer.settle();
    await explorer.openSelected();
    dataset.state = "settled";
  }
}

/**
 * @param {import("./types.js").PageData} page
 * @param {Explorer} explorer
 * @param {import("./types.js").State} state
 */
async function draw(page, explorer, state) {
  page.query = state.pinned;
  page.measure = state.measure;
  page.words.measure = state.measureWords;
  await explorer.draw(state);
}

/** Unfold and show the table that the address leads to. */
function showTarget() {
  const target = /^#table/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
  if (target?.childElementCount) {
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView();
    (target.querySelector("h2") ?? target).focus({ preventScroll: true });
    history.replaceState(null, "", location.pathname + location.search);
  }
}

/**
 * Go in place to what was searched for, or is named in a row or a card; its layer is shown if it was not.
 * @param {Explorer} explorer
 * @param {States} states
 */
function watchNames(explorer, states) {
  const choose = async (/** @type {string} */ selected) => {
    const [layer] = selected.split(":");
    if (!explorer.layers.has(layer)) {
      await states.go(changed(location.href, "layers", [...explorer.layers.keys(), layer].join(",")));
      setParameter("select", selected, { replaces: true }); // one step of the history with its layer
    }
    await explorer.openNamed(selected);
  };
  document.addEventListener("takhoum:go", (event) => {
    event.preventDefault();
    const { address, selected } = /** @type {CustomEvent} */ (event).detail;
    selected ? choose(selected) : states.go(address);
  });
  document.addEventListener("click", (event) => {
    const selected = /** @type {HTMLElement} */ (event.target).closest(".explorer [data-select]")?.getAttribute("data-select");
    if (selected) {
      event.preventDefault();
      choose(selected);
    }
  });
}

/** @returns {Promise<typeof import("./parts.js")>} */
function partsModule() {
  return import(/** @type {string} */ (required("#page-data").dataset.parts));
}

async function start() {
  const page = pageData();
  const status = required(".map-state");
  status.textContent = page.words.loading;
  const parts = await import(/** @type {string} */ (required("#page-data").dataset.mapModule));
  const explorer = new Explorer(page, parts);
  explorer.prepare(parts.bounds);
  const first = /** @type {import("./types.js").State} */ (page.state);
  // The picture stays until the map shows the same; then come the controls and the names.
  const after = async () => {
    await explorer.ground();
    dropPicture();
    wire(page, explorer, status);
    return {};
  };
  const isDrawn = await report(status, page, apply(page, explorer, first, after), page.words.loaded);
  showTarget();
  document.documentElement.dataset.map = "ready";
  if (isDrawn) {
    await painted();
    await report(status, page, explorer.farGround(), page.words.loaded);
    partsModule().catch(() => undefined); // for the first change of state, which asks again
  }
}

/**
 * Bring the controls around the map to life.
 * @param {import("./types.js").PageData} page
 * @param {Explorer} explorer
 * @param {HTMLElement} status
 */
function wire(page, explorer, status) {
  import("./site.js"); // the header can wait: its links and its form work by themselves
  watchSheets();
  watchMenus();
  watchPaths();
  copySymbols();
  const states = new States(page, (state, parts, told) => apply(page, explorer, state, parts, told), (work) => report(status, page, work, "", () => states.show()));
  states.watch();
  explorer.moved = () => states.show();
  watchLegend(page.defaults, (address) => states.go(address));
  watchNames(explorer, states);
  watchExtras(explorer.map, page, (id) => explorer.layers.get(id)?.shapes() ?? []);
  pointFromTable((selected) => explorer.shapeOf(selected));
  new Slider((address, way) => states.go(address, way), page);
  const prepare = async (/** @type {boolean} */ isReachedFor) => {
    await states.rest();
    await states.learn();
    await explorer.foresee(await states.state(), isReachedFor);
  };
  // Where it fails a step waits for the server.
  const foresee = (/** @type {boolean} */ isReachedFor) => prepare(isReachedFor).catch(() => undefined);
  foresee(false);
  for (const kind of ["pointerenter", "focusin"]) {
    required('[data-part="time"]').addEventListener(kind, () => foresee(true));
  }
}

/**
 * Say when a piece of work failed, and how to try again.
 * @param {HTMLElement} status
 * @param {import("./types.js").PageData} page
 * @param {Promise<any>} work
 * @param {string} [done] what is said to screen readers when it is done
 * @param {() => void} [retry] tries it again without losing the page, where that can be
 * @returns {Promise<boolean>} whether it went well
 */
async function report(status, page, work, done = "", retry = () => location.reload()) {
  try {
    await work;
    status.classList.add("is-quiet");
    status.textContent = done;
    return true;
  } catch (error) {
    const again = element("button", { type: "button", class: "quiet" }, page.words.retry);
    again.addEventListener("click", () => {
      required(".leaflet-container").focus({ preventScroll: true }); // the button goes
      retry();
    });
    status.classList.remove("is-quiet");
    status.replaceChildren(page.words.failed, again);
    console.error(error);
    return false;
  }
}

start();
