// Counts what the map has drawn, by layer.
() => {
  const paths = (pane) => document.querySelectorAll(`.leaflet-${pane}-pane path`).length;
  return {
    crossings: document.querySelectorAll(".mark-crossings").length,
    wilayas: paths("layer-wilayas"),
    regions: paths("layer-regions"),
    twinnings: paths("layer-twinnings"),
    ground: paths("land"),
    labels: document.querySelectorAll(".map-label").length,
  };
};
