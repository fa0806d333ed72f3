"""Make lookups/places.csv: capitals, seats and border towns, each Arabic name from a named source."""

from scripts.boundaries.gazetteer import lon_lat
from scripts.boundaries.inputs import Inputs
from scripts.registers.tables import Row

COLUMNS = ("place_id", "name_ar", "name_fr", "name_en", "country_code", "lon", "lat", "rank", "source_ids")
LANGUAGES = ("ar", "fr", "en")
CAPITAL, SEAT = "1", "2"
SOURCES = {"GeoNames": "DATA_GEONAMES", "commune": "DATA_GEONAMES;DATA_OSM"}


def sources_of(place: Row, inputs: Inputs, entry: dict[str, object], facts: dict[str, Row]) -> str:
    """Return the sources of a place; an Arabic name that its source does not have is refused."""
    kind, _, key = place["arabic_from"].partition(" ")
    if kind == "GeoNames":
        known = {str(name).strip() for name in entry["alternatenames"]}  # type: ignore[attr-defined]  # a list, from JSON
    elif kind == "commune":
        known = {inputs.communes[key][0]["name_ar"]}
    else:
        known = {facts[key]["name_ar"], facts[key].get("counterpart_name_ar", "")}
    if place["name_ar"] not in known:
        raise ValueError(f"{place['place_id']}: {place['name_ar']} is not among {sorted(known)}")
    # The registers that carry the name cite their own sources; the point itself is GeoNames'.
    return SOURCES.get(kind, "DATA_GEONAMES")


def chosen_places(
    places: list[Row], inputs: Inputs, points: dict[str, dict[str, object]], facts: dict[str, Row]
) -> list[Row]:
    """Return the places of the hand-kept list with their positions."""
    rows = []
    for place in places:
        entry = points[place["geonameid"]]
        lon, lat = lon_lat(entry)
        row = {column: place[column] for column in ("place_id", "country_code", "rank")}
        row |= {f"name_{lang}": place[f"name_{lang}"] for lang in LANGUAGES}
        rows.append(row | {"lon": lon, "lat": lat, "source_ids": sources_of(place, inputs, entry, facts)})
    return rows


def seats_of_wilayas(wilayas: list[Row]) -> list[Row]:
    """Return the seats of the wilayas of 2026 that have a point; wilayas are named after their seats."""
    rows = []
    for wilaya in wilayas:
        if wilaya["edition"] == "2026" and wilaya["seat_lon"]:
            row = {"place_id": f"dz-{wilaya['wilaya_code']}", "country_code": "DZA"}
            row |= {f"name_{lang}": wilaya[f"name_{lang}"] for lang in LANGUAGES}
            rank = CAPITAL if wilaya["wilaya_code"] == "16" else SEAT
            row |= {"lon": wilaya["seat_lon"], "lat": wilaya["seat_lat"]}
            rows.append(row | {"rank": rank, "source_ids": wilaya["source_ids"]})
    return rows
