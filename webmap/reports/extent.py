"""Which part of the world a live map shows first."""

from __future__ import annotations

from webmap.reports.asked import Report
from webmap.reports.summary import Summary

# As far as the ground is drawn: west, south, east, north.
FARTHEST = (-32.0, -2.0, 62.0, 62.0)
HOME = (-9.0, 18.9, 12.1, 37.3)


def map_extent(report: Report) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north, None for the home country as the explorer shows it.

    The box asked for, else for figures that reach beyond the country all that their subject draws.
    """
    view, figure = report.view, report.figure
    if view.bbox is not None:
        return view.bbox
    if figure is None or figure.extent == "home":
        return None
    boxes = [HOME]
    for feature in report.atlas.select(figure.subject, view).features:
        box = report.atlas.bounds(figure.subject, feature.key, edition=view.edition, detail=view.detail)
        if box is not None and feature.geometry is not None:
            boxes.append(box)
    west, south = (max(FARTHEST[side], min(box[side] for box in boxes)) for side in (0, 1))
    east, north = (min(FARTHEST[side], max(box[side] for box in boxes)) for side in (2, 3))
    return west, south, east, north


def reaching_beyond(report: Report, summary: Summary) -> int:
    """Return how many features drawn reach beyond the ground of the live map, where nobody can look."""
    view = report.view
    boxes = (
        report.atlas.bounds(layer.id, feature.key, edition=view.edition, detail="low")
        for layer in summary.layers
        for feature in layer.selection.features
        if feature.is_counted and feature.geometry is not None
    )
    west, south, east, north = FARTHEST
    return sum(
        box is not None and (box[0] < west or box[1] < south or box[2] > east or box[3] > north)
        for box in boxes
    )
