// Counts the tab stops from what has the focus to what a selector names: positive forwards, negative backwards.
(selector) => {
  const isStop = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert]");
  const room = document.querySelector("dialog[open]") ?? document;
  const stops = [...room.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex]")].filter(isStop);
  const there = stops.findIndex((each) => each.matches(selector));
  // What has the focus may be no stop itself, as a title that was brought into sight.
  const follows = (each) => document.activeElement.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = stops.findIndex(follows);
  const here = stops.includes(document.activeElement) ? stops.indexOf(document.activeElement) : (next < 0 ? stops.length : next) - 1;
  return there < 0 ? null : there - here;
}
