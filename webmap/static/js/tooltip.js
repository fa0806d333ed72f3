// @ts-check
/* global L */
// Tooltips: the name and the class of what is under the pointer or has the focus.
import { element, spoken, symbol } from "./dom.js";
import { valueOf } from "./layers.js";
import { linkedWords } from "./linked.js";
import { nameOf } from "./names.js";
import { numberFormat } from "./numbers.js";

/**
 * Give every shape of a layer its name, for eyes and for screen readers.
 * @param {import("./layers.js").MapLayer} layer
 * @param {import("./types.js").PageData} page
 */
export function nameShapes(layer, page) {
  for (const shape of layer.everything()) {
    const { feature } = shape;
    shape.bindTooltip(() => tooltip(layer.spec, feature, page), {
      direction: "top", offset: [0, layer.isPoint ? -10 : -4], sticky: !layer.isPoint, opacity: 1,
    });
    // The element exists once the shape is on the map, and is another one each time it comes back.
    shape.on("add", () => labelElement(shape, layer.spec, page));
  }
}

/**
 * Say what shapes are that look otherwise now, or are seen for the first time.
 * @param {import("./layers.js").MapLayer} layer
 * @param {any[]} shapes
 * @param {import("./types.js").PageData} page
 */
export function renameShapes(layer, shapes, page) {
  for (const shape of shapes.filter((each) => each.getElement?.())) {
    shape.isNamed = true;
    shape.getElement().setAttribute("aria-label", spokenName(layer.spec, shape.feature, page));
  }
}

/**
 * Return the class of a feature in words, empty for layers with one symbol.
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").Feature} feature
 * @param {import("./types.js").PageData} page
 */
export function classWords(spec, feature, page) {
  const value = valueOf(spec, feature);
  if (spec.isMeasure) {
    const amount = feature.properties.amount;
    return amount === null || amount === undefined
      ? page.words.notKnown
      : page.words.measure.replace("{value}", numberFormat(page.locale).format(amount));
  }
  return spec.symbols.find((each) => each.value === value)?.label ?? "";
}

/**
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").Feature} feature
 * @param {import("./types.js").PageData} page
 */
function tooltip(spec, feature, page) {
  const box = element("div", { class: "tip" }, spoken(nameOf(feature.properties, page.lang), "strong"));
  const words = classWords(spec, feature, page);
  if (words) {
    const drawn = spec.isMeasure ? null : symbol(spec.id, valueOf(spec, feature));
    box.append(element("span", { class: "tip-class" }, ...(drawn ? [drawn] : []), words));
  }
  box.append(...linkedWords(feature, page).map((line) => element("span", { class: "tip-line" }, line)));
  return box;
}

/**
 * @param {any} shape
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").PageData} page
 */
function labelElement(shape, spec, page) {
  const drawn = shape.getElement();
  drawn.setAttribute("role", "button");
  drawn.setAttribute("tabindex", "-1");
  if (shape.isNamed || shape.isAbsent) {
    drawn.setAttribute("aria-label", spokenName(spec, shape.feature, page));
  }
}

/**
 * @param {import("./types.js").LayerSpec} spec
 * @param {import("./types.js").Feature} feature
 * @param {import("./types.js").PageData} page
 */
function spokenName(spec, feature, page) {
  const name = nameOf(feature.properties, page.lang).text;
  const [first, ...rest] = linkedWords(feature, page);
  const said = [spec.one ?? spec.title, name, classWords(spec, feature, page), first].filter(Boolean).join(page.words.comma);
  return [said, ...rest].join(page.words.colon);
}
