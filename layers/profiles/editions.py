"""Wilayas through the editions: who held the ground of one, what was carved from it, where to look then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from layers.details import Text
from layers.lookups import Row
from layers.messages import N_
from layers.profiles import cells
from layers.profiles.model import Cell, Entry, Section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

NO_WILAYA_THEN = N_("In the edition in force on the day shown there is no wilaya of this code.")


def editions_until(ask: Ask) -> tuple[str, ...]:
    """Return the editions in force until the day, the oldest first."""
    known = ask.atlas.tables.editions
    return known[: known.index(ask.view.edition) + 1]


def parent_in(ask: Ask, code: str, edition: str) -> str:
    """Return the wilaya that held the ground of one in an edition: itself where it existed."""
    return ask.atlas.tables.parents[edition].get(code, code)


def elsewhere(ask: Ask, code: str) -> tuple[str, tuple[Section, ...]]:
    """Return why a wilaya has no sheet on the day, and the pages that have: its parent then, itself today."""
    then = parent_in(ask, code, ask.view.edition)
    sources = tuple((ask.atlas.tables.find("editions", ask.view.edition) or {}).get("source_ids") or ())
    lines = (
        Entry(
            "wilayas",
            then,
            (
                Cell("text", cells.link(ask, "wilayas", then).names),
                Cell("message", N_("held its ground on the day shown")),
            ),
            sources,
        ),
        Entry(
            "wilayas",
            code,
            (
                Cell("text", cells.link(ask, "wilayas", code).names),
                Cell("message", N_("its page today")),
            ),
            sources,
            is_today=True,
        ),
    )
    return NO_WILAYA_THEN, (
        Section("elsewhere", N_("Where to look instead"), (N_("Wilaya"), N_("What it is to it")), lines),
    )


def editions_section(ask: Ask, code: str) -> Section:
    """Return what the wilaya was in every edition until the day, and which wilayas were carved from it."""
    lines = []
    for edition in editions_until(ask):
        row = ask.atlas.tables.find("editions", edition)
        if row is None:
            continue
        held, carved = _in_edition(ask, code, edition)
        names = cells.named(row, ("name",))
        lines.append(
            Entry(
                "",
                edition,
                (
                    Cell("text", names),
                    Cell("date", row["valid_from"]),
                    cells.links(ask, "wilayas", held),
                    cells.links(ask, "wilayas", carved),
                    Cell("text", cells.text_of(row, "note")),
                ),
                tuple(row["source_ids"] or ()),
                row=("editions", edition),
            )
        )
    headings = (N_("Edition"), N_("From"), N_("Its ground was in"), N_("Carved from it"), N_("Note"))
    return Section("editions", N_("Through the editions"), headings, tuple(lines))


def _in_edition(ask: Ask, code: str, edition: str) -> tuple[str, tuple[str, ...]]:
    """Return who held the ground of a wilaya in an edition, and what that edition carved from it."""
    carved = (
        row["wilaya_code"]
        for row in ask.atlas.tables.of("wilayas", edition)
        if row["parent_code"] == code and row["wilaya_code"] != code
    )
    # An edition lists its own new wilayas with their parents, and those of the one before once more.
    before = editions_until(ask)[: editions_until(ask).index(edition)]
    known = {row["wilaya_code"] for earlier in before for row in ask.atlas.tables.of("wilayas", earlier)}
    return parent_in(ask, code, edition), tuple(each for each in carved if each not in known)


def held_in(ask: Ask) -> dict[str, str]:
    """Return the wilaya on whose ground each session in Algeria was held, by session; kept."""

    def find() -> dict[str, str]:
        edition = ask.view.edition
        grounds = {
            row["wilaya_code"]: shapely.from_geojson(text)
            for row in ask.atlas.rows("wilayas", edition)
            if (text := ask.atlas.geometry("wilayas", row["wilaya_code"], edition=edition, detail="mid"))
        }
        found = {}
        for row in ask.rows("mechanism_sessions", country_code="DZA"):
            if row["lon"] is not None:
                point = shapely.Point(row["lon"], row["lat"])
                inside = (code for code, ground in grounds.items() if ground.covers(point))
                found[row["session_id"]] = next(inside, "")
        return found

    return ask.atlas.profiles.recall(("held_in", ask.view.day, ask.view.edition), find)


def points_section(ask: Ask, column: str, code: str, other: str) -> tuple[Section, ...]:
    """Return the areas across that touch in one point only, if there are any."""
    target = {"region_code": "regions", "wilaya_code": "wilayas"}[other]
    rows: list[Row] = [row for row in ask.atlas.tripoints(ask.view.edition) if row[column] == code]
    lines = tuple(
        Entry(
            target,
            row[other],
            (
                Cell("text", _names(ask, target, row[other])),
                Cell("plain", f"{row['lat']:.4f}, {row['lon']:.4f}"),
            ),
            (),
        )
        for row in rows
    )
    title = N_("Touches in one point only")
    headings = (N_("Name"), N_("Latitude, longitude"))
    return (Section("points", title, headings, lines, is_derived=True),) if lines else ()


def _names(ask: Ask, target: str, key: str) -> Text:
    return cells.link(ask, target, key).names
