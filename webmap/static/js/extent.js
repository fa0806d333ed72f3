// @ts-check
/* global L */
// The part of the world in sight: read from the address, and written into it when the reader moves the map.
import { setParameter } from "./address.js";

const SETTLED_MS = 250;
const MOVING = /^(Arrow|[-+=_]$)/;

/** Keeps map and address on the same part of the world. */
export class Extent {
  /**
   * @param {any} map
   * @param {() => void} moved told when the reader moved the map and stopped
   * @param {() => void} fitted told when the map took the size of its frame
   */
  constructor(map, moved, fitted) {
    this.map = map;
    /** @type {any} what is shown when the address names no part */
    this.whole = null;
    this.known = "";
    this.isReaders = false;
    this.timer = 0;
    const readers = () => {
      this.isReaders = true;
    };
    const box = map.getContainer();
    for (const kind of ["wheel", "dblclick", "click", "touchmove"]) {
      box.addEventListener(kind, readers, { capture: true, passive: true });
    }
    // On the map itself these keys move it; on what is drawn they go from place to place.
    box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.target === box && MOVING.test(event.key) && readers());
    map.on("dragstart", readers);
    const zooms = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target).closest?.("[data-zoom], [data-zoom-layer], [data-pan]");
    document.addEventListener("click", (event) => zooms(event) && readers(), { capture: true });
    map.on("moveend", () => {
      if (this.isReaders) {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.write(moved), SETTLED_MS);
      }
    });
    map.on("resize", () => this.fit(fitted));
    // A table, a row of filters or a turned phone changes the frame: Leaflet itself looks at the window only.
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  }

  /**
   * Who sees the whole goes on seeing it when the frame takes another size; who just moves the map, and paper, have their own.
   * @param {() => void} fitted
   */
  fit(fitted) {
    if (this.isReaders || document.documentElement.classList.contains("is-printing")) {
      return;
    }
    if (this.known === "") {
      this.show(null);
    }
    fitted();
  }

  /**
   * Move the map without writing it down.
   * @param {() => void} move
   */
  quietly(move) {
    clearTimeout(this.timer);
    this.isReaders = false;
    move();
    this.isReaders = false;
  }

  /** @param {() => void} moved */
  write(moved) {
    this.isReaders = false;
    const bounds = this.map.getBounds();
    const [west, east] = [bounds.getWest(), bounds.getEast()].map((each) => Math.max(-180, Math.min(180, each)).toFixed(2));
    const [south, north] = [bounds.getSouth(), bounds.getNorth()].map((each) => Math.max(-90, Math.min(90, each)).toFixed(2));
    this.known = [west, south, east, north].map(Number).join(",");
    setParameter("bbox", this.known, { replaces: true });
    moved();
  }

  /**
   * Show the part that a state names, or the whole, unless it is in sight already.
   * @param {number[] | null} bbox
   */
  follow(bbox) {
    const text = bbox ? bbox.join(",") : "";
    if (text !== this.known) {
      this.known = text;
      this.show(bbox);
    }
  }

  /** @param {number[] | null} bbox */
  show(bbox) {
    const bounds = bbox ? L.latLngBounds([bbox[1], bbox[0]], [bbox[3], bbox[2]]) : this.whole;
    const { options } = this.map;
    const { zoomSnap } = options;
    this.quietly(() => {
      options.zoomSnap = 0; // to the pixel: as the picture lies in the page, as the address was written
      this.map.fitBounds(bounds, { animate: false });
      options.zoomSnap = zoomSnap;
    });
  }
}
