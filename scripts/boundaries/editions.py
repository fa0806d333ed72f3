"""Say to which wilaya each piece of ground belonged in 1984, 2019 and 2026."""

from collections import Counter

from shapely.geometry.base import BaseGeometry

from scripts.boundaries.inputs import Inputs
from scripts.registers.tables import Row

EDITIONS = ("1984", "2019", "2026")
COUNTS = {"1984": 48, "2019": 58, "2026": 69}
# How syscli-algeria names the wilaya of a commune in each edition.
COLUMNS = {"1984": "wilaya_code_48", "2019": "wilaya_code_58", "2026": "wilaya_code"}


def commune_editions(inputs: Inputs, settled: dict[str, Row]) -> dict[str, tuple[str, ...]]:
    """Return commune code → wilaya codes by edition; the lookup goes before the package."""
    found = {}
    for code, row in inputs.commune_rows.items():
        shipped = {edition: row[COLUMNS[edition]] for edition in EDITIONS}
        kept = {edition: settled[code][f"wilaya_{edition}"] for edition in EDITIONS if code in settled}
        found[code] = tuple((shipped | kept).values())
    return found


def wilaya_editions(inputs: Inputs, settled: dict[str, Row]) -> dict[str, tuple[str, ...]]:
    """Return wilaya code of 2026 → codes in 1984, 2019, 2026, from the communes it is made of.

    Raises
    ------
    ValueError
        The communes of one wilaya came from several (then it would need several pieces), or the
        editions do not count 48, 58 and 69.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for codes in commune_editions(inputs, settled).values():
        found.setdefault(codes[-1], set()).add(codes)
    torn = {code: sorted(codes) for code, codes in found.items() if len(codes) > 1}
    if torn:
        raise ValueError(f"wilayas made of ground of several: {torn}")
    atoms = {code: next(iter(codes)) for code, codes in sorted(found.items())}
    counted = {edition: len({codes[i] for codes in atoms.values()}) for i, edition in enumerate(EDITIONS)}
    if counted != COUNTS:
        raise ValueError(f"expected {COUNTS}, got {counted}")
    return atoms


def moved_communes(inputs: Inputs, settled: dict[str, Row]) -> dict[str, tuple[str, BaseGeometry]]:
    """Return the communes whose polygon lies in another wilaya's polygon than the law says."""
    lawful = commune_editions(inputs, settled)
    polygons = {settled_code(code, settled): found for code, found in inputs.communes.items()}
    unknown = set(polygons) - set(lawful)
    if unknown:
        raise ValueError(f"commune polygons without a row: {sorted(unknown)}")
    return {
        code: (lawful[code][-1], area)
        for code, (names, area) in sorted(polygons.items())
        if names["wilaya_code"] != lawful[code][-1]
    }


def settled_code(code: str, settled: dict[str, Row]) -> str:
    """Return the commune code for a polygon that has only an OSM id."""
    named = [row["commune_code"] for row in settled.values() if row["polygon"] == code]
    return named[0] if named else code


def missing_polygons(inputs: Inputs, settled: dict[str, Row]) -> list[str]:
    """Return the communes without a polygon, which the wilaya polygons around them cover."""
    present = Counter(settled_code(code, settled) for code in inputs.communes)
    return sorted(set(inputs.commune_rows) - set(present))
