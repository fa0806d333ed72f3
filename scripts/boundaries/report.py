"""Tell what the coverage says about the border: length by neighbour, contacts, meeting points."""

from scripts.boundaries.inputs import Areas
from scripts.boundaries.measure import area_km2, length_m, shared_lines
from scripts.boundaries.mend import split
from scripts.boundaries.region_codes import country_of


def border_lengths(coverage: Areas) -> dict[str, float]:
    """Return the geodesic length (km) of the border with each neighbour."""
    lengths: dict[str, float] = {}
    for (_, region), line in shared_lines(*split(coverage)).items():
        country = country_of(region)
        lengths[country] = lengths.get(country, 0.0) + length_m(line) / 1000
    return lengths


def border_report(coverage: Areas) -> str:
    """Return a few lines to read after a build."""
    wilayas, _ = split(coverage)
    pairs = shared_lines(*split(coverage))
    points = sorted(pair for pair, line in pairs.items() if line.is_empty)
    shortest = min((length_m(line), pair) for pair, line in pairs.items() if not line.is_empty)
    lines = [f"{country} {length:7.1f} km" for country, length in sorted(border_lengths(coverage).items())]
    lines.append(f"{len(pairs) - len(points)} contacts, the shortest {shortest[0]:.0f} m {shortest[1]}")
    lines.append(f"points only: {points}")
    return "\n".join([*lines, f"area {sum(map(area_km2, wilayas.values())):.0f} km²"])
