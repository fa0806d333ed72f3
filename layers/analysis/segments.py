"""Border segments: what stands on each, what ties its two sides, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from layers.analysis.basis import Basis
from layers.analysis.model import AnalysisTable, Column, Line, Post, number_cell
from layers.analysis.ties import (
    GROUPS,
    NO_PLACE,
    NO_REGION,
    ONLY_OPEN,
    SHORT,
    UNCERTAIN,
    Tie,
    crossing_ties,
    mechanism_ties,
    segment,
    twinning_ties,
)
from layers.details import Link
from layers.lookups import Row
from layers.messages import N_
from layers.names import names_of
from layers.numbers.number import Contribution, Number
from layers.profiles.model import Cell

Rows = Mapping[tuple[str, str], list[Contribution]]
NAMED = ("mechanisms", "twinnings", "crossings", "crossings_open")
_TITLES = {
    "border_km": N_("Length of the segment"),
    "mechanisms": N_("Mechanisms that have both sides among their places"),
    "twinnings": N_("Twinnings of the two sides"),
    "crossings": N_("Crossings on the segment"),
    "crossings_open": N_("Crossings on the segment known to be open"),
    "nearest_km": N_("Distance to the nearest crossing known to be open"),
}
_LEFT_OUT = {
    "mechanisms": (NO_REGION, GROUPS),
    "twinnings": (UNCERTAIN, NO_PLACE),
    "crossings_open": (ONLY_OPEN,),
    "nearest_km": (ONLY_OPEN, N_("Roads: the distance is measured straight over the ground.")),
}
_LACKS = {
    "mechanisms": N_("Touching pairs for which no mechanism is named"),
    "twinnings": N_("Touching pairs for which no twinning is named"),
    "crossings": N_("Touching pairs without a crossing in the register"),
    "crossings_open": N_("Touching pairs without a crossing known to be open"),
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The segments shown and the rows behind each of their numbers, by column."""

    basis: Basis
    borders: tuple[Row, ...]
    found: Mapping[str, Rows]

    def number(self, table: str, row: Row, column: str) -> Number:
        """Return how many rows stand behind a column of a segment."""
        rows = self.found[column].get((row["wilaya_code"], row["region_code"]), ())
        place = f"{table}/{row['border_id']}/{column}"
        left_out = _LEFT_OUT.get(column, ())
        return self.basis.number(place, _TITLES[column], "count", rows, left_out=left_out)

    def length(self, table: str, row: Row) -> Number:
        """Return the length of a segment."""
        return self.basis.number(
            f"{table}/{row['border_id']}/border_km",
            _TITLES["border_km"],
            "sum",
            (segment(row, row["length_km"]),),
            unit="km",
        )


def pairs_of(basis: Basis) -> Pairs:
    """Return the segments shown with all that ties or opens them on the day."""
    crossings = basis.once("crossings", crossing_ties)
    states = basis.states
    opened = tuple(each for each in crossings if states[each.row.row_id].operating_status == "open")
    mechanisms = basis.once("mechanisms", mechanism_ties)
    ties = (mechanisms, basis.once("agreements", twinning_ties), crossings, opened)
    found = {name: _by_pair(each) for name, each in zip(NAMED, ties, strict=True)}
    return Pairs(basis, basis.borders, found)


def segments_table(basis: Basis) -> AnalysisTable:
    """Return every segment shown: length, crossings with their status, ties, nearest open crossing."""
    pairs = basis.once("pairs", pairs_of)
    away = _distances(basis)
    return AnalysisTable(
        id="segments",
        title=N_("Segments of the border"),
        head=N_("Wilaya – region"),
        how=(
            N_("One row for each wilaya and region that share a border of 100 metres or more."),
            N_("The nearest open crossing may stand on another segment or with another neighbour."),
        ),
        left_out=(SHORT, ONLY_OPEN, UNCERTAIN),
        columns=(
            Column("border_km", N_("Length, km")),
            Column("posts", N_("Crossings and their status")),
            Column("mechanisms", N_("Mechanisms")),
            Column("twinnings", N_("Twinnings")),
            Column("nearest_open", N_("Nearest crossing known to be open")),
            Column("nearest_km", N_("Distance to it, km")),
        ),
        lines=tuple(map(partial(_segment_line, pairs, away), pairs.borders)),
        query={"layers": "borders,crossings"},
    )


def gaps_table(basis: Basis) -> AnalysisTable:
    """Return the touching pairs to which something is missing, and how many there are of each kind."""
    pairs = basis.once("pairs", pairs_of)
    lines = []
    for row in pairs.borders:
        numbers = [pairs.number("gaps", row, name) for name in NAMED]
        if not all(each.value for each in numbers):
            cells = [pairs.length("gaps", row), *numbers]
            lines.append(_line(row, tuple(map(number_cell, cells))))
    return AnalysisTable(
        id="gaps",
        title=N_("Gaps"),
        head=N_("Wilaya – region"),
        how=(
            N_("Pairs that share a border and for which at least one of the four is not named."),
            N_(
                "Looked for in the registers of mechanisms and their places, of twinnings and of crossings, "
                "as they stand on the day; open by the status folded from the claims."
            ),
            N_("A missing row means “not named in the documents read”, never “does not exist”."),
        ),
        left_out=(SHORT, NO_REGION, GROUPS, UNCERTAIN, NO_PLACE, ONLY_OPEN),
        columns=(
            Column("border_km", N_("Length, km")),
            Column("mechanisms", N_("Mechanisms")),
            Column("twinnings", N_("Twinnings")),
            Column("crossings", N_("Crossings")),
            Column("crossings_open", N_("Known to be open")),
        ),
        lines=tuple(lines),
        numbers=(_pair_count(pairs), *(_lacking(pairs, name) for name in NAMED)),
        query={"layers": "borders,mechanisms,crossings,twinnings"},
        is_open=True,
    )


def _pair_count(pairs: Pairs) -> Number:
    """Count the touching pairs."""
    title = N_("Pairs of wilaya and region that touch")
    rows = (segment(row, row["length_km"]) for row in pairs.borders)
    return pairs.basis.number("gaps/pairs", title, "count", rows, left_out=(SHORT,))


def _lacking(pairs: Pairs, name: str) -> Number:
    """Count the pairs for which a register names nothing."""
    rows = (
        segment(row, row["length_km"])
        for row in pairs.borders
        if not pairs.found[name].get((row["wilaya_code"], row["region_code"]))
    )
    left_out = (SHORT, *_LEFT_OUT.get(name, ()))
    return pairs.basis.number(f"gaps/without_{name}", _LACKS[name], "count", rows, left_out=left_out)


def _segment_line(pairs: Pairs, away: Rows, row: Row) -> Line:
    """Return one segment."""
    basis, pair = pairs.basis, (row["wilaya_code"], row["region_code"])
    near = away.get(pair, [])
    first = min(near, key=lambda each: float(each.amount or 0.0), default=None)
    nearest = basis.number(
        f"segments/{row['border_id']}/nearest_km",
        _TITLES["nearest_km"],
        "least",
        near,
        unit="km",
        left_out=_LEFT_OUT["nearest_km"],
    )
    posts = tuple(
        Post(Link("crossings", each.row_id, each.names), basis.states[each.row_id].operating_status)
        for each in pairs.found["crossings"].get(pair, ())
    )
    links = (Link("crossings", first.row_id.rpartition(":")[2], first.names),) if first else ()
    return _line(
        row,
        (
            number_cell(pairs.length("segments", row)),
            Cell("links", posts),
            number_cell(pairs.number("segments", row, "mechanisms")),
            number_cell(pairs.number("segments", row, "twinnings")),
            Cell("links", links),
            number_cell(nearest),
        ),
    )


def _line(row: Row, cells: tuple[Cell, ...]) -> Line:
    """Return the row of a segment."""
    names = names_of(row, ("name",))
    key = row["border_id"]
    return Line(key, cells, names=names, target="borders", key=key, source_ids=tuple(row["source_ids"]))


def _by_pair(ties: Iterable[Tie]) -> Rows:
    """Return the rows by wilaya and region."""
    found: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
    for tie in ties:
        for wilaya in tie.wilayas:
            for region in tie.regions:
                found[wilaya, region].append(tie.row)
    return found


def _distances(basis: Basis) -> Rows:
    """Return how far every segment is from each open crossing, whatever the filters leave of them."""
    posts = {
        key: basis.row("crossings", row)
        for row in basis.atlas.tables["crossings"]
        if basis.states[key := row["crossing_id"]].operating_status == "open"
    }
    found: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
    for row in basis.rows("segment_crossings"):
        post = posts.get(row["crossing_id"])
        if post is not None:
            pair = (row["wilaya_code"], row["region_code"])
            row_id = f"{'-'.join(pair)}:{post.row_id}"
            found[pair].append(
                Contribution("segment_crossings", row_id, post.names, row["distance_km"], post.source_ids)
            )
    return found
