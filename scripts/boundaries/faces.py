"""Give every face of the drawn lines one owner: the wilaya first, then the region, then the gaps."""

from collections import Counter

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from scripts.boundaries.inputs import Areas, Inputs
from scripts.boundaries.lines import PARALLEL, SAHARA, draw_lines, is_sahara_side

Moved = dict[str, tuple[str, BaseGeometry]]
Cut = tuple[str, BaseGeometry]
# East of this meridian no face can be torn between Morocco and Western Sahara.
SAHARA_EAST = -8.0


def covering(places: list[BaseGeometry], areas: Areas) -> dict[int, str]:
    """Return which area (by code) covers each place (by position)."""
    codes = list(areas)
    tree = STRtree([areas[code] for code in codes])
    found, owners = tree.query(np.array(places, dtype=object), predicate="within")
    return {int(place): codes[owner] for place, owner in zip(found, owners, strict=True)}


def first_owners(places: list[BaseGeometry], inputs: Inputs, moved: Moved) -> dict[int, str]:
    """Return the owner of every face inside a wilaya or a region; the wilaya goes first."""
    owners = covering(places, inputs.regions)
    for position, code in owners.items():
        if is_sahara_side(code):
            owners[position] = SAHARA if places[position].y < PARALLEL else code
    owners |= {position: f"DZ-{code}" for position, code in covering(places, inputs.wilayas).items()}
    communes = {commune: area for commune, (_, area) in moved.items()}
    owners |= {position: f"DZ-{moved[commune][0]}" for position, commune in covering(places, communes).items()}
    return owners


def is_wrong_side(place: BaseGeometry, owner: str) -> bool:
    """Return whether giving a gap face to ``owner`` would cross the parallel."""
    if place.x > SAHARA_EAST:
        return False
    return bool(place.y > PARALLEL) if owner == SAHARA else (owner.startswith("MA-") and bool(place.y < PARALLEL))


def shared_lengths(faces: list[BaseGeometry], position: int, tree: STRtree) -> dict[int, float]:
    """Return how long an edge a face shares with each face beside it (degrees, for ranking only)."""
    edge = faces[position].boundary
    beside = (int(other) for other in tree.query(faces[position]) if other != position)
    lengths = {other: edge.intersection(faces[other].boundary).length for other in beside}
    return {other: length for other, length in lengths.items() if length > 0}


def best_owner(place: BaseGeometry, beside: dict[int, float], owners: dict[int, str]) -> str | None:
    """Return the region with the longest shared edge, none if no region lies beside."""
    score: Counter[str] = Counter()
    for other, length in beside.items():
        owner = owners.get(other)
        if owner and not owner.startswith("DZ-") and not is_wrong_side(place, owner):
            score[owner] += length
    return min(score, key=lambda owner: (-score[owner], owner)) if score else None


def fill_gaps(faces: list[BaseGeometry], places: list[BaseGeometry], gaps: list[int], owners: dict[int, str]) -> None:
    """Give every gap face that borders a region an owner, from the edge of each gap inwards."""
    tree = STRtree(faces)
    beside = {position: shared_lengths(faces, position, tree) for position in gaps}
    while True:
        found = {gap: best_owner(places[gap], beside[gap], owners) for gap in gaps if gap not in owners}
        given = {gap: owner for gap, owner in found.items() if owner}
        if not given:
            return
        owners |= given


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


def merge_faces(faces: list[BaseGeometry], owners: dict[int, str]) -> Areas:
    """Return the faces of every owner as one area."""
    members: dict[str, list[BaseGeometry]] = {}
    for position, owner in sorted(owners.items()):
        members.setdefault(owner, []).append(faces[position])
    return {owner: shapely.coverage_union_all(members[owner]) for owner in sorted(members)}
