"""Make lookups/wilayas.csv: 48 + 58 + 69 wilayas with names, parent, seat and label point."""

import re
import unicodedata

from scripts.boundaries.editions import EDITIONS
from scripts.boundaries.gazetteer import lon_lat
from scripts.boundaries.inputs import Areas, Inputs
from scripts.registers.tables import Row

COLUMNS = (
    *("edition", "wilaya_code", "name_ar", "name_fr", "name_en", "parent_code", "seat_lon", "seat_lat"),
    *("label_lon", "label_lat", "geometry_note_ar", "geometry_note_fr", "geometry_note_en", "source_ids"),
)
SOURCES = "DATA_OSM;DATA_SYSCLI;DATA_GEONAMES"
# Spellings that differ between the packages without naming another place.
ARABIC_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def folded(name: str) -> str:
    """Return a name without accents, case, hamza, spaces and signs."""
    plain = unicodedata.normalize("NFD", name.casefold().translate(ARABIC_FOLDS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z\u0600-\u06ff]", "", letters)


def check_names(inputs: Inputs, names: dict[str, Row]) -> None:
    """Refuse a settled name that neither package has for this code: numbers alone can be in another order."""
    wrong = []
    for code, row in names.items():
        shipped, decreed = inputs.wilaya_names[code], inputs.wilaya_rows[code]
        for column in ("name_ar", "name_fr"):
            known = {folded(shipped[column]), folded(decreed[column])}
            if folded(row[column]) not in known:
                wrong.append(f"{code} {row[column]}: expected one of {sorted(known)}")
    if wrong or set(names) != set(inputs.wilaya_names):
        raise ValueError(f"wilaya names that belong to no package: {wrong}")


def check_history(atoms: dict[str, tuple[str, ...]], history: list[Row]) -> None:
    """Refuse parents that differ from the wilaya history of the facts."""
    told = {row["wilaya_code"]: row["parent_code"] or row["wilaya_code"] for row in history}
    # In the facts the parent is that of the reform which made the wilaya.
    found = {code: codes[1] if int(code) > 58 else codes[0] for code, codes in atoms.items()}
    if told != found:
        raise ValueError(f"parents differ from the facts: {sorted(set(told.items()) ^ set(found.items()))}")


def parent(code: str, edition: str, atoms: dict[str, tuple[str, ...]]) -> str:
    """Return the wilaya of the edition before from which ``code`` was carved, or itself."""
    position = EDITIONS.index(edition)
    return atoms[code][position - 1] if position else code


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
            row |= {f"name_{lang}": name[f"name_{lang}"] for lang in ("ar", "fr", "en")}
            note = notes.get(code) or dict.fromkeys(("note_ar", "note_fr", "note_en"), "")
            row |= {f"geometry_note_{lang}": note[f"note_{lang}"] for lang in ("ar", "fr", "en")}
            row |= {"seat_lon": lon, "seat_lat": lat, "source_ids": SOURCES}
            rows.append(row | {"label_lon": f"{label.x:.5f}", "label_lat": f"{label.y:.5f}"})
    return rows
