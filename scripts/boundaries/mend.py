"""Mend what the different accuracy of the two sources leaves behind: contacts that are none."""

import shapely
from shapely.geometry.base import BaseGeometry

from scripts.boundaries.inputs import Areas
from scripts.boundaries.measure import length_m, shared_line, shared_lines

# Natural Earth 10m strays from the surveyed line by a kilometre and more, so a contact shorter
# than this says nothing: the two borders meet the outline at one and the same point.
CONTACT_MIN_M = 1000.0


def split(coverage: Areas) -> tuple[Areas, Areas]:
    """Return the wilayas and the regions of a coverage."""
    wilayas = {code: area for code, area in coverage.items() if code.startswith("DZ-")}
    return wilayas, {code: area for code, area in coverage.items() if code not in wilayas}


def short_contacts(coverage: Areas) -> dict[tuple[str, str], BaseGeometry]:
    """Return the pairs (wilaya, region) that share a line too short to mean anything."""
    pairs = shared_lines(*split(coverage))
    return {pair: line for pair, line in pairs.items() if 0 < length_m(line) < CONTACT_MIN_M}


def from_point(line: BaseGeometry, start: BaseGeometry) -> list[tuple[float, float]]:
    """Return the points of a line, beginning at the one of its ends that is ``start``."""
    points = [(x, y) for x, y in line.coords]
    return points if points[0] == start.coords[0] else points[::-1]


def mend_contact(coverage: Areas, wilaya: str, region: str, contact: BaseGeometry) -> Areas:
    """Return the coverage with the end of the border between two regions moved along the outline.

    The contact runs from the junction of two regions to the junction of two wilayas. The region's
    ground beside it, up to the first vertex of the border between the regions, goes to the other.
    """
    ends = [shapely.Point(contact.coords[0]), shapely.Point(contact.coords[-1])]
    others = {
        other: end
        for end in ends
        for other, area in split(coverage)[1].items()
        if other != region and area.intersects(end)
    }
    ((other, junction),) = others.items()
    between = from_point(shared_line(coverage[region], coverage[other]), junction)
    sliver = shapely.Polygon([*reversed(from_point(contact, junction)), between[1]])
    if not sliver.is_valid or shapely.intersection(sliver, coverage[wilaya]).area > 0:
        raise ValueError(f"contact of {wilaya} and {region} cannot be mended by one sliver")
    return coverage | {
        region: shapely.difference(coverage[region], sliver),
        other: shapely.union(coverage[other], sliver),
    }


def mend_contacts(coverage: Areas) -> Areas:
    """Return the coverage without contacts that are shorter than the accuracy of the lines."""
    for (wilaya, region), contact in short_contacts(coverage).items():
        coverage = mend_contact(coverage, wilaya, region, contact)
    return coverage
