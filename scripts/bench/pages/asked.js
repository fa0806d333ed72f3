// The addresses asked for before the map answers.
() => performance.getEntriesByType("resource")
  .filter((each) => each.startTime < Number(document.documentElement.dataset.live))
  .map((each) => each.name);
