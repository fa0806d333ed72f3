"""Key numbers of wilayas and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers.computing import counting_twinnings
from layers.geometry import distance_km
from layers.lookups import Row
from layers.messages import N_
from layers.numbers.number import Number
from layers.profiles import cells
from layers.profiles.counting import (
    OPEN_LIST,
    RESTRICTED_OUT,
    UNKNOWN_OUT,
    UNVERIFIED_OUT,
    count,
    distance,
    of_column,
)
from layers.profiles.crossing_lines import status_of
from layers.profiles.model import Entry, Section

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_STRAIGHT = N_("The way by road is longer.")
_NOT_NAMED = N_("Places computed from the map or taken over are not in it.")


def counting(ask: Ask) -> tuple[Row, ...]:
    """Return the twinnings that count on the day: begun, not ended, verified or asked for."""
    return ask.atlas.profiles.recall(
        ("counting", *ask.moment), lambda: counting_twinnings(ask.atlas, ask.view)
    )


def mechanisms_at(ask: Ask, column: str, code: str) -> list[Row]:
    """Return the mechanisms that have a place there, each once."""
    ids = dict.fromkeys(row["mechanism_id"] for row in ask.rows("mechanism_places", **{column: code}))
    return [row for each in ids if (row := ask.find("mechanisms", each))]


def sessions_of(ask: Ask, mechanisms: list[Row]) -> list[Row]:
    """Return the sessions of some mechanisms, the latest first."""
    ids = [row["mechanism_id"] for row in mechanisms]
    rows = [row for each in ids for row in ask.rows("mechanism_sessions", mechanism_id=each)]
    return sorted(rows, key=lambda row: str(row["date_start"] or ""), reverse=True)


def crossing_numbers(ask: Ask, prefix: str, rows: tuple[Row, ...]) -> tuple[Number, ...]:
    """Return how many crossings there are, and how many are open."""
    is_open = [row for row in rows if status_of(ask, row) == "open"]
    return (
        count(ask, f"{prefix}/crossings_total", N_("Border crossings"), "crossings", rows),
        count(
            ask, f"{prefix}/crossings_open", N_("Crossings open"), "crossings", is_open,
            left_out=(RESTRICTED_OUT, UNKNOWN_OUT),
        ),
    )  # fmt: skip


def border_number(ask: Ask, id: str, rows: tuple[Row, ...]) -> Number:
    """Return the length of some pieces of the border."""
    return of_column(ask, id, N_("Length of the border"), "sum", "borders", rows, "length_km", unit="km")


def shared_numbers(ask: Ask, prefix: str, column: str, code: str) -> tuple[Number, ...]:
    """Return what wilayas and regions have in common: border, crossings, mechanisms, sessions."""
    mechanisms = mechanisms_at(ask, column, code)
    named = {
        row["mechanism_id"]
        for row in ask.rows("mechanism_places", **{column: code})
        if row["basis"] == "stated"
    }
    return (
        border_number(ask, f"{prefix}/border_km", ask.rows("borders", **{column: code})),
        *crossing_numbers(ask, prefix, ask.rows("crossings", **{column: code})),
        count(ask, f"{prefix}/mechanisms", N_("Cooperation mechanisms"), "mechanisms", mechanisms),
        count(
            ask, f"{prefix}/mechanisms_named", N_("Mechanisms of which a source names it"), "mechanisms",
            [row for row in mechanisms if row["mechanism_id"] in named], left_out=(_NOT_NAMED,),
        ),
        count(
            ask, f"{prefix}/sessions", N_("Sessions and meetings of these mechanisms"), "mechanism_sessions",
            sessions_of(ask, mechanisms), left_out=(OPEN_LIST,),
        ),
    )  # fmt: skip


def wilaya_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return the key numbers of a wilaya."""
    code = row["wilaya_code"]
    prefix = f"wilayas/{code}"
    twinnings = [each for each in counting(ask) if each["wilaya_code"] == code]
    members = ask.rows("network_members", wilaya_code=code)
    open_posts = [each for each in ask.rows("crossings") if status_of(ask, each) == "open"]
    seat = (row["seat_lon"], row["seat_lat"])
    near = () if seat[0] is None else (
        of_column(
            ask, f"{prefix}/nearest_open_km",
            N_("Nearest open crossing, in a straight line from the chief town"),
            "least", "crossings", open_posts,
            lambda post: round(distance_km(*seat, post["lon"], post["lat"]), 1), unit="km",
            left_out=(_STRAIGHT, RESTRICTED_OUT, UNKNOWN_OUT),
        ),
    )  # fmt: skip
    return (
        *shared_numbers(ask, prefix, "wilaya_code", code),
        count(ask, f"{prefix}/twinnings", N_("Twinnings and agreements of local authorities"), "twinnings",
              twinnings, left_out=(UNVERIFIED_OUT,)),
        of_column(ask, f"{prefix}/networks", N_("City networks"), "distinct", "network_members", members,
                  "network_id", left_out=(OPEN_LIST,)),
        *near,
    )  # fmt: skip


def region_numbers(ask: Ask, row: Row) -> tuple[Number, ...]:
    """Return the key numbers of a region."""
    code = row["region_code"]
    prefix = f"regions/{code}"
    ids = {each["twinning_id"] for each in ask.rows("twinning_regions", region_code=code)}
    shared = shared_numbers(ask, prefix, "region_code", code)
    # What has no outline on the map has no measured border: not known, which is not nothing.
    return (
        *(shared if row["has_polygon"] else shared[1:]),
        count(ask, f"{prefix}/twinnings", N_("Twinnings and agreements of local authorities"), "twinnings",
              [each for each in counting(ask) if each["twinning_id"] in ids], left_out=(UNVERIFIED_OUT,)),
    )  # fmt: skip


def nearest_section(ask: Ask, row: Row, *, most: int = 3) -> Section:
    """Return the open crossings nearest to the chief town of a wilaya, with the distance to each."""
    prefix = f"wilayas/{row['wilaya_code']}/nearest"
    seat = ("wilayas", row["wilaya_code"], cells.named(row, ("name",)), row["seat_lon"], row["seat_lat"],
            tuple(row["source_ids"] or ()))  # fmt: skip
    found = []
    for post in ask.rows("crossings") if row["seat_lon"] is not None else ():
        if status_of(ask, post) == "open":
            names = cells.named(post, ("name", "counterpart"))
            end = ("crossings", post["crossing_id"], names, post["lon"], post["lat"],
                   tuple(post["source_ids"]))  # fmt: skip
            found.append((post, distance(f"{prefix}/{post['crossing_id']}", N_("Distance"), (seat, end))))
    found.sort(key=lambda each: (float(each[1].value or 0), each[0]["crossing_id"]))
    lines = tuple(
        Entry(
            "crossings",
            post["crossing_id"],
            (
                cells.names(post, "name", "counterpart"),
                cells.links(ask, "countries", post["country_code"]),
                cells.number(number),
            ),
            tuple(post["source_ids"]),
            row=("crossings", post["crossing_id"]),
        )
        for post, number in found[:most]
    )
    return Section(
        "nearest",
        N_("Nearest open crossings, in a straight line from the chief town"),
        (N_("Name"), N_("Country"), N_("Distance")),
        lines,
        note=_STRAIGHT,
        empty=N_("No crossing is known to be open on that day."),
        is_derived=True,
    )
