// @ts-check
// What helps around the map and is no part of it: sharing, zooming, moving, full screen, coordinates, print, hint.
import { showCoordinates } from "./coordinates.js";
import { showHint } from "./hint.js";
import { watchPan } from "./pan.js";
import { watchPrinting } from "./printing.js";
import { watchFullScreen } from "./screen.js";
import { watchShare } from "./share.js";
import { keepTips } from "./tips.js";
import { watchZoom } from "./zoom.js";

/**
 * Bring the helpers to life.
 * @param {any} map
 * @param {import("./types.js").PageData} page
 * @param {(id: string) => any[]} shapes returns what is seen of a layer
 */
export function watchExtras(map, page, shapes) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  watchShare(page);
  watchZoom(map, page, shapes);
  watchPan(map, isStill);
  watchFullScreen(map);
  showCoordinates(map, page);
  keepTips(map);
  watchPrinting(map);
  showHint(map);
}
