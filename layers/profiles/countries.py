"""Sheets of countries: neighbours, partners, and every country that a register names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers import filters
from layers.lookups import Row, items
from layers.messages import N_
from layers.profiles.area_numbers import sessions_of
from layers.profiles.areas import alias_section, border_section, twinning_section
from layers.profiles.base import Base, Parts
from layers.profiles.body_numbers import last_session
from layers.profiles.country_numbers import (
    country_numbers,
    mechanisms_with,
    stated_sessions,
    themes_section,
)
from layers.profiles.crossing_lines import crossing_section
from layers.profiles.model import Cell, Section
from layers.profiles.sections import latest_first, section, told

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

HOME = "DZA"
# What the mechanism tells of a contribution, and what a group has none of.
_OF_GROUP = ("country_codes", "wilaya_codes", "partner_basis", "venue", "unit", "theme_ids", "note")
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


def _group_sections(ask: Ask, code: str) -> tuple[Section, ...]:
    """Return the groups a country belongs to, and what is said of a group as a whole."""
    groups = ask.rows("groups", country_codes=code)
    ids = {row["group_id"] for row in groups}
    to_group = [row for row in ask.rows("contributions") if row["group_id"] in ids]
    return (
        section(ask, "groups", N_("Groups it belongs to"), "groups", groups),
        section(
            ask, "group_contributions", N_("Training, aid and exchange with a group as a whole"),
            "contributions", to_group, without=_OF_GROUP,
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
        section(ask, "open_groups", N_("Groups named without their members"), "groups",
                [row for row in ask.rows("groups") if not row["country_codes"] and not row["wilaya_codes"]],
                is_open=True),
    )  # fmt: skip


def _mechanism_section(ask: Ask, code: str, mechanisms: list[Row]) -> Section:
    """Return the mechanisms of a country with how often they met, as the sources count, and when last."""

    def stated(row: Row) -> Cell:
        found = stated_sessions(ask, row["mechanism_id"])
        return Cell("quantity", None if found is None else found["sessions_count"])

    bases = {row["mechanism_id"]: row["basis"] for row in ask.rows("mechanism_partners", country_code=code)}

    def basis(row: Row) -> Cell:
        return Cell("message", bases[row["mechanism_id"]], "mechanism_partners.basis")

    def last(row: Row) -> Cell:
        number = last_session(ask, row["mechanism_id"])
        return Cell("number", None if number.value is None else number)

    return section(
        ask, "mechanisms", N_("Committees and mechanisms"), "mechanisms", mechanisms,
        extra=((N_("Sessions, says the source"), stated), (N_("Latest session or meeting known"), last),
               (N_("Basis of the partner"), basis)),
        empty=N_("No mechanism is known with it."), is_open=True,
    )  # fmt: skip


def _shared_sections(ask: Ask, code: str) -> tuple[Section, ...]:
    """Return what is told of every country, Algeria too."""
    texts = {each["text_id"] for each in ask.rows("commitments", signatory_codes=code)}
    return (
        section(ask, "hosted", N_("Sessions and meetings held there"), "mechanism_sessions",
                latest_first(ask.rows("mechanism_sessions", country_code=code), "date_start"),
                without=("country_code",)),
        section(ask, "declarations", N_("Declarations signed"), "texts",
                [each for each in ask.rows("texts") if each["text_id"] in texts]),
        *_group_sections(ask, code),
        section(ask, "networks", N_("City networks seated there"), "networks",
                ask.rows("networks", seat_country_code=code)),
        section(ask, "institutions", N_("Institutions"), "institutions",
                ask.rows("institutions", country_code=code)),
        section(ask, "statements", N_("What sources say of it"), "decentralised_facts",
                ask.rows("decentralised_facts", country_code=code), without=("country_code",)),
        alias_section(ask, {"countries": code, "places": code}),
    )  # fmt: skip


def _border_sections(ask: Ask, code: str) -> tuple[Section, ...]:
    """Return what lies along the border of a neighbour; nothing for other countries."""
    if not ask.rows("borders", country_code=code):
        return ()
    return (
        border_section(ask, f"countries/{code}", "country_code", code, "wilaya_code"),
        crossing_section(ask, ask.rows("crossings", country_code=code), without=("country_code",)),
        section(ask, "regions", N_("Regions"), "regions", ask.rows("regions", country_code=code),
                without=("country_code",)),
    )  # fmt: skip


def _country(ask: Ask, row: Row) -> Parts:
    code = row["country_code"]
    query = f"country={code}"
    if code == HOME:
        return Parts(sections=told(*_home_sections(ask), *_shared_sections(ask, code)), map_query="")
    mechanisms = mechanisms_with(ask, code)
    agreements = ask.rows("agreements", country_codes=code)
    hosted, *others = _shared_sections(ask, code)
    return Parts(
        sections=told(
            _mechanism_section(ask, code, mechanisms),
            section(ask, "sessions", N_("Sessions and meetings"), "mechanism_sessions",
                    sessions_of(ask, mechanisms), is_open=True),
            hosted,
            section(ask, "agreements", N_("Agreements"), "agreements", agreements,
                    empty=N_("No agreement that names it is known."), is_open=True),
            themes_section(ask, f"countries/{code}", agreements),
            *_border_sections(ask, code),
            twinning_section(ask, list(ask.rows("twinnings", country_code=code)), without=("country_code",)),
            section(ask, "missions", N_("Civil protection missions"), "missions",
                    latest_first(ask.rows("missions", country_code=code), "date"), without=("country_code",)),
            section(ask, "contributions", N_("Training, aid and exchange"), "contributions",
                    ask.rows("contributions", country_codes=code)),
            *others,
        ),
        map_query=query,
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
    figures="partners",
    numbers=country_numbers,
    listed=("mechanisms", "sessions_stated", "agreements", "twinnings", "missions"),
    filters=filters.PARTNERS,
    rows=named_countries,
)
