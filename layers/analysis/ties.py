"""What ties places of both sides together, by measure: one row of a register with the places it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from layers.analysis.basis import TWINNING, Basis
from layers.computing import union
from layers.lookups import Row
from layers.messages import N_
from layers.numbers.number import Contribution, Unit

Places = frozenset[str]
NOWHERE: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """A row and the places it names; a region without polygon also stands for the one that covers it."""

    row: Contribution
    wilayas: Places
    regions: Places
    countries: Places

    def ends(self, axis: str) -> Places:
        """Return the places on the other side: ``regions`` or ``countries``."""
        return self.regions if axis == "regions" else self.countries


@dataclass(frozen=True, slots=True)
class Measure:
    """What a matrix counts or adds up, and what it leaves out; ``title`` and ``how`` are messages."""

    title: str
    how: str
    formula: str
    unit: Unit
    left_out: tuple[str, ...]
    ties: Callable[[Basis], tuple[Tie, ...]]


def mechanism_ties(basis: Basis) -> tuple[Tie, ...]:
    """Return the mechanisms with the wilayas and regions among their places and their partner countries."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in basis.rows("mechanism_places"):
        places[row["mechanism_id"]].append(row)
    partners = basis.atlas.tables.reach(
        (("mechanism_partners", "mechanism_id", "country_code"),), basis.view.edition
    )
    found = []
    for key, row in basis.mechanisms.items():
        own = places.get(key, [])
        part = basis.row("mechanisms", row)
        sources = union(part.source_ids, *(each["source_ids"] for each in own))
        found.append(
            Tie(
                Contribution(part.table, part.row_id, part.names, 1, sources),
                frozenset(each["wilaya_code"] for each in own if each["wilaya_code"]),
                with_covering(basis, (each["region_code"] for each in own)),
                partners.get(key, NOWHERE),
            )
        )
    return tuple(found)


def twinning_ties(basis: Basis) -> tuple[Tie, ...]:
    """Return the twinnings with the region in which the partner lies."""
    regions = {row["twinning_id"]: row["region_code"] for row in basis.atlas.tables["twinning_regions"]}
    return tuple(
        _tie(
            basis.row("twinnings", row, stems=TWINNING),
            row,
            with_covering(basis, (regions.get(row["twinning_id"]),)),
        )
        for row in basis.twinnings
    )


def crossing_ties(basis: Basis) -> tuple[Tie, ...]:
    """Return every crossing."""
    return tuple(
        _tie(basis.row("crossings", row), row, with_covering(basis, (row["region_code"],)))
        for row in basis.crossings
    )


def open_ties(basis: Basis) -> tuple[Tie, ...]:
    """Return the crossings that are open on the day."""
    states = basis.states
    return tuple(each for each in crossing_ties(basis) if states[each.row.row_id].operating_status == "open")


def border_ties(basis: Basis) -> tuple[Tie, ...]:
    """Return the border segments with their kilometres."""
    return tuple(
        _tie(segment(row, row["length_km"]), row, frozenset((row["region_code"],))) for row in basis.borders
    )


def segment(row: Row, amount: float) -> Contribution:
    """Return a border segment as part of a number."""
    names = {lang: row[f"name_{lang}"] for lang in ("ar", "fr", "en")}
    return Contribution("borders", row["border_id"], names, amount, tuple(row["source_ids"]))


def with_covering(basis: Basis, codes: Iterable[str | None]) -> Places:
    """Return regions with those whose polygon covers them."""
    covering = basis.atlas.tables.reach((("regions", "region_code", "covered_by"),), basis.view.edition)
    own = [code for code in codes if code]
    return frozenset(own).union(*(covering.get(code, NOWHERE) for code in own))


def distinct(rows: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Return every row once, in order."""
    return tuple({(each.table, each.row_id): each for each in rows}.values())


def _tie(part: Contribution, row: Row, regions: Places) -> Tie:
    """Return the tie of a row with one wilaya and one country."""
    wilayas = frozenset((row["wilaya_code"],)) if row["wilaya_code"] else NOWHERE
    return Tie(part, wilayas, regions, frozenset((row["country_code"],)))


ONLY_OPEN = N_("Crossings open with restrictions and crossings of unknown status never count as open.")
SHORT = N_("Places that meet in a point, or along less than 100 metres.")
UNCERTAIN = N_("Unverified twinnings unless asked for, and those that have ended.")
NO_PLACE = N_("Twinnings whose partner has no known place.")
GROUPS = N_("Groups such as “border states”: they stand as groups and are not painted on each member.")
NO_REGION = N_("Mechanisms whose sources name neither wilaya nor region.")

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "mechanisms": Measure(
            N_("Mechanisms"),
            N_(
                "Mechanisms that have both places among those they concern. Many places follow from the "
                "common border and are not named by the sources."
            ),
            "count",
            "",
            (NO_REGION, GROUPS),
            mechanism_ties,
        ),
        "agreements": Measure(
            N_("Twinnings and agreements of local authorities"),
            N_("Twinnings in force on the day, by the wilaya of one end and the place of the other."),
            "count",
            "",
            (UNCERTAIN, NO_PLACE),
            twinning_ties,
        ),
        "crossings_open": Measure(
            N_("Crossings known to be open"),
            N_("Crossings whose status on the day is “open”, by the wilaya and the region they join."),
            "count",
            "",
            (ONLY_OPEN,),
            open_ties,
        ),
        "border_km": Measure(
            N_("Length of the common border"),
            N_(
                "Geodesic kilometres of the common border, measured at full detail on the line of this atlas."
            ),
            "sum",
            "km",
            (SHORT,),
            border_ties,
        ),
    }
)
