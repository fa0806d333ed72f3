"""Fit the countries of the world around Algeria and its neighbours, without gap or overlap."""

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from scripts.boundaries.detail import Level, simplify
from scripts.boundaries.faces import covering, merge_faces
from scripts.boundaries.gaps import lengths_by_owner
from scripts.boundaries.inputs import Areas, Inputs
from scripts.boundaries.lines import GRID
from scripts.boundaries.meridian import cut_at_180
from scripts.boundaries.rounding import rounded

# Holes between the two sources are slivers; anything larger is a lake or a lost country.
HOLE_MAX_DEG2 = 0.5
# The world is drawn for orientation: coarser than the areas at the centre of the atlas.
WORLD_LEVELS = (Level("mid", 0.05, 4), Level("low", 0.2, 3))
# Islets below this are left out at the low level, unless they are all there is of a country.
ISLET_DEG2 = {"mid": 0.002, "low": 0.05}


def read_world(inputs: Inputs, codes: dict[str, str]) -> Areas:
    """Return the countries of world-atlas by ISO 3166-1 alpha-3.

    ``codes`` maps an M49 number, or the name of a shape without one, to a code; an empty code
    leaves the shape out.
    """
    shapes = geopandas.read_file(inputs.world, layer="countries")
    members: dict[str, list[BaseGeometry]] = {}
    for number, name, area in zip(shapes["id"], shapes["name"], shapes.geometry, strict=True):
        code = codes[name] if name in codes else codes[str(number)]
        if code:
            members.setdefault(code, []).append(rounded(cut_at_180(area)))
    return {code: shapely.union_all(members[code]) for code in sorted(members)}


def without_islets(area: BaseGeometry, smallest: float) -> BaseGeometry:
    """Return an area without its islets; the largest part always stays."""
    parts = sorted(shapely.get_parts(area), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= smallest] or parts[:1]
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)


def fit_world(centre: Areas, world: Areas) -> Areas:
    """Return ``centre`` and the rest of the world as one coverage; the centre keeps its shape.

    Overlaps go to the centre, holes between both to the country outside that shares most of them.
    """
    rest = {code: area for code, area in world.items() if code not in centre}
    drawn = [shapely.boundary(area) for area in (*centre.values(), *rest.values())]
    noded = shapely.get_parts(shapely.union_all(drawn, grid_size=GRID))
    faces = list(shapely.get_parts(shapely.polygonize(list(noded))))
    places = [face.representative_point() for face in faces]
    owners = covering(places, rest) | covering(places, centre)
    tree = STRtree(faces)
    for position, face in enumerate(faces):
        if position in owners or face.area > HOLE_MAX_DEG2:
            continue
        beside = lengths_by_owner(faces, position, tree, owners)
        outside = sorted((-length, owner) for owner, length in beside.items() if owner in rest)
        if outside and set(beside) & set(centre):
            owners[position] = outside[0][1]
    return merge_faces(faces, owners)


def build_world(inputs: Inputs, centre: Areas, codes: dict[str, str], level: Level) -> Areas:
    """Return the countries of the world at a level, around the dissolved coverage of that level."""
    rest = {code: area for code, area in read_world(inputs, codes).items() if code not in centre}
    large = {code: without_islets(area, ISLET_DEG2[level.name]) for code, area in rest.items()}
    coarse = simplify(large, Level(level.name, level.tolerance, 5))
    return simplify(fit_world(centre, coarse), Level(level.name, 0.0, level.decimals))
