"""Sheets of what all rests on: sources with the rows they support, and disagreements with their claims."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from layers.details import Fact
from layers.lookups import Row, items
from layers.messages import N_
from layers.numbers.number import Number, made_number
from layers.profiles import cells
from layers.profiles.base import Base, Parts
from layers.profiles.body_numbers import conflict_numbers
from layers.profiles.counting import count, part
from layers.profiles.model import Cell, Section
from layers.profiles.sections import section, told
from layers.spec import PopupField as Field

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

# Titles of the registers, in the order in which a sheet tells them.
REGISTERS: Mapping[str, str] = MappingProxyType(
    {
        "mechanisms": N_("Cooperation mechanisms"),
        "mechanism_partners": N_("Members and partners of mechanisms"),
        "mechanism_places": N_("Places of mechanisms"),
        "mechanism_themes": N_("Themes of mechanisms"),
        "mechanism_sessions": N_("Sessions and meetings"),
        "region_links": N_("Pairs of wilayas and regions"),
        "agreements": N_("Agreements"),
        "commitments": N_("Commitments"),
        "texts": N_("Texts"),
        "policies": N_("Aims and roles the documents state"),
        "institutions": N_("Institutions"),
        "contributions": N_("Training, aid and exchange"),
        "missions": N_("Civil protection missions"),
        "crossings": N_("Border crossings"),
        "crossing_claims": N_("Claims about crossings"),
        "crossing_upgrades": N_("Upgrades of crossings"),
        "twinnings": N_("Twinnings and agreements of local authorities"),
        "decentralised_counts": N_("Numbers the documents give"),
        "decentralised_facts": N_("What the documents say"),
        "networks": N_("City networks"),
        "network_members": N_("Members of city networks"),
        "groups": N_("Groups"),
        "neighbour_regions": N_("Regions of the neighbours"),
        "place_aliases": N_("Spellings in the sources"),
        "themes": N_("Themes"),
        "wilaya_history": N_("History of the wilayas"),
        "countries": N_("Countries"),
        "documents": N_("Documents read"),
        "external_evidence": N_("Further evidence"),
        "conflicts": N_("Disagreements"),
        "conflict_claims": N_("Claims in disagreements"),
    }
)


# A row is told in full where it belongs.
_TOLD_THERE = ("statement", "note", "theme_ids")
# Tables that speak of sources, not of the border.
_ABOUT_SOURCES = ("conflicts", "conflict_claims", "documents", "external_evidence")
_CLAIMS_OUT = N_("Disagreements and their claims are not in it.")
_LOOKUPS_OUT = N_("Places, outlines and names of the look-up tables are not in it.")


def _cited(row: Row) -> tuple[str, ...]:
    """Return the sources a row names."""
    alternative = items(row.get("date_alt_source_ids"))
    return (*(row.get("source_ids") or ()), *alternative, *items(row.get("source_id")))


def rows_by_source(ask: Ask) -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
    """Return the rows of every register on the day by source, then by register; kept."""

    def index() -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
        found: dict[str, dict[str, tuple[Row, ...]]] = {}
        for table in REGISTERS:
            for row in ask.rows(table):
                for source_id in dict.fromkeys(_cited(row)):
                    own = found.setdefault(source_id, {})
                    own[table] = (*own.get(table, ()), row)
        return found

    return ask.atlas.profiles.recall(("by_source", ask.view.day, ask.view.edition), index)


def _source(ask: Ask, row: Row) -> Parts:
    found = rows_by_source(ask).get(row["source_id"], {})
    parts = [
        section(ask, table, REGISTERS[table], table, rows, without=_TOLD_THERE)
        for table, rows in found.items()
    ]
    return Parts(sections=told(*sorted(parts, key=lambda each: each.id != "documents")))


def _source_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many rows rest on a source, and in how many disagreements it has a claim."""
    found, prefix = rows_by_source(ask).get(row["source_id"], {}), f"sources/{row['source_id']}"
    parts = [
        part(ask, table, each)
        for table, rows in found.items()
        if table not in _ABOUT_SOURCES
        for each in rows
    ]
    claims = {each["conflict_id"] for each in found.get("conflict_claims", ())}
    questions = [each for each in ask.rows("conflicts") if each["conflict_id"] in claims]
    return (
        made_number(
            f"{prefix}/rows", N_("Rows that rest on it"), "count", parts, left_out=(_CLAIMS_OUT, _LOOKUPS_OUT)
        ),
        count(
            ask, f"{prefix}/conflicts", N_("Disagreements in which it has a claim"), "conflicts", questions
        ),
    )


def _conflict(ask: Ask, row: Row) -> Parts:
    key, followed = row["conflict_id"], row["followed"]

    def is_followed(claim: Row) -> Cell:
        return Cell(
            "message", "followed" if claim["claim_id"] == followed else "", "conflict_claims.followed"
        )

    claims = ask.rows("conflict_claims", conflict_id=key)
    # The one that is followed first, as wherever the claims are listed.
    claims = tuple(sorted(claims, key=lambda each: bool(each["claim_id"] != followed)))
    return Parts(
        facts=(_followed(ask, row),),
        sections=told(
            section(ask, "claims", N_("Claims"), "conflict_claims",
                    claims, extra=((N_("On the map"), is_followed),)),
            *_rows_concerned(ask, key),
            section(ask, "evidence", N_("Further evidence"), "external_evidence",
                    ask.rows("external_evidence", conflict_ids=key), without=("conflict_ids",)),
        )
    )  # fmt: skip


def _followed(ask: Ask, row: Row) -> Fact:
    """Say which claim is followed, or that none is."""
    label = N_("Claim followed")
    claim = ask.find("conflict_claims", row["followed"] or "")
    if claim is None:
        none = N_("none: the claims stand beside each other")
        return Fact(label, "message", none, tuple(row["source_ids"]))
    return Fact(label, "text", cells.text_of(claim, "value"), tuple(claim["source_ids"] or ()))


def _rows_concerned(ask: Ask, key: str) -> tuple[Section, ...]:
    """Return the rows a disagreement bears on, one section a register."""
    ids: dict[str, dict[str, None]] = {}
    for row in ask.rows("conflict_rows", conflict_id=key):
        ids.setdefault(row["resource"], {})[row["row_id"]] = None
    found = []
    for table, keys in ids.items():
        rows = [found_row for each in keys if (found_row := ask.find(table, each))]
        found.append(section(ask, f"rows_{table}", REGISTERS[table], table, rows))
    return tuple(found)


SOURCES = Base(
    id="sources",
    title=N_("Sources"),
    description=N_(
        "Every document cited, with the rows that rest on it and the disagreements it is part of."
    ),
    table="sources",
    key="source_id",
    stems=("title",),
    fill=_source,
    numbers=_source_numbers,
    listed=("rows", "conflicts"),
    fields=(
        Field("title", N_("Title")), Field("publisher", N_("Publisher"), "text"),
        Field("kind", N_("Kind"), "message"), Field("published", N_("Published"), "date"),
        Field("language", N_("Language")), Field("url", N_("Address")),
        Field("shows", N_("What it shows"), "text"),
    ),
)  # fmt: skip
CONFLICTS = Base(
    id="conflicts",
    title=N_("Disagreements"),
    description=N_("Questions on which sources disagree: every claim, the one followed and why."),
    table="conflicts",
    key="conflict_id",
    stems=("title",),
    fill=_conflict,
    numbers=conflict_numbers,
    listed=("claims",),
    fields=(
        Field("kind", N_("Kind"), "message"), Field("severity", N_("Weight"), "message"),
        Field("rule", N_("Why the map follows it"), "text"),
    ),
)  # fmt: skip
