"""Key numbers of countries."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from layers.lookups import Row, items
from layers.messages import N_
from layers.numbers.number import Number
from layers.profiles import cells
from layers.profiles.area_numbers import border_number, counting, crossing_numbers, sessions_of
from layers.profiles.counting import OPEN_LIST, UNDATED_OUT, UNVERIFIED_OUT, count, of_column
from layers.profiles.crossing_lines import status_of
from layers.profiles.model import Cell, Entry, Section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_GROUPS_OUT = N_("What is said of a group as a whole is not counted for its members.")
_NEVER_COUNTED = N_("Bodies with several partners, and those whose sessions no source counts, are not in it.")


def mechanisms_with(ask: Ask, code: str) -> list[Row]:
    """Return the mechanisms in which a country takes part, each once."""
    ids = dict.fromkeys(row["mechanism_id"] for row in ask.rows("mechanism_partners", country_code=code))
    return [row for each in ids if (row := ask.find("mechanisms", each))]


def stated_sessions(ask: Ask, mechanism_id: str) -> Row | None:
    """Return the session of a mechanism in which the highest number of sessions is stated, if any is."""
    rows = [
        row
        for row in ask.rows("mechanism_sessions", mechanism_id=mechanism_id)
        if row["sessions_count"] is not None
    ]
    return max(rows, key=lambda row: int(row["sessions_count"]), default=None)


def _with_it_alone(ask: Ask, mechanism_id: str) -> bool:
    """Tell whether a mechanism joins Algeria and one country."""
    partners = ask.rows("mechanism_partners", mechanism_id=mechanism_id)
    return len({row["country_code"] for row in partners if row["country_code"]} - {"DZA"}) == 1


def _session_numbers(ask: Ask, prefix: str, mechanisms: list[Row]) -> tuple[Number, ...]:
    """Return how many sessions there were, by the rows and by the sources, and when the latest was."""
    sessions = sessions_of(ask, mechanisms)
    stated = [
        row
        for each in mechanisms
        if _with_it_alone(ask, each["mechanism_id"])
        and (row := stated_sessions(ask, each["mechanism_id"])) is not None
    ]
    # Where no source counts them their number is not known, which is not none.
    counted = (
        of_column(ask, f"{prefix}/sessions_stated", N_("Sessions, as the sources count them"), "sum",
                  "mechanism_sessions", stated, "sessions_count", left_out=(_NEVER_COUNTED,)),
    ) if stated else ()  # fmt: skip
    return (
        *counted,
        count(ask, f"{prefix}/sessions", N_("Sessions and meetings described"), "mechanism_sessions",
              sessions, left_out=(OPEN_LIST,)),
        of_column(ask, f"{prefix}/last_session", N_("Latest session or meeting known"), "latest",
                  "mechanism_sessions", sessions, "date_start", unit="date", left_out=(UNDATED_OUT,)),
    )  # fmt: skip


def country_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return the key numbers of a country; those of the border for neighbours alone."""
    code = row["country_code"]
    prefix = f"countries/{code}"
    mechanisms = mechanisms_with(ask, code)
    own = {"country_code": code}
    posts = ask.rows("crossings", **own)
    border = ask.rows("borders", **own)
    if code == "DZA":
        return ()
    statuses = (
        ("open_restricted", N_("Crossings open with restrictions")),
        ("closed", N_("Crossings closed")),
        ("unknown", N_("Crossings of unknown status")),
    )
    at_border = (
        border_number(ask, f"{prefix}/border_km", border),
        *crossing_numbers(ask, prefix, posts),
        *(
            count(ask, f"{prefix}/crossings_{status}", title, "crossings",
                  [each for each in posts if status_of(ask, each) == status])
            for status, title in statuses
        ),
    ) if border else ()  # fmt: skip
    return (
        count(ask, f"{prefix}/mechanisms", N_("Cooperation mechanisms"), "mechanisms", mechanisms),
        *_session_numbers(ask, prefix, mechanisms),
        count(ask, f"{prefix}/agreements", N_("Agreements"), "agreements",
              ask.rows("agreements", country_codes=code), left_out=(OPEN_LIST,)),
        *at_border,
        count(ask, f"{prefix}/twinnings", N_("Twinnings and agreements of local authorities"), "twinnings",
              [each for each in counting(ask) if each["country_code"] == code], left_out=(UNVERIFIED_OUT,)),
        count(ask, f"{prefix}/missions", N_("Civil protection missions"), "missions",
              ask.rows("missions", **own)),
        count(ask, f"{prefix}/contributions", N_("Training, aid and exchange"), "contributions",
              ask.rows("contributions", country_codes=code), left_out=(_GROUPS_OUT,)),
    )  # fmt: skip


def themes_section(ask: Ask, prefix: str, rows: tuple[Row, ...]) -> Section:
    """Return how many agreements speak of each theme, the most frequent first."""
    found = Counter(theme for row in rows for theme in items(row["theme_ids"]))
    lines = []
    for theme, _ in sorted(found.items(), key=lambda each: (-each[1], each[0])):
        own = [row for row in rows if theme in items(row["theme_ids"])]
        number = count(ask, f"{prefix}/themes/{theme}", N_("Agreements"), "agreements", own)
        names = cells.link(ask, "themes", theme).names
        lines.append(
            Entry("", theme, (Cell("text", names), cells.number(number)), number.source_ids,
                  row=("themes", theme))
        )  # fmt: skip
    return Section("themes", N_("Agreements by theme"), (N_("Theme"), N_("Agreements")), tuple(lines))
