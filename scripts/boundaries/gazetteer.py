"""Look up points and codes in GeoNames as packaged; the package is read at build time only."""

import json
import re
from pathlib import Path

from scripts.registers.tables import Row, read_csv

# Former states that GeoNames still lists, and a code that ISO 3166-1 does not have.
NOT_ISO = {"ANT", "SCG", "XKX"}
ARABIC = re.compile("[\u0600-\u06ff]")


def read_countries(path: Path) -> list[dict[str, str]]:
    """Return iso2, iso3 and M49 number of every country with an ISO 3166-1 code, by iso3."""
    found = json.loads(path.read_text(encoding="utf-8")).values()
    rows = [
        {"iso2": item["iso"], "iso3": item["iso3"], "m49": f"{item['isonumeric']:03d}"}
        for item in found
        if item["iso3"] not in NOT_ISO
    ]
    return sorted(rows, key=lambda row: row["iso3"])


def read_points(path: Path, wanted: set[str]) -> dict[str, dict[str, object]]:
    """Return the GeoNames entries with the wanted identifiers."""
    entries = {str(item["geonameid"]): item for item in json.loads(path.read_text(encoding="utf-8")).values()}
    if unknown := wanted - set(entries):
        raise ValueError(f"GeoNames ids not in the package: {sorted(unknown)}")
    return {key: entries[key] for key in sorted(wanted)}


def lon_lat(entry: dict[str, object]) -> tuple[str, str]:
    """Return the position of an entry as text, at most five decimals."""
    return f"{float(str(entry['longitude'])):.5f}", f"{float(str(entry['latitude'])):.5f}"


def settled(folder: Path, name: str, key: str) -> dict[str, Row]:
    """Return a hand-kept lookup of ``data/sources/boundaries`` by its key."""
    rows = read_csv(folder / f"{name}.csv")
    found = {row[key]: row for row in rows}
    if len(found) != len(rows):
        raise ValueError(f"{name}.csv: {key} repeated")
    return found
