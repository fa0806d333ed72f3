// The addresses asked for before the first view.
() => performance.getEntriesByType("resource")
  .filter((each) => each.startTime < Number(document.documentElement.dataset.seen))
  .map((each) => each.name);
