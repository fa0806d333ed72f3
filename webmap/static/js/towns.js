// @ts-check
/* global L */
// Main towns under everything else: more of them the nearer the reader looks, named where there is room.
import { nameOf } from "./names.js";
import { fetchJson } from "./shapes.js";

// The lowest zoom at which towns of a rank are shown: capitals, chief towns, the others.
const FROM_ZOOM = [0, 5, 6.5, 7.5];

/** The towns of one map. */
export class Towns {
  /**
   * @param {any} map
   * @param {import("./labels.js").Labels} labels
   * @param {string} lang
   */
  constructor(map, labels, lang) {
    this.map = map;
    this.labels = labels;
    this.lang = lang;
    /** @type {any[]} */
    this.towns = [];
    this.dots = L.layerGroup().addTo(map);
    map.createPane("towns").style.zIndex = "395";
    map.getPane("towns").style.pointerEvents = "none";
  }

  /** @param {string} address */
  async load(address) {
    this.towns = await fetchJson(address);
    this.map.on("zoomend", () => this.show());
    this.show();
  }

  /** Show the towns of this zoom. */
  show() {
    this.dots.clearLayers();
    for (const town of this.seen()) {
      L.circleMarker(town.at, { pane: "towns", interactive: false, className: "town", radius: 2 }).addTo(this.dots);
    }
    this.name();
    this.labels.place();
  }

  /** Want the names of the towns shown, after all other names. */
  name() {
    this.labels.groups.delete("towns");
    this.labels.groups.set("towns", this.seen().map((town) => ({
      words: nameOf(town, this.lang),
      kind: "town",
      at: () => [this.map.latLngToContainerPoint(town.at)],
      isMark: true,
    })));
  }

  seen() {
    const zoom = this.map.getZoom();
    return this.towns.filter((town) => zoom >= FROM_ZOOM[town.rank]);
  }
}
