"""The formulas of derived numbers, each with its words; a new one is one entry of ``FORMULAS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from layers.dates import parse_partial_date
from layers.geometry import distance_km
from layers.messages import N_

Amount = float | str | None
Role = Literal["", "part", "whole", "per", "point", "end", "day"]


@dataclass(frozen=True, slots=True)
class Term:
    """What one row gives to a formula."""

    amount: Amount
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """``words`` is a message that says in plain words how the value comes from the rows."""

    words: str
    compute: Callable[[Sequence[Term]], Amount]


def _amounts(terms: Sequence[Term], *roles: Role) -> list[float]:
    """Return the numeric amounts of some roles, all roles without any."""
    return [
        float(each.amount) for each in terms if each.amount is not None and (not roles or each.role in roles)
    ]


def _texts(terms: Sequence[Term], role: Role = "") -> list[str]:
    """Return the amounts of a role that are texts."""
    return [each.amount for each in terms if each.role == role and isinstance(each.amount, str)]


def _sum(terms: Sequence[Term]) -> Amount:
    """Return the sum, whole where every row gives a whole number."""
    total = round(sum(_amounts(terms)), 1)
    return int(total) if all(isinstance(each.amount, int | None) for each in terms) else total


def _ratio(terms: Sequence[Term]) -> Amount:
    """Return the parts over the whole in percent."""
    whole = sum(_amounts(terms, "whole"))
    return round(100 * sum(_amounts(terms, "part")) / whole, 1) if whole else None


def _per(terms: Sequence[Term]) -> Amount:
    """Return the sum of the parts by the number of rows they are shared among."""
    shared = sum(each.role == "per" for each in terms)
    return round(sum(_amounts(terms, "part")) / shared, 1) if shared else None


def _longest_gap(terms: Sequence[Term]) -> Amount:
    """Return the longest way between two points that follow each other, ends included."""
    places = sorted(_amounts(terms, "point", "end"))
    return round(max((after - before for before, after in pairwise(places)), default=0.0), 1)


def _latest(terms: Sequence[Term]) -> Amount:
    """Return the latest date; the first day of a partial one decides."""
    dates = _texts(terms)
    return max(dates, key=lambda each: (parse_partial_date(each).first_day, each)) if dates else None


def _earliest(terms: Sequence[Term]) -> Amount:
    dates = _texts(terms)
    return min(dates, key=lambda each: (parse_partial_date(each).first_day, each)) if dates else None


def _silence(terms: Sequence[Term]) -> Amount:
    """Return the whole years from the latest date to the day."""
    latest = _latest(terms)
    if not isinstance(latest, str):
        return None
    since, day = parse_partial_date(latest).last_day, parse_partial_date(_texts(terms, "day")[0]).last_day
    return max(0, day.year - since.year - ((day.month, day.day) < (since.month, since.day)))


def _geodesic(terms: Sequence[Term]) -> Amount:
    """Return the kilometres between two points written ``latitude longitude``; one unknown, none."""
    points = [tuple(map(float, each.split())) for each in _texts(terms, "point")]
    if len(points) != 2:
        return None
    (lat, lon), (other_lat, other_lon) = points
    return round(distance_km(lon, lat, other_lon, other_lat), 1)


FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "count": Formula(N_("The number of the rows below."), len),
        "distinct": Formula(
            N_("The number of different values in the rows below; a value that returns is counted once."),
            lambda terms: len({each.amount for each in terms if each.amount is not None}),
        ),
        "sum": Formula(N_("The sum of the values of the rows below."), _sum),
        "least": Formula(
            N_("The smallest value of the rows below."), lambda terms: min(_amounts(terms), default=None)
        ),
        "greatest": Formula(
            N_("The greatest value of the rows below."), lambda terms: max(_amounts(terms), default=None)
        ),
        "latest": Formula(N_("The latest date of the rows below."), _latest),
        "earliest": Formula(N_("The earliest date of the rows below."), _earliest),
        "share": Formula(
            N_("The sum of the rows marked “part”, divided by the sum of those marked “whole”, in percent."),
            _ratio,
        ),
        "per": Formula(
            N_("The sum of the rows marked “part”, divided by the number of rows it is shared among."), _per
        ),
        "longest_gap": Formula(
            N_(
                "The points below lie at these kilometres along the line, its ends included: "
                "the longest way between two that follow each other."
            ),
            _longest_gap,
        ),
        "geodesic": Formula(
            N_(
                "The length of the shortest line on the ground between the two points below, "
                "given in degrees of latitude and longitude (WGS 84)."
            ),
            _geodesic,
        ),
        "silence": Formula(
            N_("The whole years between the latest date of the rows below and the day shown."), _silence
        ),
    }
)
