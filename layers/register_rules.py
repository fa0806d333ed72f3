"""What rows owe each other across columns and files: years and days, ends and states, claims, areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layers.editions import NAME_COLUMNS, fold_name
from layers.geofiles import ReadAreas
from layers.package import DataPackage, Resource
from layers.problems import Problem, shown
from layers.row_rules import date_of
from layers.tables import ReadTable

CONFLICTS, CONFLICT_CLAIMS, COUNTRIES = "conflicts", "conflict_claims", "countries"


def agreement_problems(resource: Resource, read: ReadTable) -> Iterator[Problem]:
    """Yield years that are not those of their day, and active rows that have ended."""
    has_year = {"signed", "year_signed"} <= set(resource.columns)
    has_end = {"status", "ended"} <= set(resource.columns)
    for row_number, row in read.table.numbered():
        signed = date_of(row["signed"]) if has_year else None
        if signed is not None and str(row["year_signed"]) != str(signed.first_day.year):
            message = f"{shown(row['year_signed'])} is not the year of signed {shown(signed.text)}"
            yield Problem(resource.path, row_number, "year_signed", "year-of-day", message)
        if has_end and row["status"] == "active" and row["ended"] is not None:
            message = f"'active', but ended {shown(row['ended'])}"
            yield Problem(resource.path, row_number, "status", "active-ended", message)


def followed_problems(tables: Mapping[str, ReadTable], file: str) -> Iterator[Problem]:
    """Yield conflicts that follow a claim of another conflict."""
    if CONFLICTS not in tables or CONFLICT_CLAIMS not in tables:
        return
    owners = {row["claim_id"]: row["conflict_id"] for row in tables[CONFLICT_CLAIMS].table.rows}
    for row_number, row in tables[CONFLICTS].table.numbered():
        owner = owners.get(row["followed"])
        if owner is not None and owner != row["conflict_id"]:
            message = f"{shown(row['followed'])} is a claim of {shown(owner)}"
            yield Problem(file, row_number, "followed", "claim-of-another", message)


def wilaya_name_problems(read: ReadTable, file: str) -> Iterator[Problem]:
    """Yield names that another wilaya of the same edition has already."""
    seen: dict[tuple[str, str, str], str] = {}
    for row_number, row in read.table.numbered():
        for column in NAME_COLUMNS:
            name, code = row.get(column), str(row.get("wilaya_code"))
            key = (str(row.get("edition")), column, fold_name(str(name)))
            if name is not None and seen.setdefault(key, code) != code:
                message = f"{shown(name)} is the name of {shown(seen[key])} in edition {key[0]} already"
                yield Problem(file, row_number, column, "name-repeated", message)


def area_problems(
    package: DataPackage, tables: Mapping[str, ReadTable], areas: Mapping[str, ReadAreas]
) -> Iterator[Problem]:
    """Yield areas that another level of detail has or a register relies on and a file lacks."""
    for resource in package.resources:
        read = areas.get(resource.name)
        if read is None or not read.properties.is_whole or len(resource.key) != 1:
            continue
        (column,) = resource.key
        here = {str(row.get(column)) for row in read.properties.table.rows}
        if len(here) < len(read.properties.table.rows):
            continue  # a repeated key is told already, and hides the one it stands for
        wanted = dict.fromkeys(here, "")
        for name, other in areas.items():
            if name.partition(".")[0] == resource.name.partition(".")[0] and other.properties.is_whole:
                for row in other.properties.table.rows:
                    wanted.setdefault(str(row.get(column)), f"has an area in {package.resource(name).path}")
        if column == "country_code":
            for code, path in _countries_used(package, tables).items():
                wanted.setdefault(code, f"is a country of {path}")
        for key, reason in wanted.items():
            if key not in here:
                message = f"{shown(key)} {reason} and has none in this file"
                yield Problem(resource.path, 1, column, "area-missing", message)


def _countries_used(package: DataPackage, tables: Mapping[str, ReadTable]) -> dict[str, str]:
    """Return every country a table names, with the first file that does."""
    used: dict[str, str] = {}
    for resource in package.resources:
        columns = [each.fields[0] for each in resource.references if each.resource == COUNTRIES]
        for row in tables[resource.name].table.rows if resource.name in tables else ():
            for value in (row.get(column) for column in columns):
                for code in value if isinstance(value, tuple) else (value,):
                    if code is not None:
                        used.setdefault(str(code), resource.path)
    return used
