"""Words of the page of a crossing: what a claim is about, since when, whose side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext

from layers.dates import parse_partial_date
from layers.details import Event
from layers.messages import N_
from webmap.i18n import format_number, format_partial
from webmap.words import code_words

KINDS: Mapping[str, str] = MappingProxyType(
    {"road": N_("Road crossing"), "rail": N_("Railway crossing"), "track": N_("Track across the line")}
)
TRAFFIC: Mapping[str, str] = MappingProxyType(
    {"persons": N_("Persons"), "goods": N_("Goods"), "rail": N_("Rail")}
)
SIDES: Mapping[str, str] = MappingProxyType(
    {"dz": N_("Algerian side"), "partner": N_("Neighbour's side"), "both": N_("both sides")}
)
SIDE_LABELS: Mapping[str, str] = MappingProxyType(
    {"dz": N_("State on the Algerian side"), "partner": N_("State on the neighbour's side")}
)
STAGES = ("announced", "study", "works", "completed", "inaugurated")
_CLAIMED: Mapping[str, str] = MappingProxyType(
    {
        "agreement": N_("agreement"),
        "decree": N_("decree"),
        "incident": N_("incident"),
        "road_link": N_("road link"),
        "statement": N_("statement"),
    }
)
_DURATIONS: Mapping[str, str] = MappingProxyType(
    {
        "one_off": N_("once only: changes no status"),
        "partial": N_("in part"),
        "disputed": N_("disputed: changes no status"),
    }
)
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "post": N_("Names this post"),
        "place": N_("With this neighbour, for this wilaya or region"),
        "country": N_("With this neighbour"),
        "framework": N_("Wider frameworks that include this neighbour"),
    }
)


def since_words(date: str, lang: str, *, is_report: bool = False) -> str:
    """Return since when something is so; a report of a state may be younger than the state."""
    words = format_partial(date, lang)
    if is_report:
        return str(gettext("as reported, %(date)s; it may have begun earlier", date=words))
    if parse_partial_date(date).precision == "day":
        return str(gettext("since %(day)s", day=words))
    return str(gettext("since %(date)s", date=words))


def claim_words(claim: Event) -> tuple[str, ...]:
    """Return what a claim is about: value, traffic, side, how lasting, and its grade."""
    tags = [_value(claim)]
    if claim.aspect == "operation" and claim.traffic != "all":
        tags.append(gettext(TRAFFIC[claim.traffic]))
    if claim.side in SIDES:
        tags.append(gettext(SIDES[claim.side]))
    if claim.duration in _DURATIONS and claim.aspect == "operation":
        tags.append(gettext(_DURATIONS[claim.duration]))
    tags.append(gettext("Confidence: %(grade)s", grade=code_words("confidence", claim.confidence)))
    return tuple(tags)


def _value(claim: Event) -> str:
    """Return the value of a claim; an announced opening says that it is no status."""
    if claim.aspect == "operation":
        if claim.value == "announced":
            return str(gettext("opening announced: no status yet"))
        return code_words("operating_status", claim.value)
    if claim.aspect == "upgrade":
        return str(gettext("upgrade: %(stage)s", stage=code_words("upgrade_stage", claim.value)))
    return str(gettext(_CLAIMED[claim.value]))


def distance_words(distance_km: float, radius_km: float, lang: str) -> str:
    """Return a distance, rounded to whole kilometres and called approximate where the position is."""
    if radius_km >= 1 or distance_km >= 100:
        number = format_number(round(distance_km), lang)
        if round(distance_km) < 1:
            return str(gettext("less than %(number)s km", number=format_number(1, lang)))
        return str(gettext("about %(number)s km", number=number))
    return str(gettext("%(number)s km", number=format_number(round(distance_km, 1), lang)))
