"""Fill the gaps between the two sources: each gap face goes to the region beside it."""

from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from scripts.boundaries.inputs import Faces
from scripts.boundaries.lines import PARALLEL, SAHARA

# East of this meridian no face can be torn between Morocco and Western Sahara.
SAHARA_EAST = -8.0


def is_moroccan(owner: str) -> bool:
    """Return whether a face was given to a region of Morocco."""
    return owner.startswith("MA-")


def is_wrong_side(place: BaseGeometry, owner: str) -> bool:
    """Return whether giving a gap face to ``owner`` would cross the parallel."""
    is_north = bool(place.y > PARALLEL)
    return bool(place.x < SAHARA_EAST) and (
        is_north if owner == SAHARA else is_moroccan(owner) and not is_north
    )


def shared_lengths(faces: Faces, position: int, tree: STRtree) -> dict[int, float]:
    """Return how long an edge a face shares with each face beside it (degrees, for ranking only)."""
    edge = faces[position].boundary
    beside = (int(other) for other in tree.query(faces[position]) if other != position)
    lengths = {other: edge.intersection(faces[other].boundary).length for other in beside}
    return {other: length for other, length in lengths.items() if length > 0}


def lengths_by_owner(faces: Faces, position: int, tree: STRtree, owners: dict[int, str]) -> dict[str, float]:
    """Return how long an edge a face shares with each owner beside it."""
    score: dict[str, float] = {}
    for other, length in shared_lengths(faces, position, tree).items():
        if other in owners:
            score[owners[other]] = score.get(owners[other], 0.0) + length
    return score


def best_owner(place: BaseGeometry, score: dict[str, float]) -> str | None:
    """Return the region with the longest shared edge, none if no region lies beside."""
    fitting = [name for name in score if not name.startswith("DZ-") and not is_wrong_side(place, name)]
    return min(fitting, key=lambda name: (-score[name], name)) if fitting else None


def fill_gaps(faces: Faces, places: Faces, gaps: list[int], owners: dict[int, str]) -> None:
    """Give every gap face that borders a region an owner, from the edge of each gap inwards."""
    tree = STRtree(faces)
    while True:
        left = [gap for gap in gaps if gap not in owners]
        found = {gap: best_owner(places[gap], lengths_by_owner(faces, gap, tree, owners)) for gap in left}
        given = {gap: owner for gap, owner in found.items() if owner}
        if not given:
            return
        owners |= given
