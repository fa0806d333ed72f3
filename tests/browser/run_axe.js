// Returns the rules of WCAG 2.2 AA and good practice that the page breaks, with the first places.
// Only broken rules are written out: naming every element that keeps one takes longer than the checks.
() =>
  window.axe
    .run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    })
    .then((found) =>
      found.violations.map(
        (each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.html.slice(0, 120)).join(" | ")}`,
      ),
    );
