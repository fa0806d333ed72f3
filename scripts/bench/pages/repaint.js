// Milliseconds from an input to the frame that shows it.
(act) => new Promise((done) => {
  const started = performance.now();
  document.addEventListener("takhoum:state", () =>
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - started))), { once: true });
  if (act === "filter") {
    document.querySelector('[data-part="filters"] a[data-state][href*="country="]').click();
  } else {
    const slider = document.querySelector("#months");
    slider.value = act;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
