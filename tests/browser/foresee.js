// Compares, for many queries, what the page foresees with what the server says; returns those that differ and how many were foreseen.
async (queries) => {
  const page = JSON.parse(document.getElementById("page-data").textContent);
  const { Foresight } = await import(document.getElementById("page-data").dataset.foresight);
  const foresight = new Foresight(page);
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted).sort()
    : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  // Numbers of what is not drawn are of no use.
  const told = ({ drawn, ...rest }) => JSON.stringify(sorted({ ...rest, drawn: Object.fromEntries(Object.entries(drawn).map(([id, { values, amounts }]) =>
    [id, { values, amounts: Object.fromEntries(Object.values(values).flat().filter((key) => key in amounts).map((key) => [key, amounts[key]])) }])) }));
  const differing = [];
  let foreseen = 0;
  for (const query of queries) {
    const answer = await fetch(`${page.stateUrl}?${query}`);
    if (!answer.ok) {
      continue;
    }
    const state = await answer.json();
    Object.assign(page, { measure: state.measure });
    page.words.measure = state.measureWords;
    await foresight.learn(`?${query}`);
    const own = foresight.state(`?${query}`);
    foreseen += own ? 1 : 0;
    if (own && told(own) !== told(state)) {
      differing.push([query, told(own), told(state)]);
    }
  }
  return { foreseen, differing };
};
