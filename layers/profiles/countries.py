"""Sheets of countries: neighbours, partners, and every country that a register names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers import filters
from layers.lookups import Row, items
from layers.messages import N_
from layers.profiles.areas import alias_section, sessions_of, twinning_section
from layers.profiles.base import Base, Parts
from layers.profiles.crossing_lines import crossing_section
from layers.profiles.model import Section
from layers.profiles.sections import latest_first, section, told

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

HOME = "DZA"
# Where registers name countries. What is written of sources and spellings makes no partner.
_NAMED = (
    ("agreements", "country_codes"), ("commitments", "signatory_codes"), ("contributions", "country_codes"),
    ("crossings", "country_code"), ("decentralised_facts", "country_code"), ("groups", "country_codes"),
    ("institutions", "country_code"), ("mechanism_partners", "country_code"),
    ("mechanism_sessions", "country_code"), ("missions", "country_code"),
    ("network_members", "country_code"), ("networks", "seat_country_code"), ("regions", "country_code"),
    ("twinnings", "country_code"),
)  # fmt: skip


def named_countries(ask: Ask, table: str) -> tuple[Row, ...]:
    """Return the countries that a register names on the day: the neighbours in their order, then by code."""
    codes = {code for name, column in _NAMED for row in ask.rows(name) for code in items(row[column])}
    rows = [row for row in ask.atlas.tables[table] if row["country_code"] in codes or row["is_neighbour"]]
    return tuple(sorted(rows, key=lambda row: (row["neighbour_order"] or 99, row["country_code"])))


def mechanisms_with(ask: Ask, code: str) -> list[Row]:
    """Return the mechanisms in which a country takes part, each once."""
    ids = dict.fromkeys(row["mechanism_id"] for row in ask.rows("mechanism_partners", country_code=code))
    return [row for each in ids if (row := ask.find("mechanisms", each))]


def _group_sections(ask: Ask, code: str) -> tuple[Section, ...]:
    """Return the groups a country belongs to, and what is said of a group as a whole."""
    groups = ask.rows("groups", country_codes=code)
    ids = {row["group_id"] for row in groups}
    to_group = [row for row in ask.rows("contributions") if row["group_id"] in ids]
    return (
        section(ask, "groups", N_("Groups it belongs to"), "groups", groups),
        section(
            ask, "group_contributions", N_("Training, aid and exchange with a group as a whole"),
            "contributions", to_group, without=("country_codes",),
            note=N_(
                "The source speaks of the group and names no country: nothing here is said of one member."
            ),
        ),
    )  # fmt: skip


def _home_sections(ask: Ask) -> tuple[Section, ...]:
    """Return what the sources say of Algeria itself."""
    return (
        section(ask, "policies", N_("Aims and roles the documents state"), "policies",
                [row for row in ask.rows("policies") if not row["mechanism_id"]], without=("mechanism_id",)),
        section(ask, "texts", N_("Legal texts and declarations"), "texts", ask.rows("texts")),
        section(ask, "own_contributions", N_("Training, aid and exchange without a named partner"),
                "contributions",
                [row for row in ask.rows("contributions")
                 if not row["country_codes"] and not row["group_id"]]),
    )  # fmt: skip


def _country(ask: Ask, row: Row) -> Parts:
    code = row["country_code"]
    mechanisms = mechanisms_with(ask, code)
    texts = {each["text_id"] for each in ask.rows("commitments", signatory_codes=code)}
    home = _home_sections(ask) if code == HOME else ()
    return Parts(
        sections=told(
            section(ask, "mechanisms", N_("Committees and mechanisms"), "mechanisms", mechanisms),
            section(ask, "sessions", N_("Sessions and meetings"), "mechanism_sessions",
                    sessions_of(ask, mechanisms), is_open=True),
            section(ask, "hosted", N_("Sessions and meetings held there"), "mechanism_sessions",
                    latest_first(ask.rows("mechanism_sessions", country_code=code), "date_start"),
                    without=("country_code",)),
            section(ask, "agreements", N_("Agreements"), "agreements",
                    ask.rows("agreements", country_codes=code), is_open=True),
            crossing_section(ask, ask.rows("crossings", country_code=code), without=("country_code",),
                             empty=""),
            section(ask, "regions", N_("Regions"), "neighbour_regions",
                    ask.rows("neighbour_regions", country_code=code)),
            twinning_section(ask, list(ask.rows("twinnings", country_code=code)), without=("country_code",)),
            section(ask, "missions", N_("Civil protection missions"), "missions",
                    latest_first(ask.rows("missions", country_code=code), "date"), without=("country_code",)),
            section(ask, "declarations", N_("Declarations signed"), "texts",
                    [each for each in ask.rows("texts") if each["text_id"] in texts]),
            section(ask, "contributions", N_("Training, aid and exchange"), "contributions",
                    ask.rows("contributions", country_codes=code)),
            *_group_sections(ask, code),
            section(ask, "networks", N_("City networks seated there"), "networks",
                    ask.rows("networks", seat_country_code=code)),
            section(ask, "institutions", N_("Institutions"), "institutions",
                    ask.rows("institutions", country_code=code)),
            section(ask, "statements", N_("What sources say of it"), "decentralised_facts",
                    ask.rows("decentralised_facts", country_code=code), without=("country_code",)),
            *home,
            alias_section(ask, {"countries": code, "places": code}),
        ),
        map_query=f"country={code}",
    )  # fmt: skip


COUNTRIES = Base(
    id="countries",
    title=N_("Countries"),
    description=N_(
        "The neighbours of Algeria and every country that the registers name, with what links each."
    ),
    table="countries",
    key="country_code",
    fill=_country,
    filters=filters.PARTNERS,
    rows=named_countries,
)
