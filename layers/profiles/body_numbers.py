"""Key numbers of what meets, of what is written and of disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers.lookups import Row, items
from layers.messages import N_
from layers.numbers.number import Contribution, Number, made_number
from layers.profiles import cells
from layers.profiles.counting import OPEN_LIST, UNDATED_OUT, count, distance, of_column, part

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_GROUPS_OUT = N_("Groups and organisations are not counted as countries.")
_SEATS_OUT = N_("Seats of the country for which no local authority is named are not in it.")
_CLAUSES_OUT = N_("Clauses of commitments are not counted.")


def mechanism_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return the key numbers of a mechanism; how long it is silent only if a session is dated."""
    key = row["mechanism_id"]
    prefix, own = f"mechanisms/{key}", {"mechanism_id": key}
    sessions = ask.rows("mechanism_sessions", **own)
    dated = [each for each in sessions if each["date_start"]]
    ids = {each["session_id"] for each in sessions}
    partners = [each for each in ask.rows("mechanism_partners", **own) if each["country_code"]]
    return (
        count(ask, f"{prefix}/countries", N_("Countries named as partners"), "mechanism_partners", partners,
              left_out=(_GROUPS_OUT,)),
        count(ask, f"{prefix}/sessions", N_("Sessions and meetings described"), "mechanism_sessions",
              sessions, left_out=(OPEN_LIST,)),
        last_session(ask, key),
        *((_silence(ask, f"{prefix}/silence", dated),) if dated else ()),
        count(ask, f"{prefix}/agreements", N_("Agreements"), "agreements", ask.rows("agreements", **own),
              left_out=(OPEN_LIST,)),
        count(ask, f"{prefix}/commitments", N_("Commitments adopted"), "commitments",
              [each for each in ask.rows("commitments", level="commitment") if each["session_id"] in ids],
              left_out=(_CLAUSES_OUT,)),
    )  # fmt: skip


def last_session(ask: Ask, mechanism_id: str) -> Number:
    """Return the latest date of a session of a mechanism."""
    rows = ask.rows("mechanism_sessions", mechanism_id=mechanism_id)
    return of_column(
        ask,
        f"mechanisms/{mechanism_id}/last_session",
        N_("Latest session or meeting known"),
        "latest",
        "mechanism_sessions",
        rows,
        "date_start",
        unit="date",
        left_out=(UNDATED_OUT,),
    )


def _silence(ask: Ask, id: str, dated: list[Row]) -> Number:
    """Return the whole years since the latest session known, to the day shown."""
    day = ask.view.day.isoformat()
    shown = Contribution("", "", dict.fromkeys(("ar", "fr", "en"), day), day, (), "day")
    parts = [part(ask, "mechanism_sessions", row, row["date_start"]) for row in dated]
    title = N_("Whole years since the latest session known")
    return made_number(id, title, "silence", (*parts, shown), unit="years", left_out=(UNDATED_OUT,))


def session_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many commitments a session adopted."""
    rows = ask.rows("commitments", session_id=row["session_id"], level="commitment")
    id = f"sessions/{row['session_id']}/commitments"
    return (
        (count(ask, id, N_("Commitments adopted"), "commitments", rows, left_out=(_CLAUSES_OUT,)),)
        if rows else ()
    )  # fmt: skip


def network_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many Algerian members of a network are named."""
    rows = [
        each
        for each in ask.rows("network_members", network_id=row["network_id"])
        if each["member_kind"] != "country"
    ]
    id = f"networks/{row['network_id']}/members_named"
    return (
        count(ask, id, N_("Algerian members named"), "network_members", rows,
              left_out=(OPEN_LIST, _SEATS_OUT)),
    )  # fmt: skip


def mission_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many missions went to the same country."""
    rows = ask.rows("missions", country_code=row["country_code"])
    id = f"missions/{row['mission_id']}/with_country"
    return (count(ask, id, N_("Missions to the same country"), "missions", rows),)


def agreement_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many countries an agreement names."""
    return (_countries(ask, f"agreements/{row['agreement_id']}/countries", N_("Countries named"), row),)


def _countries(ask: Ask, id: str, title: str, row: Row, column: str = "country_codes") -> Number:
    """Return how many countries a row names; the sources are those of the row."""
    parts = [
        Contribution(
            "countries", code, cells.link(ask, "countries", code).names, code, tuple(row["source_ids"])
        )
        for code in items(row[column])
    ]
    return made_number(id, title, "distinct", parts, left_out=(OPEN_LIST,))


def twinning_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return the distance between the two ends."""
    ends = tuple(
        (
            "twinnings",
            row["twinning_id"],
            cells.named(row, (f"{side}_name",)),
            row[f"{side}_lon"],
            row[f"{side}_lat"],
            tuple(row["source_ids"]),
        )
        for side in ("dz", "partner")
    )
    return (
        distance(f"twinnings/{row['twinning_id']}/distance_km", N_("Distance between the two ends"), ends),
    )


def text_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many commitments and clauses a text holds and how many states signed it; nothing without."""
    own, prefix = {"text_id": row["text_id"]}, f"texts/{row['text_id']}"
    rows = ask.rows("commitments", **own)
    if not rows:
        return ()
    return (
        count(ask, f"{prefix}/commitments", N_("Commitments"), "commitments",
              ask.rows("commitments", **own, level="commitment"), left_out=(_CLAUSES_OUT,)),
        count(ask, f"{prefix}/clauses", N_("Clauses of commitments"), "commitments",
              ask.rows("commitments", **own, level="clause")),
        _countries(ask, f"{prefix}/signatories", N_("States whose delegations signed"), rows[0],
                   "signatory_codes"),
    )  # fmt: skip


def conflict_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return how many claims there are."""
    id, own = f"conflicts/{row['conflict_id']}/claims", {"conflict_id": row["conflict_id"]}
    return (count(ask, id, N_("Claims"), "conflict_claims", ask.rows("conflict_claims", **own)),)
