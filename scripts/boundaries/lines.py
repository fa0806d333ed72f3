"""Draw the lines that cut the plane into faces: outlines, and links from old to new junctions."""

import shapely
from shapely.geometry.base import BaseGeometry

from scripts.boundaries.inputs import Areas, Inputs

# 27°40'N: Western Sahara is one territory south of it, whatever Natural Earth files under Morocco.
PARALLEL = 27.66667
SAHARA = "EH"
SAHARA_NE = "EH-X01~"
GRID = 1e-5
# Where the meridian 8°40'W ends the parallel on the Algerian side, with room for both outlines.
PARALLEL_ENDS = (-18.0, -8.6)


def is_sahara_side(code: str) -> bool:
    """Return whether a Natural Earth region lies in Morocco or Western Sahara."""
    return code.startswith("MA-") or code == SAHARA_NE


def junctions(regions: Areas, algeria: BaseGeometry) -> dict[tuple[float, float], set[str]]:
    """Return the points of the Natural Earth border of Algeria where two regions meet."""
    border = {tuple(point) for point in shapely.get_coordinates(algeria).tolist()}
    meetings: dict[tuple[float, float], set[str]] = {}
    for code, area in regions.items():
        for x, y in border.intersection(tuple(point) for point in shapely.get_coordinates(area).tolist()):
            meetings.setdefault((x, y), set()).add(code)
    return {point: codes for point, codes in sorted(meetings.items()) if len(codes) > 1}


def links(inputs: Inputs, outline: BaseGeometry) -> list[BaseGeometry]:
    """Return a line from each junction that lies in a gap to the nearest point of the OSM outline.

    The line divides the gap between the two regions. The junction of Morocco and Western Sahara
    needs none: the parallel itself divides the gap there.
    """
    found = []
    for point, codes in junctions(inputs.regions, inputs.algeria).items():
        place = shapely.Point(point)
        if all(is_sahara_side(code) for code in codes) and SAHARA_NE in codes:
            continue
        if not outline.contains(place):
            found.append(shapely.shortest_line(place, outline.boundary))
    return found


def draw_lines(inputs: Inputs, others: list[BaseGeometry]) -> BaseGeometry:
    """Return the outlines of all areas and of ``others``, noded on the five-decimal grid."""
    outline = shapely.coverage_union_all(list(inputs.wilayas.values()))
    areas = [*inputs.wilayas.values(), *others, *inputs.regions.values(), inputs.algeria]
    parallel = shapely.LineString([(x, PARALLEL) for x in PARALLEL_ENDS])
    drawn = [*(shapely.boundary(area) for area in areas), *links(inputs, outline), parallel]
    return shapely.union_all(drawn, grid_size=GRID)
