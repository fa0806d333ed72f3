// Adds up what moves under the reader.
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    globalThis.shifted += each.value;
  }
}).observe({ type: "layout-shift", buffered: true });
