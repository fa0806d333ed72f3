// @ts-check
// Tooltips as WCAG 1.4.13 asks: Escape puts them away, the pointer may rest on them, they stay until it leaves.

const WAIT_MS = 200;

/** @param {any} map */
export function keepTips(map) {
  /** @type {any} */
  let shown = null;
  /** @type {number} */
  let leaving = 0;
  const close = () => shown?.closeTooltip();
  const closeSoon = () => { leaving = window.setTimeout(close, WAIT_MS); };
  const stay = () => clearTimeout(leaving);

  map.on("tooltipopen", (/** @type {any} */ event) => {
    const { tooltip } = event;
    const { _source: source } = tooltip;
    stay();
    if (shown && shown !== source) {
      close();
    }
    shown = source;
    // One that follows the pointer cannot be reached by it, and never leaves it.
    if (tooltip.options.sticky) {
      return;
    }
    if (!source.keepsTip) {
      source.keepsTip = true;
      source.off("mouseout", source.closeTooltip, source);
      source.on("mouseout", closeSoon);
      source.on("mouseover", stay);
    }
    const box = tooltip.getElement();
    box.classList.add("is-reachable");
    box.onpointerenter = stay;
    box.onpointerleave = closeSoon;
  });
  map.on("tooltipclose", () => { shown = null; });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}
