"""Sheets of wilayas and of the neighbours' regions: what meets there, on both sides of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers.lookups import Row
from layers.messages import N_
from layers.profiles import cells
from layers.profiles.area_numbers import (
    border_number,
    mechanisms_at,
    nearest_section,
    region_numbers,
    sessions_of,
    wilaya_numbers,
)
from layers.profiles.base import Base, Parts
from layers.profiles.crossing_lines import crossing_section
from layers.profiles.editions import editions_section, elsewhere, held_in, points_section
from layers.profiles.model import Cell, Entry, Section
from layers.profiles.sections import latest_first, section, told

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_NO_BORDER = N_("It has no common border.")
_NO_OUTLINE = N_("The map has no outline of it, so its border cannot be measured.")


def border_section(
    ask: Ask, prefix: str, column: str, code: str, other: str, *, empty: str = _NO_BORDER
) -> Section:
    """Return the areas across the border with the length of the common line, the longest first.

    ``column`` and ``other`` are the columns of the area and of those across.
    """
    target = {"region_code": "regions", "wilaya_code": "wilayas"}[other]
    groups: dict[str, list[Row]] = {}
    for row in ask.rows("borders", **{column: code}):
        groups.setdefault(row[other], []).append(row)
    found = [
        (key, border_number(ask, f"{prefix}/border/{key}", tuple(rows)), rows) for key, rows in groups.items()
    ]
    found.sort(key=lambda each: (-float(each[1].value or 0), each[0]))
    has_country = column == "wilaya_code"
    lines = tuple(
        Entry(
            target,
            key,
            (
                Cell("text", cells.link(ask, target, key).names),
                *((cells.links(ask, "countries", rows[0]["country_code"]),) if has_country else ()),
                cells.number(number),
            ),
            number.source_ids,
            row=("borders", rows[0]["border_id"]),
        )
        for key, number, rows in found
    )
    across = (N_("Region"), N_("Country")) if has_country else (N_("Wilaya"),)
    return Section(
        "border",
        N_("Across the border"),
        (*across, N_("Length of the common line")),
        lines,
        empty=empty,
        is_derived=True,
    )


def mechanism_section(ask: Ask, column: str, code: str) -> Section:
    """Return the mechanisms with a place there and whether the source names it."""
    bases: dict[str, str] = {}
    for place in ask.rows("mechanism_places", **{column: code}):
        # Two wilayas of today may have been one: what a source states stands before what was taken over.
        if place["basis"] == "stated" or place["mechanism_id"] not in bases:
            bases[place["mechanism_id"]] = place["basis"]

    def basis(row: Row) -> Cell:
        return Cell("message", bases[row["mechanism_id"]], "mechanism_places.basis")

    return section(
        ask, "mechanisms", N_("Cooperation mechanisms"), "mechanisms", mechanisms_at(ask, column, code),
        without=("parent_id",), extra=((N_("Basis of the place"), basis),),
        empty=N_("No mechanism is known that names it."),
    )  # fmt: skip


def links_sections(ask: Ask, column: str, code: str) -> tuple[Section, ...]:
    """Return the pairs of wilayas and regions: those a source names, and those computed from the map."""
    rows = ask.rows("region_links", **{column: code})
    named = [row for row in rows if row["basis"] != "computed_adjacency"]
    computed = [row for row in rows if row["basis"] == "computed_adjacency"]
    return (
        section(
            ask, "links_named", N_("Pairs of wilayas and regions that a source names"), "region_links",
            named, without=(column,),
        ),
        section(
            ask, "links_computed", N_("Pairs that touch, computed from the map"), "region_links",
            computed, without=(column,), is_derived=True,
        ),
    )  # fmt: skip


def twinning_section(ask: Ask, rows: list[Row], *, without: tuple[str, ...] = ()) -> Section:
    """Return twinnings, the latest first; unverified ones are marked."""
    return section(
        ask, "twinnings", N_("Twinnings and agreements of local authorities"), "twinnings",
        latest_first(rows, "signed"), without=without, empty=N_("No twinning is known here."), is_open=True,
    )  # fmt: skip


def alias_section(ask: Ask, resources: dict[str, str]) -> Section:
    """Return the spellings of a place in the sources: by resource, how its key begins."""
    rows = [
        row
        for row in ask.rows("place_aliases")
        if row["resource"] in resources and _names(row, resources[row["resource"]])
    ]
    return section(ask, "spellings", N_("Spellings in the sources"), "place_aliases", rows)


def _names(row: Row, key: str) -> bool:
    """Tell whether the key of a spelling is that of a place: its own, of its communes, or of its town."""
    own = str(row["entity_key"])
    return own == key or (row["resource"] == "communes" and own[:2] == key) or own.endswith(f"|{key}")


def _only_today(ask: Ask) -> tuple[str, ...]:
    """Return the columns of the history that were computed on the outlines of the newest edition."""
    is_newest = ask.view.edition == ask.atlas.tables.editions[-1]
    return () if is_newest else ("border_country_codes", "is_coastal", "basis")


def _wilaya(ask: Ask, row: Row) -> Parts:
    code = row["wilaya_code"]
    mechanisms = mechanisms_at(ask, "wilaya_code", code)
    members = ask.rows("network_members", wilaya_code=code)
    held = [each for each in ask.rows("mechanism_sessions") if held_in(ask).get(each["session_id"]) == code]
    return Parts(
        sections=told(
            border_section(ask, f"wilayas/{code}", "wilaya_code", code, "region_code"),
            *points_section(ask, "wilaya_code", code, "region_code"),
            crossing_section(ask, ask.rows("crossings", wilaya_code=code), without=("wilaya_code",)),
            nearest_section(ask, row),
            mechanism_section(ask, "wilaya_code", code),
            section(ask, "sessions", N_("Sessions and meetings of these mechanisms"), "mechanism_sessions",
                    sessions_of(ask, mechanisms)),
            section(ask, "held", N_("Sessions and meetings held there"), "mechanism_sessions", held,
                    is_derived=True),
            *links_sections(ask, "wilaya_code", code),
            twinning_section(ask, list(ask.rows("twinnings", wilaya_code=code)), without=("wilaya_code",)),
            section(ask, "networks", N_("City networks"), "network_members", members,
                    without=("wilaya_code",), is_open=True),
            section(ask, "groups", N_("Groups it belongs to"), "groups",
                    ask.rows("groups", wilaya_codes=code)),
            section(ask, "contributions", N_("Training, aid and exchange"), "contributions",
                    ask.rows("contributions", wilaya_codes=code)),
            section(ask, "statements", N_("What sources say of it"), "decentralised_facts",
                    ask.rows("decentralised_facts", wilaya_code=code), without=("wilaya_code",)),
            editions_section(ask, code),
            section(ask, "origin", N_("Where it comes from"), "wilaya_history",
                    ask.rows("wilaya_history", wilaya_code=code), without=_only_today(ask)),
            alias_section(ask, {"wilayas": code, "communes": code}),
        ),
        map_query=f"wilaya={code}",
    )  # fmt: skip


def _region(ask: Ask, row: Row) -> Parts:
    code = row["region_code"]
    ids = {each["twinning_id"] for each in ask.rows("twinning_regions", region_code=code)}
    mechanisms = mechanisms_at(ask, "region_code", code)
    return Parts(
        sections=told(
            border_section(ask, f"regions/{code}", "region_code", code, "wilaya_code",
                           empty=_NO_BORDER if row["has_polygon"] else _NO_OUTLINE),
            *points_section(ask, "region_code", code, "wilaya_code"),
            crossing_section(ask, ask.rows("crossings", region_code=code), without=("region_code",)),
            mechanism_section(ask, "region_code", code),
            section(ask, "sessions", N_("Sessions and meetings of these mechanisms"), "mechanism_sessions",
                    sessions_of(ask, mechanisms)),
            *links_sections(ask, "region_code", code),
            twinning_section(ask, [each for each in ask.rows("twinnings") if each["twinning_id"] in ids]),
            section(ask, "covers", N_("Regions drawn inside it"), "regions",
                    ask.rows("regions", covered_by=code), without=("covered_by", "country_code"),
                    note=N_("The map data have no outline of these regions.")),
            section(ask, "named", N_("In the sources"), "neighbour_regions",
                    ask.rows("neighbour_regions", region_code=code)),
            alias_section(ask, {"regions": code}),
        ),
        map_query=f"region={code}",
    )  # fmt: skip


WILAYAS = Base(
    id="wilayas",
    title=N_("Wilayas"),
    description=N_(
        "The wilayas of Algeria in the edition of the day, with all that links each across the border."
    ),
    table="wilayas",
    key="wilaya_code",
    layer="wilayas",
    fill=_wilaya,
    absent=elsewhere,
    numbers=wilaya_numbers,
    listed=("border_km", "crossings_total", "mechanisms", "twinnings"),
    skipped=("geometry_note",),
)
REGIONS = Base(
    id="regions",
    title=N_("Regions of the neighbours"),
    description=N_("The first-level divisions of the neighbours, with all that links each to Algeria."),
    table="regions",
    key="region_code",
    layer="regions",
    fill=_region,
    numbers=region_numbers,
    listed=("border_km", "crossings_total", "mechanisms", "twinnings"),
)
