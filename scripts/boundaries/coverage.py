"""Put the steps together: one sound coverage of wilayas and regions, and its editions."""

import shapely

from scripts.boundaries.editions import EDITIONS, moved_communes
from scripts.boundaries.faces import Cut, build_coverage
from scripts.boundaries.inputs import Areas, Inputs
from scripts.boundaries.measure import dissolve
from scripts.boundaries.mend import mend_contacts
from scripts.boundaries.region_codes import country_of, region_code
from scripts.boundaries.vertices import drop_added_vertices, points_of
from scripts.registers.tables import Row

Properties = dict[str, str | None]


def coast_cuts(rows: list[Row]) -> list[Cut]:
    """Return the boxes at sea where a region ends."""
    sides = ("west", "south", "east", "north")
    return [(row["region_code"], shapely.box(*(float(row[side]) for side in sides))) for row in rows]


def make_coverage(inputs: Inputs, settled: dict[str, Row], cuts: list[Cut]) -> Areas:
    """Return the coverage at full detail: ``DZ-01`` … and the codes of the regions."""
    moved = moved_communes(inputs, settled)
    found = build_coverage(inputs, moved, cuts)
    original = points_of([*inputs.wilayas.values(), *(area for _, area in moved.values())])
    found = mend_contacts(drop_added_vertices(found, original))
    return {region_code(code): found[code] for code in sorted(found)}


def properties(coverage: Areas, atoms: dict[str, tuple[str, ...]]) -> dict[str, Properties]:
    """Return the properties of every feature of the coverage; what does not apply is null."""
    found: dict[str, Properties] = {}
    for code in coverage:
        codes = atoms.get(code.removeprefix("DZ-"))
        members = {f"wilaya_{edition}": codes[i] if codes else None for i, edition in enumerate(EDITIONS)}
        kind, region = ("wilaya", None) if codes else ("region", code)
        found[code] = {"unit_id": code, "kind": kind, "region_code": region} | members
    return found


def edition_areas(coverage: Areas, atoms: dict[str, tuple[str, ...]], edition: str) -> Areas:
    """Return the wilayas of an edition, dissolved from the pieces."""
    position = EDITIONS.index(edition)
    pieces = {code: area for code, area in coverage.items() if code.startswith("DZ-")}
    return dissolve(pieces, {code: atoms[code.removeprefix("DZ-")][position] for code in pieces})


def country_areas(coverage: Areas) -> Areas:
    """Return Algeria and its neighbours, dissolved from the pieces."""
    owners = {code: "DZA" if code.startswith("DZ-") else country_of(code) for code in coverage}
    return dissolve(coverage, owners)
