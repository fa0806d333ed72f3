"""Sheets of what meets and acts: mechanisms, their sessions, city networks, missions abroad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers.details import Fact
from layers.lookups import Row
from layers.messages import N_
from layers.profiles.base import Base, Parts
from layers.profiles.body_numbers import (
    mechanism_numbers,
    mission_numbers,
    network_numbers,
    session_numbers,
)
from layers.profiles.commitments import commitment_section
from layers.profiles.country_numbers import stated_sessions
from layers.profiles.members import partner_section, place_section
from layers.profiles.model import Section
from layers.profiles.sections import latest_first, section, told
from layers.spec import PopupField as Field

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_DECENTRALISED = "decentralised_cooperation"
# A contribution has many columns: those the mechanism or the words of the source tell.
_IN_SHORT = ("mechanism_id", "theme_ids", "wilaya_codes", "venue", "partner_basis")


def _decentralised(ask: Ask) -> tuple[Section, ...]:
    """Return what documents say of decentralised cooperation as a whole, which no other row holds."""
    policies = ask.rows("policies", level="decentralised")
    return (
        section(ask, "counts", N_("Numbers the documents give"), "decentralised_counts",
                ask.rows("decentralised_counts")),
        section(ask, "facts", N_("What the documents say"), "decentralised_facts",
                ask.rows("decentralised_facts")),
        section(ask, "texts_of_kind", N_("Legal texts"), "texts",
                [row for row in ask.rows("texts") if "T_DECENT" in (row["theme_ids"] or ())]),
        section(ask, "aims", N_("Aims and roles the documents state"), "policies",
                [row for row in policies if not row["mechanism_id"]], without=("mechanism_id",)),
    )  # fmt: skip


def _mechanism(ask: Ask, row: Row) -> Parts:
    own = {"mechanism_id": row["mechanism_id"]}
    agreements = ask.rows("agreements", **own)
    sessions = latest_first(ask.rows("mechanism_sessions", **own), "date_start")
    ids = {each["session_id"] for each in sessions}
    commitments = [each for each in ask.rows("commitments") if each["session_id"] in ids]
    mine = ("mechanism_id",)
    stated = stated_sessions(ask, row["mechanism_id"])
    facts = () if stated is None else (
        Fact(N_("Sessions, says the source"), "number", stated["sessions_count"], tuple(stated["source_ids"]),
             column="sessions_count"),
    )  # fmt: skip
    whole = _decentralised(ask) if row["mechanism_type"] == _DECENTRALISED else ()
    return Parts(
        sections=told(
            partner_section(ask, N_("Members and partners"), ask.rows("mechanism_partners", **own)),
            section(ask, "sessions", N_("Sessions and meetings"), "mechanism_sessions", sessions,
                    without=mine, empty=N_("No session is known."), is_open=True),
            place_section(ask, ask.rows("mechanism_places", **own)),
            section(ask, "links", N_("Pairs of wilayas and regions"), "region_links",
                    ask.rows("region_links", **own), without=mine),
            section(ask, "parts", N_("Its parts"), "mechanisms",
                    ask.rows("mechanisms", parent_id=row["mechanism_id"]), without=("parent_id",)),
            section(ask, "networks", N_("City networks"), "networks", ask.rows("networks", **own)),
            section(ask, "agreements", N_("Agreements"), "agreements", agreements, is_open=True),
            commitment_section(ask, commitments),
            section(ask, "texts", N_("Legal texts and declarations"), "texts", ask.rows("texts", **own),
                    without=mine),
            section(ask, "policies", N_("Aims and roles the documents state"), "policies",
                    ask.rows("policies", **own), without=mine),
            section(ask, "upgrades", N_("Crossings whose upgrade it names"), "crossing_upgrades",
                    ask.rows("crossing_upgrades", **own), without=mine),
            section(ask, "contributions", N_("Training, aid and exchange"), "contributions",
                    ask.rows("contributions", **own), without=_IN_SHORT),
            *whole,
            section(ask, "themes", N_("Themes"), "mechanism_themes",
                    ask.rows("mechanism_themes", **own), without=mine),
        ),
        facts=facts,
    )  # fmt: skip


def _session(ask: Ask, row: Row) -> Parts:
    key = row["session_id"]
    others = [
        each for each in ask.rows("mechanism_sessions", mechanism_id=row["mechanism_id"]) if each is not row
    ]
    return Parts(
        sections=told(
            commitment_section(ask, ask.rows("commitments", session_id=key)),
            partner_section(ask, N_("Members and partners of the mechanism"),
                            ask.rows("mechanism_partners", mechanism_id=row["mechanism_id"])),
            section(ask, "evidence", N_("Further evidence"), "external_evidence",
                    ask.rows("external_evidence", session_ids=key), without=("session_ids",)),
            section(ask, "others", N_("Other sessions of the mechanism"), "mechanism_sessions",
                    latest_first(others, "date_start"), without=("mechanism_id",)),
        )
    )  # fmt: skip


def _of(ask: Ask, table: str, row: Row) -> tuple[Row, ...]:
    """Return the rows of a register that belong to the mechanism of a row, if it has one."""
    return ask.rows(table, mechanism_id=row["mechanism_id"]) if row["mechanism_id"] else ()


def _network(ask: Ask, row: Row) -> Parts:
    members = ask.rows("network_members", network_id=row["network_id"])
    return Parts(
        sections=told(
            section(ask, "members", N_("Algerian members named"), "network_members", members,
                    without=("network_id",), empty=N_("No source names an Algerian member."), is_open=True),
            section(ask, "sessions", N_("Sessions and meetings"), "mechanism_sessions",
                    latest_first(_of(ask, "mechanism_sessions", row), "date_start")),
            section(ask, "policies", N_("Aims and roles the documents state"), "policies",
                    _of(ask, "policies", row)),
        )
    )  # fmt: skip


def _mission(ask: Ask, row: Row) -> Parts:
    others = [each for each in ask.rows("missions") if each is not row]
    return Parts(
        sections=told(section(ask, "others", N_("Other missions"), "missions", latest_first(others, "date")))
    )


MECHANISMS = Base(
    id="mechanisms",
    title=N_("Cooperation mechanisms"),
    description=N_("Standing bodies of cooperation, with their partners, places, sessions and commitments."),
    table="mechanisms",
    key="mechanism_id",
    layer="mechanisms",
    fill=_mechanism,
    numbers=mechanism_numbers,
    listed=("sessions", "last_session"),
    skipped=(
        "session_ids",
        "member_ids",
        "sessions_count",
        "last_session",
        "wilaya_codes",
        "region_codes",
        "country_codes",
        "theme_ids",
    ),
)
SESSIONS = Base(
    id="sessions",
    title=N_("Sessions and meetings"),
    description=N_("Dated sessions and meetings of the mechanisms, with every date that a source gives."),
    table="mechanism_sessions",
    key="session_id",
    layer="sessions",
    fill=_session,
    order="-date_start",
    fields=(
        Field("ordinal_alt", N_("Session number in another source"), "number", sources="date_alt_source_ids"),
        Field("place_precision", N_("How the place is known"), "message"),
    ),
    numbers=session_numbers,
)
NETWORKS = Base(
    id="networks",
    title=N_("City networks"),
    description=N_("Networks of cities and local authorities, with the Algerian members that sources name."),
    table="networks",
    key="network_id",
    layer="networks",
    fill=_network,
    fields=(
        Field("members_extra", N_("More on the members"), "text"),
        Field("parent_org", N_("Belongs to"), "text"),
        Field("seat_country_code", N_("Country of the seat"), "link", target="countries"),
    ),
    numbers=network_numbers,
    listed=("members_named",),
    skipped=("member_ids",),
)
MISSIONS = Base(
    id="missions",
    title=N_("Civil protection missions"),
    description=N_("Missions of the Algerian civil protection abroad."),
    table="missions",
    key="mission_id",
    layer="missions",
    fill=_mission,
    order="-date",
    fields=(Field("location_basis", N_("About the place"), "text"),),
    numbers=mission_numbers,
)
