"""Activity over time: sessions listed by mechanism and by year, and how long each has been silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from layers.analysis.basis import Basis
from layers.analysis.model import AnalysisTable, Column, Line, number_cell
from layers.dates import parse_partial_date
from layers.details import Link
from layers.lookups import Row
from layers.messages import N_
from layers.names import names_of
from layers.numbers.number import Contribution, Number
from layers.profiles.model import Cell

# Bodies that exist to meet; others stand here only with a session in the register.
MEETING_BODIES = ("bilateral_border_committee", "joint_security_committee", "local_wali_meeting")
SILENT_YEARS = (5, 10)
UNDATED = "undated"

_UNLISTED = N_("Sessions that no document read names: a committee may have met and not been reported.")
_DISPUTED = N_("Sessions whose sources give different dates: they stand apart.")
_NO_DATE = N_("Sessions to which no source gives a date.")
_SILENT = {
    5: N_("Committees without a dated session for five years or more"),
    10: N_("Committees without a dated session for ten years or more"),
}
_TITLES = {
    "listed": N_("Sessions listed"),
    "disputed": N_("Sessions whose date is disputed"),
    "undated": N_("Sessions without a date"),
    "latest": N_("Latest dated session"),
    "silence": N_("Whole years since the latest dated session"),
    "dated": N_("Sessions with one date"),
}


def activity_table(basis: Basis) -> AnalysisTable:
    """Return one row a mechanism that meets: sessions listed, stated, disputed, the latest, the silence."""
    sessions = _by_mechanism(basis)
    lines = [
        _mechanism_line(basis, row, sessions.get(key, ()))
        for key, row in basis.mechanisms.items()
        if sessions.get(key) or row["mechanism_type"] in MEETING_BODIES
    ]
    return AnalysisTable(
        id="activity",
        title=N_("Sessions by mechanism"),
        head=N_("Mechanism"),
        how=(
            N_("Sessions of the register begun by the day shown; committees without any stand here too."),
            N_(
                "“Stated” is the number that a source gives, by its count or by the ordinal of a session; "
                "it is not computed."
            ),
            N_("Silence is counted from the latest dated session to the day shown."),
        ),
        left_out=(_UNLISTED, _NO_DATE),
        columns=(
            Column("listed", N_("Listed")),
            Column("stated", N_("Stated by a source")),
            Column("disputed", N_("Date disputed")),
            Column("undated", N_("Without date")),
            Column("latest", N_("Latest")),
            Column("silence", N_("Years of silence")),
        ),
        lines=tuple(lines),
        numbers=tuple(_silent(basis, sessions, years) for years in SILENT_YEARS),
        query={"layers": "mechanisms,sessions"},
        is_open=True,
    )


def years_table(basis: Basis) -> AnalysisTable:
    """Return the sessions by year; disputed dates and sessions without one stand apart."""
    years: dict[str, list[Row]] = defaultdict(list)
    for row in basis.sessions:
        years[row["date_start"][:4] if row["date_start"] else UNDATED].append(row)
    lines = []
    for year in sorted(years):
        held = {
            "dated": [row for row in years[year] if not is_disputed(row)],
            "disputed": [row for row in years[year] if is_disputed(row)],
        }
        cells = [
            number_cell(basis.number(f"years/{year}/{name}", _TITLES[name], "count", _parts(basis, rows)))
            for name, rows in held.items()
        ]
        links = tuple(
            Link("sessions", row["session_id"], names_of(row, ("name",)), row["date_start"] or "")
            for row in years[year]
        )
        title = N_("Without a date") if year == UNDATED else ""
        names = {} if title else dict.fromkeys(("ar", "fr", "en"), year)
        lines.append(Line(year, (*cells, Cell("links", links)), names=names, title=title))
    return AnalysisTable(
        id="years",
        title=N_("Sessions by year"),
        head=N_("Year"),
        how=(
            N_("Sessions of the register by the year in which they began; years without any are left out."),
        ),
        left_out=(_UNLISTED, _DISPUTED),
        columns=(
            Column("dated", N_("One date")),
            Column("disputed", N_("Date disputed")),
            Column("sessions", N_("Which")),
        ),
        lines=tuple(lines),
        query={"layers": "mechanisms,sessions"},
        is_open=True,
    )


def is_disputed(row: Row) -> bool:
    """Tell whether sources give a session different dates."""
    return bool(row["date_start"] and row["date_alt"])


def _by_mechanism(basis: Basis) -> Mapping[str, list[Row]]:
    """Return the sessions shown by mechanism, in order of time."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(basis.sessions, key=lambda each: (each["date_start"] or "", each["session_id"])):
        found[row["mechanism_id"]].append(row)
    return found


def _mechanism_line(basis: Basis, row: Row, held: Iterable[Row]) -> Line:
    """Return the row of one mechanism."""
    held, key = tuple(held), row["mechanism_id"]
    groups = {
        "listed": held,
        "disputed": tuple(each for each in held if is_disputed(each)),
        "undated": tuple(each for each in held if not each["date_start"]),
    }
    counts = {
        name: number_cell(
            basis.number(
                f"activity/{key}/{name}", _TITLES[name], "count", _parts(basis, rows), left_out=(_UNLISTED,)
            )
        )
        for name, rows in groups.items()
    }
    dated = _dated(basis, held)
    latest = basis.number(f"activity/{key}/latest", _TITLES["latest"], "latest", dated, unit="date")
    stated = [each[name] for each in held for name in ("ordinal", "sessions_count") if each[name]]
    cells = (
        counts["listed"],
        Cell("quantity", max(stated, default=None)),
        counts["disputed"],
        counts["undated"],
        number_cell(latest),
        number_cell(_silence(basis, key, dated)),
    )
    sources = tuple(dict.fromkeys(one for each in (row, *held) for one in each["source_ids"]))
    return Line(key, cells, names=names_of(row, ("name",)), target="mechanisms", key=key, source_ids=sources)


def _silence(basis: Basis, key: str, dated: tuple[Contribution, ...]) -> Number:
    """Return the whole years from the latest dated session to the day; none without a dated session."""
    rows = (*dated, _day(basis)) if dated else ()
    left_out = (_UNLISTED, _NO_DATE)
    place = f"activity/{key}/silence"
    return basis.number(place, _TITLES["silence"], "silence", rows, unit="years", left_out=left_out)


def _silent(basis: Basis, sessions: Mapping[str, list[Row]], years: int) -> Number:
    """Count the mechanisms whose latest dated session lies some years back."""
    rows: list[Contribution] = []
    for key, row in basis.mechanisms.items():
        value = _silence(basis, key, _dated(basis, sessions.get(key, ()))).value
        if row["mechanism_type"] in MEETING_BODIES and isinstance(value, int) and value >= years:
            rows.append(replace(basis.row("mechanisms", row), amount=value))
    left_out = (_UNLISTED, N_("Committees of which no session has a date."))
    return basis.number(f"activity/silent_{years}", _SILENT[years], "count", rows, left_out=left_out)


def _dated(basis: Basis, held: Iterable[Row]) -> tuple[Contribution, ...]:
    """Return the sessions with a date, their dates as amounts."""
    return tuple(
        basis.row("mechanism_sessions", each, amount=each["date_start"])
        for each in held
        if each["date_start"]
    )


def _parts(basis: Basis, rows: Iterable[Row]) -> tuple[Contribution, ...]:
    """Return sessions to be counted."""
    return tuple(basis.row("mechanism_sessions", row) for row in rows)


def _day(basis: Basis) -> Contribution:
    """Return the day shown as a part of a number."""
    day = parse_partial_date(basis.view.day.isoformat()).text
    return Contribution("", "day", dict.fromkeys(("ar", "fr", "en"), day), day, (), "day")
