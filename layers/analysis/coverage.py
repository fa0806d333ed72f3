"""How well the border with every neighbour is covered by crossings known to be open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from layers.analysis.basis import Basis
from layers.analysis.model import AnalysisTable, Column, Line, number_cell
from layers.analysis.ties import ONLY_OPEN, SHORT, segment
from layers.analysis.without_open import border_without_open
from layers.enumerations import STATUSES
from layers.lookups import Row
from layers.messages import N_
from layers.names import names_of
from layers.numbers.number import Contribution, Number, Unit

ALL = "all"
_UNKNOWN_TOO = N_(
    "Crossings of which no source tells the status: they are counted as unknown, never as closed."
)
_STRAIGHT = N_("Roads: the distance is measured straight over the ground.")
_ROUNDED = N_("What lies below 100 metres: the length of each wilaya is rounded before it is added.")
_TITLES = {
    "border_km": N_("Length of the border"),
    "crossings": N_("Crossings in the register"),
    "known": N_("Crossings of known status"),
    "open": N_("Crossings known to be open"),
    "open_restricted": N_("Crossings open with restrictions"),
    "closed": N_("Closed crossings"),
    "unknown": N_("Crossings of unknown status"),
    "km_per_open": N_("Kilometres of border for each crossing known to be open"),
    "longest_gap": N_("Longest stretch without a crossing known to be open"),
    "nearest_km": N_("Distance from the border to the nearest crossing known to be open"),
}
_LEFT_OUT = {
    "border_km": (SHORT,),
    "known": (_UNKNOWN_TOO,),
    "open": (ONLY_OPEN,),
    "km_per_open": (ONLY_OPEN,),
    "longest_gap": (ONLY_OPEN, N_("Crossings at which only single openings are reported.")),
    "nearest_km": (ONLY_OPEN, _STRAIGHT),
}
_UNITS: Mapping[str, Unit] = dict.fromkeys(("border_km", "km_per_open", "longest_gap", "nearest_km"), "km")


def whole_border(basis: Basis) -> Basis:
    """Return the basis without the filters that would cut a border or hide some of its crossings."""
    view = replace(
        basis.view, wilaya=(), region=(), status=(), stage=(), traffic=(), confidence=(), q="", bbox=None
    )
    return replace(basis, view=view, _shown={}, _made={})


def coverage_table(basis: Basis) -> AnalysisTable:
    """Return one row a neighbour and one for them all."""
    own = whole_border(basis)
    gaps = {code: _gaps(own, code) for code in own.neighbours}
    lines = [_line(own, code, (code,), _longest(own, code, gaps[code])) for code in own.neighbours]
    if len(lines) > 1:
        every = tuple(each for code in own.neighbours for each in gaps[code])
        total = _line(own, ALL, own.neighbours, _longest(own, ALL, every))
        lines.append(replace(total, title=N_("All of them"), names={}, target="", key="", is_total=True))
    return AnalysisTable(
        id="coverage",
        title=N_("Coverage of the border"),
        head=N_("Neighbour"),
        how=(
            N_("Only a crossing whose status on the day is “open” counts as open."),
            N_("The border with a neighbour is one line; a stretch may begin or end where the line does."),
            N_("Borders are taken whole: filters by wilaya, region, status or grade do not cut them."),
        ),
        left_out=(ONLY_OPEN, SHORT, _STRAIGHT),
        columns=tuple(Column(name, title) for name, title in _COLUMNS.items()),
        lines=tuple(lines),
        numbers=_in_wilayas(basis),
        query={"layers": "borders,crossings"},
        figure="border-without-open-crossing",
    )


_COLUMNS = {
    "border_km": N_("Border, km"),
    "crossings": N_("Crossings"),
    "known": N_("Known"),
    "open": N_("Open"),
    "open_restricted": N_("Restricted"),
    "closed": N_("Closed"),
    "unknown": N_("Unknown"),
    "km_per_open": N_("km per open crossing"),
    "longest_gap": N_("Longest stretch without, km"),
    "nearest_km": N_("Nearest open crossing, km away"),
}


def _line(basis: Basis, line_id: str, codes: tuple[str, ...], longest: Number) -> Line:
    """Return the row of some neighbours."""
    borders = tuple(
        segment(row, row["length_km"])
        for row in basis.atlas.rows("borders", basis.view.edition)
        if row["country_code"] in codes
    )
    posts = [row for row in basis.rows("crossings") if row["country_code"] in codes]
    by_status: dict[str, list[Contribution]] = defaultdict(list)
    for row in posts:
        by_status[basis.states[row["crossing_id"]].operating_status].append(basis.row("crossings", row))
    opened = by_status["open"]
    parts = [replace(each, role="part") for each in borders] + [replace(each, role="per") for each in opened]
    rows = {
        "border_km": borders,
        "crossings": tuple(basis.row("crossings", row) for row in posts),
        "known": tuple(each for name in STATUSES if name != "unknown" for each in by_status[name]),
        **{name: tuple(by_status[name]) for name in STATUSES},
        "km_per_open": tuple(parts),
        "nearest_km": tuple(_nearest(basis, codes)),
    }
    formulas = {"border_km": "sum", "km_per_open": "per", "nearest_km": "least"}
    cells = []
    for name in _COLUMNS:
        number = longest
        if name != "longest_gap":
            number = _number(basis, line_id, name, formulas.get(name, "count"), rows[name])
        cells.append(number_cell(number, name if name in STATUSES else ""))
    names = basis.names("countries", codes[0])
    return Line(line_id, tuple(cells), names=names, target="countries", key=codes[0])


def _number(basis: Basis, line_id: str, name: str, formula: str, rows: Iterable[Contribution]) -> Number:
    """Return one number of a row."""
    return basis.number(
        f"coverage/{line_id}/{name}",
        _TITLES[name],
        formula,
        rows,
        unit=_UNITS.get(name, ""),
        left_out=_LEFT_OUT.get(name, ()),
    )


def open_places(basis: Basis, line: Row) -> tuple[Contribution, ...]:
    """Return the ends of a line of the border and the open crossings on it, by kilometre."""
    names = basis.names("countries", line["country_code"])
    ends = [
        Contribution("border_lines", line["line_id"], names, amount, (), "end")
        for amount in (0.0, line["length_km"])
    ]
    points = []
    for row in basis.rows("border_places"):
        is_open = basis.states[row["crossing_id"]].operating_status == "open"
        if row["line_id"] == line["line_id"] and is_open:
            post = basis.atlas.tables.find("crossings", row["crossing_id"])
            assert post is not None  # the table was made from the register
            row_id = f"{row['line_id']}:{row['crossing_id']}"
            own = tuple(post["source_ids"])
            points.append(
                Contribution("border_places", row_id, names_of(post, ("name",)), row["km"], own, "point")
            )
    return (ends[0], *points, ends[1])


def _gaps(basis: Basis, code: str) -> tuple[Number, ...]:
    """Return the longest stretch without an open crossing on every line of a border."""
    return tuple(
        basis.number(
            f"coverage/{line['line_id']}/longest_gap",
            _TITLES["longest_gap"],
            "longest_gap",
            open_places(basis, line),
            unit="km",
            left_out=_LEFT_OUT["longest_gap"],
        )
        for line in basis.rows("border_lines")
        if line["country_code"] == code
    )


def _longest(basis: Basis, line_id: str, gaps: tuple[Number, ...]) -> Number:
    """Return the longest of some gaps: of a border in one piece its own, else the greatest of the pieces."""
    if len(gaps) == 1:
        return _number(basis, line_id, "longest_gap", "longest_gap", gaps[0].rows)
    rows = (
        Contribution("border_lines", each.rows[0].row_id, each.rows[0].names, each.value, each.source_ids)
        for each in gaps
    )
    return _number(basis, line_id, "longest_gap", "greatest", rows)


def _nearest(basis: Basis, codes: tuple[str, ...]) -> list[Contribution]:
    """Return how near every open crossing comes to a border."""
    least: dict[str, float] = {}
    for (country, key), distance in basis.once("nearest", _distances).items():
        if country in codes:
            least[key] = min(least.get(key, float("inf")), distance)
    found = []
    for key, distance in least.items():
        post = basis.atlas.tables.find("crossings", key)
        assert post is not None  # the table was made from the register
        found.append(replace(basis.row("crossings", post), amount=distance))
    return found


def _distances(basis: Basis) -> Mapping[tuple[str, str], float]:
    """Return how near every open crossing comes to the border with every country."""
    countries = {row["region_code"]: row["country_code"] for row in basis.rows("borders")}
    least: dict[tuple[str, str], float] = {}
    for row in basis.rows("segment_crossings"):
        key = row["crossing_id"]
        if basis.states[key].operating_status == "open" and row["region_code"] in countries:
            place = (countries[row["region_code"]], key)
            least[place] = min(least.get(place, float("inf")), row["distance_km"])
    return least


def _in_wilayas(basis: Basis) -> tuple[Number, ...]:
    """Return the kilometres of border in wilayas without an open crossing, as the figure tells them."""
    areas = basis.shown("wilayas")
    found = border_without_open(areas)
    titles = (
        N_("Kilometres of border in wilayas without a crossing known to be open"),
        N_("Kilometres of border in all wilayas shown"),
    )
    groups = (found.areas, tuple(each for each in areas if each.properties["border_km"]))
    return tuple(
        basis.number(
            f"coverage/{name}",
            title,
            "sum",
            (_area(basis, each.key, each.properties["border_km"]) for each in group),
            unit="km",
            left_out=(ONLY_OPEN, _ROUNDED),
        )
        for name, title, group in zip(("km_without_open", "km_in_wilayas"), titles, groups, strict=True)
    )


def _area(basis: Basis, code: str, kilometres: float) -> Contribution:
    """Return a wilaya with its length of border."""
    row = basis.atlas.tables.find("wilayas", code, edition=basis.view.edition)
    assert row is not None  # the layer is made from the table
    return basis.row("wilayas", row, amount=kilometres)
