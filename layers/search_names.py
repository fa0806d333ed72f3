"""Every other spelling under which the rows of a table are known, by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.lookups import Row, Tables
from layers.names import LANGUAGES

# A table is known by the spellings given for another.
ALIASED = {"partners": "countries"}
NAMES = tuple(f"name_{lang}" for lang in LANGUAGES)
# Areas that a town of the same name stands for.
AREAS: Mapping[str, str] = {"wilayas": "wilaya_code", "regions": "region_code"}
HOME = "DZA"
# Tables beside the register that name the same rows: table, column of the key, columns of names.
BESIDE: Mapping[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "wilayas": (
        ("wilayas", "wilaya_code", NAMES),
        ("wilaya_history", "wilaya_code", ("name_ar", "name_en")),
    ),
    "regions": (
        ("neighbour_regions", "region_code", NAMES),
        ("regions", "region_code", tuple(f"seat_{lang}" for lang in LANGUAGES)),
    ),
    # Whom a mechanism joins, under the name of its own register: FAO, PNUD.
    "mechanisms": (
        ("mechanism_partners", "mechanism_id", tuple(f"partner_name_{lang}" for lang in LANGUAGES)),
    ),
    "crossings": (
        ("crossings", "crossing_id", tuple(f"counterpart_{lang}" for lang in LANGUAGES)),
        ("crossing_upgrades", "crossing_id", (*NAMES, *(f"opposite_place_{lang}" for lang in LANGUAGES))),
    ),
}


def spellings_of(tables: Tables, name: str) -> dict[str, tuple[str, ...]]:
    """Return the other spellings of the rows of a table, by key, none twice."""
    found: dict[str, dict[str, None]] = {}
    keys = _town_keys(tables, name)
    for row in tables["place_aliases"]:
        key = row["entity_key"] if row["resource"] == ALIASED.get(name, name) else None
        key = keys.get(row["entity_key"]) if row["resource"] == "places" else key
        if key is not None:
            _add(found, key, row, ("spelling_ar", "canonical_ar", "dataset_ar"))
    for table, key, columns in BESIDE.get(name, ()):
        if table in tables:  # an old release may lack it
            for row in tables[table]:
                _add(found, row[key], row, columns)
    return {key: tuple(texts) for key, texts in found.items()}


def _town_keys(tables: Tables, name: str) -> dict[str, str]:
    """Return the areas of a table by ``town|country``, as the aliases name towns: ``Tunis|TUN``."""
    if name not in AREAS:
        return {}
    return {f"{row['name_en']}|{row.get('country_code', HOME)}": row[AREAS[name]] for row in tables[name]}


def _add(found: dict[str, dict[str, None]], key: str, row: Row, columns: Iterable[str]) -> None:
    """Add the texts of some columns of a row to the spellings of a key."""
    own = found.setdefault(key, {})
    own.update(dict.fromkeys(str(row[column]) for column in columns if row[column]))
