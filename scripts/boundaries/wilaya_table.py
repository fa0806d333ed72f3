"""Make lookups/wilayas.csv: 48 + 58 + 69 wilayas with names, parent, seat and label point."""

from scripts.boundaries.editions import EDITIONS
from scripts.boundaries.gazetteer import lon_lat
from scripts.boundaries.inputs import Areas
from scripts.registers.tables import Row

COLUMNS = (
    *("edition", "wilaya_code", "name_ar", "name_fr", "name_en", "parent_code", "seat_lon", "seat_lat"),
    *("label_lon", "label_lat", "geometry_note_ar", "geometry_note_fr", "geometry_note_en", "source_ids"),
)
LANGUAGES = ("ar", "fr", "en")
SOURCES = "DATA_OSM;DATA_SYSCLI;DATA_GEONAMES"


def parent(code: str, edition: str, atoms: dict[str, tuple[str, ...]]) -> str:
    """Return the wilaya of the edition before from which ``code`` was carved, or itself."""
    position = EDITIONS.index(edition)
    return atoms[code][position - 1] if position else code


def note_scopes(code: str, edition: str, atoms: dict[str, tuple[str, ...]]) -> list[str]:
    """Return which notes tell of the outline of a wilaya in an edition."""
    pieces = [codes for codes in atoms.values() if codes[EDITIONS.index(edition)] == code]
    # The notes by code speak of what the reforms of 2019 and 2026 made.
    return ["all", *(["merged"] if len(pieces) > 1 else []), *([code] if edition != EDITIONS[0] else [])]


def wilaya_rows(
    dissolved: dict[str, Areas],
    atoms: dict[str, tuple[str, ...]],
    names: dict[str, Row],
    notes: dict[str, Row],
    points: dict[str, dict[str, object]],
) -> list[Row]:
    """Return one row an edition and wilaya, sorted by both."""
    rows = []
    for edition in EDITIONS:
        for code, area in sorted(dissolved[edition].items()):
            name, label = names[code], area.representative_point()
            lon, lat = lon_lat(points[name["geonameid"]]) if name["geonameid"] else ("", "")
            row = {"edition": edition, "wilaya_code": code, "parent_code": parent(code, edition, atoms)}
            row |= {f"name_{lang}": name[f"name_{lang}"] for lang in LANGUAGES}
            told = [notes[scope] for scope in note_scopes(code, edition, atoms) if scope in notes]
            row |= {f"geometry_note_{lang}": " ".join(n[f"note_{lang}"] for n in told) for lang in LANGUAGES}
            row |= {"seat_lon": lon, "seat_lat": lat, "source_ids": SOURCES}
            rows.append(row | {"label_lon": f"{label.x:.5f}", "label_lat": f"{label.y:.5f}"})
    return rows
