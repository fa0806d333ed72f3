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
  }

  /**
   * Move a place out from under the card: the whole of it where there is room, else its middle.
   * @param {any} bounds nothing: only attribution and scale follow the sheet
   */
  keep(bounds) {
    const map = this.map.getContainer().getBoundingClientRect();
    const card = required("#card").getBoundingClientRect();
    const isSheet = card.width > map.width - 40;
    // Attribution and scale stand above the sheet.
    const covered = isSheet ? Math.max(0, Math.round(map.bottom - card.top)) : 0;
    required(".map-frame").style.setProperty("--covered", `${covered}px`);
    this.reach(covered);
    // A sheet at full height leaves no map to move in.
    if (bounds && covered < map.height - 80) {
      const side = isSheet ? 40 : card.width + 60;
      const [left, right] = isSheet ? [40, 40] : this.dir === "rtl" ? [side, 60] : [60, side];
      const below = covered + (isSheet ? 60 : 40);
      const room = { paddingTopLeft: [left, 40], paddingBottomRight: [right, below], animate: false };
      const size = this.map.latLngToContainerPoint(bounds.getSouthEast()).subtract(this.map.latLngToContainerPoint(bounds.getNorthWest()));
      const fits = size.x <= map.width - left - right && size.y <= map.height - 40 - below;
      for (const corner of fits ? [bounds.getNorthWest(), bounds.getSouthEast()] : [bounds.getCenter()]) {
        this.map.panInside(corner, room);
      }
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
