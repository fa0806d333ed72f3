"""Who takes part in a mechanism and where: every partner in one column, every place in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from layers.lookups import Row
from layers.messages import N_
from layers.profiles import cells
from layers.profiles.model import Cell, Entry, Section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_BASIS = N_("Basis")


def partner_section(ask: Ask, title: str, rows: Iterable[Row]) -> Section:
    """Return the partners of a mechanism: a group stands as a group, never as its members."""
    lines = []
    for row in rows:
        target, key, cell = "", "", Cell("text", cells.text_of(row, "partner_name"))
        if row["country_code"]:
            target, key = "countries", row["country_code"]
            cell = Cell("text", cells.link(ask, target, key).names)
        elif row["group_id"]:
            cell = Cell("text", cells.link(ask, "groups", row["group_id"]).names)
        kind = Cell("message", row["partner_kind"], "mechanism_partners.partner_kind")
        basis = Cell("message", row["basis"], "mechanism_partners.basis")
        own = ("mechanism_partners", ask.row_id("mechanism_partners", row))
        lines.append(Entry(target, key, (cell, kind, basis), tuple(row["source_ids"]), row=own))
    return Section("partners", title, (N_("Partner"), N_("Kind"), _BASIS), tuple(lines))


def place_section(ask: Ask, rows: Iterable[Row]) -> Section:
    """Return the wilayas and regions a mechanism concerns; what a source states comes first."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        place = ("wilayas", row["wilaya_code"]) if row["wilaya_code"] else ("regions", row["region_code"])
        if place not in found or row["basis"] == "stated":
            found[place] = row
    lines = tuple(
        Entry(
            target,
            key,
            (
                Cell("text", cells.link(ask, target, key).names),
                Cell("message", target, "mechanism_places.kind"),
                Cell("message", row["basis"], "mechanism_places.basis"),
            ),
            tuple(row["source_ids"]),
            row=("mechanism_places", ask.row_id("mechanism_places", row)),
        )
        for (target, key), row in found.items()
    )
    return Section("places", N_("Places"), (N_("Place"), N_("Kind"), _BASIS), lines)
