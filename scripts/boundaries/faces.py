"""Give every face of the drawn lines one owner: the wilaya first, then the region, then the gaps."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from scripts.boundaries.gaps import fill_gaps
from scripts.boundaries.inputs import Areas, Faces, Inputs
from scripts.boundaries.lines import PARALLEL, SAHARA, draw_lines, is_sahara_side

Moved = dict[str, tuple[str, BaseGeometry]]
Cut = tuple[str, BaseGeometry]


def covering(places: Faces, areas: Areas) -> dict[int, str]:
    """Return which area (by code) covers each place (by position)."""
    codes = list(areas)
    tree = STRtree([areas[code] for code in codes])
    found, owners = tree.query(np.array(places, dtype=object), predicate="within")
    return {int(place): codes[owner] for place, owner in zip(found, owners, strict=True)}


def first_owners(places: Faces, inputs: Inputs, moved: Moved) -> dict[int, str]:
    """Return the owner of every face inside a wilaya or a region; the wilaya goes first."""
    owners = covering(places, inputs.regions)
    for position, code in owners.items():
        if is_sahara_side(code):
            owners[position] = SAHARA if places[position].y < PARALLEL else code
    owners |= {position: f"DZ-{code}" for position, code in covering(places, inputs.wilayas).items()}
    inside = covering(places, {commune: area for commune, (_, area) in moved.items()})
    return owners | {position: f"DZ-{moved[commune][0]}" for position, commune in inside.items()}


def build_coverage(inputs: Inputs, moved: Moved, cuts: list[Cut]) -> Areas:
    """Return wilayas (``DZ-01``) and regions as one coverage; the wilayas keep their OSM outline.

    ``moved`` names communes that belong to another wilaya than the polygon around them says:
    commune code → (wilaya code, polygon). ``cuts`` are (region, box) at sea where the region ends.
    """
    noded = draw_lines(inputs, [*(area for _, area in moved.values()), *(box for _, box in cuts)])
    faces = list(shapely.get_parts(shapely.polygonize(list(shapely.get_parts(noded)))))
    places = [face.representative_point() for face in faces]
    owners = first_owners(places, inputs, moved)
    at_sea = {position for region, box in cuts for position in covering(places, {region: box})}
    owners = {face: owner for face, owner in owners.items() if face not in at_sea or owner.startswith("DZ-")}
    algeria = covering(places, {"gap": inputs.algeria})
    fill_gaps(faces, places, sorted(set(algeria) - set(owners) - at_sea), owners)
    return merge_faces(faces, owners)


def merge_faces(faces: Faces, owners: dict[int, str]) -> Areas:
    """Return the faces of every owner as one area."""
    members: dict[str, list[BaseGeometry]] = {}
    for position, owner in sorted(owners.items()):
        members.setdefault(owner, []).append(faces[position])
    return {owner: shapely.coverage_union_all(members[owner]) for owner in sorted(members)}
