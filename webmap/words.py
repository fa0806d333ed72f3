"""Words for the codes of the registers: one message a code, grouped by the column that holds them.

The same code can need another word in another column (a mechanism is active, a crossing is open).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext

from layers.messages import N_
from webmap.act_words import ACT_CODES
from webmap.register_words import REGISTER_CODES

_STATUS = {
    "open": N_("open"),
    "open_restricted": N_("open with restrictions"),
    "closed": N_("closed"),
    "unknown": N_("unknown"),
}

CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **ACT_CODES,
        **REGISTER_CODES,
        "operating_status": _STATUS,
        "status_persons": _STATUS,
        "status_goods": _STATUS,
        "status_rail": _STATUS,
        "since_basis": {"event": N_("opening or closing"), "report": N_("report of how things stood")},
        "upgrade_stage": {
            "none": N_("none known"),
            "announced": N_("announced"),
            "study": N_("under study"),
            "works": N_("works"),
            "completed": N_("completed"),
            "inaugurated": N_("inaugurated"),
            "unknown": N_("stage unknown"),
        },
        "freshness": {
            "up_to_date": N_("up to date"),
            "due": N_("due"),
            "overdue": N_("overdue"),
            "delinquent": N_("long overdue"),
            "never": N_("never verified"),
        },
        "confidence": {
            "high": N_("high"),
            "medium": N_("medium"),
            "low": N_("low"),
            "unverified": N_("unverified"),
        },
        "kind": {"road": N_("road"), "rail": N_("railway"), "track": N_("track")},
        "coord_precision": {
            "exact": N_("exact"),
            "approx_1km": N_("within about 1 km"),
            "approx_10km": N_("within about 10 km"),
            "approx_20km": N_("within about 20 km"),
        },
        "agreement_kind": {
            "twinning": N_("twinning"),
            "partnership": N_("partnership"),
            "cooperation_agreement": N_("cooperation agreement"),
            "friendship": N_("friendship agreement"),
        },
        "status": {
            "active": N_("active"),
            "ended": N_("ended"),
            "unknown": N_("status not known"),
            "completed": N_("completed"),
            "concluded": N_("concluded"),
            "contributed": N_("contributed to"),
            "held": N_("held"),
            "in_force": N_("in force"),
            "ongoing": N_("under way"),
            "under_discussion": N_("under discussion"),
            "under_negotiation": N_("under negotiation"),
            "period_2014_2017_per_source": N_("2014–2017, says the source"),
            "unknown_last_session_2012": N_("not known, latest session found in 2012"),
        },
        "sources.kind": {
            "official": N_("official publication"),
            "press": N_("press"),
            "reference": N_("reference work"),
            "academic": N_("academic work"),
            "blog": N_("blog"),
            "data": N_("data set"),
            "pseudo": N_("no page that can be cited"),
        },
        "event_type": {"wildfire": N_("wildfire"), "earthquake": N_("earthquake"), "flood": N_("flood")},
        "mechanism_type": {
            "bilateral_border_committee": N_("bilateral border committee"),
            "joint_security_committee": N_("joint security committee"),
            "local_wali_meeting": N_("meeting of border walis"),
            "border_crossing_programme": N_("border crossing programme"),
            "assistance_programme": N_("assistance programme"),
            "regional_organisation": N_("regional organisation"),
            "working_group": N_("working group"),
            "association_agreement": N_("association agreement"),
            "political_dialogue": N_("political dialogue"),
            "action_plan": N_("action plan"),
            "programme": N_("programme"),
            "un_agency": N_("United Nations agency"),
            "un_reporting": N_("report to the United Nations"),
            "bilateral_agreement_security": N_("bilateral security agreement"),
            "modernisation_exchange": N_("exchange on modernisation"),
            "exchange_other_fields": N_("exchange in other fields"),
            "civil_protection_cooperation": N_("civil protection cooperation"),
            "scholarship_programme": N_("scholarship programme"),
            "decentralised_cooperation": N_("decentralised cooperation"),
            "city_network": N_("city network"),
            "international_forum": N_("international forum"),
            "international_initiative": N_("international initiative"),
        },
    }
)


def code_words(column: str, code: str) -> str:
    """Return the word of a code in the language of the request.

    ``column`` may name its table too (``texts.kind``): words of the table come before those of the column
    alone. A column without words of its own holds messages: its value is looked up as it stands.
    """
    for name in (column, column.rpartition(".")[2]):
        if code in CODES.get(name, {}):
            return str(gettext(CODES[name][code]))
    return str(gettext(code))
