"""Crossings as lines of a sheet: with their status on the day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from layers.lookups import Row
from layers.messages import N_
from layers.profiles.model import Cell, Section
from layers.profiles.sections import section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

NO_CROSSING = N_("No crossing is known here.")


def status_of(ask: Ask, row: Row) -> str:
    """Return the status of a crossing on the day."""
    return ask.atlas.state(row["crossing_id"], ask.view.day).operating_status


def crossing_section(
    ask: Ask, rows: Iterable[Row], *, without: tuple[str, ...] = (), empty: str = NO_CROSSING
) -> Section:
    """Return crossings with their status, its date, the stage of their upgrade and the last word on them."""

    def status(row: Row) -> Cell:
        value = status_of(ask, row)
        return Cell("message", value, "operating_status", mark=value)

    def since(row: Row) -> Cell:
        return Cell("date", ask.atlas.state(row["crossing_id"], ask.view.day).status_since)

    def stage(row: Row) -> Cell:
        return Cell(
            "message", ask.atlas.state(row["crossing_id"], ask.view.day).upgrade_stage, "upgrade_stage"
        )

    def verified(row: Row) -> Cell:
        return Cell("date", ask.atlas.state(row["crossing_id"], ask.view.day).last_verified)

    extra = (
        (N_("Status"), status),
        (N_("Since"), since),
        (N_("Upgrade stage"), stage),
        (N_("Last verified"), verified),
    )
    return section(
        ask, "crossings", N_("Border crossings"), "crossings", rows, without=without, extra=extra, empty=empty
    )
