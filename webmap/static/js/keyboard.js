// @ts-check
// Keyboard paths over the map: one tab stop a layer, arrows to the nearest shape that way, Enter opens.
import { room } from "./zoom.js";

const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** One roving tab stop over the shapes of a layer. */
export class Roving {
  /**
   * @param {any} map
   * @param {import("./layers.js").MapLayer} layer
   * @param {(shape: any) => void} open
   */
  constructor(map, layer, open) {
    this.map = map;
    this.layer = layer;
    this.open = open;
    /** @type {any} */
    this.current = null;
    for (const shape of layer.everything()) {
      shape.on("add", () => this.listen(shape));
      shape.on("click", () => open(shape));
      if (shape.getElement?.()) {
        this.listen(shape);
      }
    }
    this.refresh();
    // Tab enters a layer where the reader looks.
    map.on("moveend", () => map.hasLayer(layer.group) && this.refresh());
  }

  /** Keep the tab stop on something that is seen, in sight where there is anything. */
  refresh() {
    const { current } = this;
    if (!current || current.isAbsent || !(this.isInSight(current) || current.getElement?.() === document.activeElement)) {
      const shapes = this.layer.shapes();
      this.enter(shapes.find((shape) => this.isInSight(shape)) ?? shapes[0]);
    }
  }

  /** @param {any} shape */
  isInSight(shape) {
    return this.map.getBounds().contains(this.latlng(shape));
  }

  /** @param {any} shape */
  listen(shape) {
    const drawn = shape.getElement();
    drawn.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event, shape));
    drawn.addEventListener("focus", () => {
      this.enter(shape);
      if (drawn.matches(":focus-visible")) {
        this.bringIntoSight(shape);
      }
    });
    if (shape === this.current) {
      drawn.setAttribute("tabindex", "0");
    }
  }

  /**
   * @param {KeyboardEvent} event
   * @param {any} shape
   */
  key(event, shape) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return; // of the browser: back, forward, zoom
    }
    if (event.key === "Enter" || event.key === " ") {
      this.open(shape);
    } else if (event.key in DIRECTIONS) {
      this.step(shape, DIRECTIONS[/** @type {keyof typeof DIRECTIONS} */ (event.key)]);
    } else if (event.key === "Escape") {
      shape.closeTooltip();
      return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {any} shape */
  enter(shape) {
    this.current?.getElement?.()?.setAttribute("tabindex", "-1");
    this.current = shape;
    shape?.getElement?.()?.setAttribute("tabindex", "0");
  }

  /**
   * Move to the nearest shape in a direction.
   * @param {any} shape
   * @param {number[]} direction
   */
  step(shape, [dx, dy]) {
    const here = this.place(shape);
    let best = null;
    let shortest = Infinity;
    for (const other of this.layer.shapes()) {
      const to = this.place(other).subtract(here);
      const along = to.x * dx + to.y * dy;
      const across = Math.abs(to.x * dy) + Math.abs(to.y * dx);
      const length = along + 2 * across;
      if (other !== shape && along > 0.5 && across <= 3 * along && length < shortest) {
        [best, shortest] = [other, length];
      }
    }
    if (best) {
      this.bringIntoSight(best);
      best.getElement().focus({ preventScroll: true });
    }
  }

  /**
   * Move the map so that what has the focus is seen, and not under the card.
   * @param {any} shape
   */
  bringIntoSight(shape) {
    this.map.panInside(this.latlng(shape), { ...room(document.documentElement.dir === "rtl"), animate: false });
  }

  /** @param {any} shape */
  latlng(shape) {
    return shape.getLatLng ? shape.getLatLng() : shape.getBounds().getCenter();
  }

  /** @param {any} shape */
  place(shape) {
    return this.map.latLngToLayerPoint(this.latlng(shape));
  }
}
