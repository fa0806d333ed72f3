// Notes the milliseconds from an input of the reader to the frame that shows it.
(kind) => {
  globalThis.repainted = new Promise((done) => {
    let started = performance.now();
    document.addEventListener(kind, (event) => { started = event.timeStamp; }, { once: true, capture: true });
    document.addEventListener("takhoum:state", () =>
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - started))), { once: true });
  });
}
