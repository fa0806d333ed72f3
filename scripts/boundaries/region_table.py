"""Make lookups/regions.csv: the first-level divisions of the neighbours, of which time, drawn or not."""

import re

from scripts.boundaries.inputs import Areas, Inputs
from scripts.boundaries.region_codes import WITHOUT_POLYGON, country_of, scheme_of
from scripts.registers.tables import Row

Rows = dict[str, Row]
LANGUAGES = ("ar", "fr", "en")
COLUMNS = (
    *("region_code", "region_scheme", "country_code", "name_ar", "name_fr", "name_en"),
    *("region_type_ar", "region_type_fr", "region_type_en", "has_polygon", "covered_by"),
    *("seat_ar", "seat_fr", "seat_en", "seat_lon", "seat_lat", "note_ar", "note_fr", "note_en", "source_ids"),
)
DRAWN_FROM, POINT_FROM = "DATA_NATURAL_EARTH;DATA_OSM", "DATA_GEONAMES"
# The word for the division goes before the name in some rows only, so it goes from all.
PREFIX = re.compile(r"^(?:ولاية|منطقة|شعبية|بلدية|جهة|إقليم|Région) ")


def names_of(code: str, inputs: Inputs, facts: dict[str, Row], fixed: dict[str, Row], sahara: Row) -> Row:
    """Return the names: the facts' own, then corrections, then Natural Earth without the prefix."""
    for known in (facts, fixed, {"EH": sahara}):
        if code in known:
            return {f"name_{lang}": known[code][f"name_{lang}"] for lang in LANGUAGES}
    shipped = inputs.region_names[code.replace("MA97-", "MA-")]
    return {f"name_{lang}": PREFIX.sub("", shipped[f"name_{lang}"]) for lang in LANGUAGES}


def note_of(code: str, notes: dict[str, Row], lang: str) -> str:
    """Return the note on the country's polygons, and the one on this region."""
    own = notes.get(code)
    if own and own["comment"].startswith("Replaces"):
        return own[f"note_{lang}"]
    general = notes[country_of(code)][f"note_{lang}"]
    return f"{general} {own[f'note_{lang}']}" if own else general


def seat_of(code: str, facts: dict[str, Row], seats: dict[str, Row]) -> Row:
    """Return name and position of the chief town, as far as a source names it."""
    row = {f"seat_{lang}": seats[code][f"name_{lang}"] if code in seats else "" for lang in LANGUAGES}
    place = facts.get(code) or {"seat_lon": "", "seat_lat": ""}
    point = (place["seat_lon"], place["seat_lat"])
    if not point[0] and code in seats:
        point = (seats[code]["lon"], seats[code]["lat"])
    return row | {"seat_lon": point[0], "seat_lat": point[1]}


def region_rows(
    drawn: Areas, inputs: Inputs, facts: Rows, seats: Rows, lookups: dict[str, Rows], sahara: Row
) -> list[Row]:
    """Return one row a region, drawn or not, sorted by code."""
    rows = []
    for code in sorted({*drawn, *WITHOUT_POLYGON}):
        types = lookups["region_types"].get(code) or lookups["region_types"][country_of(code)]
        row = {"region_code": code, "region_scheme": scheme_of(code), "country_code": country_of(code)}
        row |= names_of(code, inputs, facts, lookups["region_names"], sahara) | seat_of(code, facts, seats)
        row |= {f"region_type_{lang}": types[f"type_{lang}"] for lang in LANGUAGES}
        row |= {f"note_{lang}": note_of(code, lookups["region_notes"], lang) for lang in LANGUAGES}
        is_drawn = code in drawn
        row |= {"has_polygon": "true" if is_drawn else "false", "covered_by": WITHOUT_POLYGON.get(code, "")}
        rows.append(row | {"source_ids": DRAWN_FROM if is_drawn else POINT_FROM})
    return rows
