() => {
  const text = (selector) => document.querySelector(selector)?.innerText.trim() ?? "";
  const seen = [...document.querySelectorAll(".leaflet-container [role=button][aria-label]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => each.getAttribute("aria-label"));
  return {
    address: location.search,
    seen: seen.sort(),
    legend: document.querySelector('[data-part="legend"]').innerText.replace(/\s+/g, " "),
    filters: [...document.querySelectorAll(".menu summary")].map((each) => each.innerText.trim()),
    result: text(".result"),
    day: text("#day-words"),
    month: document.querySelector("#months").value,
    rows: [...document.querySelectorAll("tr[data-key]")].map((each) => each.id),
    card: document.querySelector("#card").hidden ? "" : text("#card-title"),
    languages: [...document.querySelectorAll("a[data-language]")].map((each) => each.search),
  };
}
