// @ts-check
/* global L */
// The scale bar, in the words and digits of the page.
import { numberFormat } from "./numbers.js";

const LONGEST = 110;

/**
 * Keep a scale bar up to date.
 * @param {any} map
 * @param {HTMLElement} bar
 * @param {import("./types.js").PageData} page
 */
export function keepScale(map, bar, page) {
  const numbers = numberFormat(page.locale);
  const update = () => {
    const middle = map.getSize().y / 2;
    const metres = map.containerPointToLatLng([0, middle]).distanceTo(map.containerPointToLatLng([LONGEST, middle]));
    const km = roundDown(metres / 1000);
    bar.style.inlineSize = `${Math.round((LONGEST * km * 1000) / metres)}px`;
    bar.textContent = page.words.km.replace("{value}", numbers.format(km));
  };
  map.on("zoomend moveend resize", update);
  map.whenReady(update);
}

/**
 * Return the largest 1, 2, 3 or 5 times a power of ten that is not larger.
 * @param {number} value
 */
export function roundDown(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 3, 2, 1].map((digit) => digit * power).find((each) => each <= value) ?? power;
}
