// @ts-check
/* global L */
// What is chosen stays in sight: beside the card, or above the sheet of the phone.
import { required } from "./dom.js";

/** The part of the map that the card leaves free. */
export class Sight {
  /**
   * @param {any} map
   * @param {string} dir direction of the page: the card lies at its end
   */
  constructor(map, dir) {
    this.map = map;
    this.dir = dir;
    this.limits = L.latLngBounds(map.options.maxBounds);
    this.isBack = false;
    if (map.getContainer().offsetWidth < 760) {
      map.options.minZoom -= 0.5; // the longest line, above a sheet
    }
  }

  /**
   * Move a place out from under card and tools: the whole of it where there is room, else its middle.
   * From a line longer than that the map steps back, unless the address says which part of the world is seen.
   * @param {any} shape nothing: only attribution and scale follow the sheet
   */
  keep(shape) {
    const isLine = shape instanceof L.Polyline && !(shape instanceof L.Polygon);
    const bounds = shape?.getBounds?.() ?? (shape ? L.latLngBounds([shape.getLatLng()]) : null);
    this.isBack = false;
    const map = this.map.getContainer().getBoundingClientRect();
    const card = required("#card").getBoundingClientRect();
    const isSheet = card.width > map.width - 40;
    // Attribution and scale stand above the sheet.
    const covered = isSheet ? Math.max(0, Math.round(map.bottom - card.top)) : 0;
    required(".map-frame").style.setProperty("--covered", `${covered}px`);
    this.reach(covered);
    // A sheet at full height leaves no map to move in.
    if (bounds && covered < map.height - 80) {
      const tools = required(".map-tools").getBoundingClientRect();
      const isLow = tools.top > map.top + map.height / 2;
      const [near, far] = [isLow ? 60 : Math.max(60, tools.width + 24), card.width + 60];
      const [left, right] = isSheet ? [40, 40] : this.dir === "rtl" ? [far, near] : [near, far];
      const below = isSheet ? covered + 60 : isLow ? map.bottom - tools.top + 16 : 40;
      const room = { paddingTopLeft: [left, 40], paddingBottomRight: [right, below], animate: false };
      const size = this.map.latLngToContainerPoint(bounds.getSouthEast()).subtract(this.map.latLngToContainerPoint(bounds.getNorthWest()));
      const fits = size.x <= map.width - left - right && size.y <= map.height - 40 - below;
      this.isBack = isLine && !fits && !hasPart();
      if (this.isBack) {
        this.map.fitBounds(bounds, isSheet ? { ...room, paddingTopLeft: [20, 20], paddingBottomRight: [20, covered + 36] } : room);
        return;
      }
      for (const corner of fits ? [bounds.getNorthWest(), bounds.getSouthEast()] : [bounds.getCenter()]) {
        this.map.panInside(corner, room);
      }
    }
  }

  /**
   * Come back from a line the map stepped back from, unless the reader has moved it since.
   * @param {() => void} show shows what was seen before
   */
  leave(show) {
    if (this.isBack && !hasPart()) {
      show();
    }
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
}

/** Tell whether the address names the part of the world in sight. */
function hasPart() {
  return new URL(location.href).searchParams.has("bbox");
}
