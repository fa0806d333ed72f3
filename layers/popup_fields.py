"""The lines of the pop-ups, in order: column, label, how to read it. One tuple a layer of the catalogue."""

from __future__ import annotations

from layers.messages import N_
from layers.spec import PopupField

_MEASURES = (
    PopupField("mechanisms", N_("Cooperation mechanisms"), "number", is_derived=True),
    PopupField("agreements", N_("Agreements of local authorities"), "number", is_derived=True),
    PopupField("crossings_open", N_("Crossings known to be open"), "number", is_derived=True),
    PopupField("border_km", N_("Length of the border"), "km", is_derived=True),
)

WILAYAS = (
    PopupField("wilaya_code", N_("Code")),
    PopupField("parent_code", N_("Carved from"), "link", target="wilayas"),
    PopupField("country_codes", N_("Borders"), "link", target="countries", is_derived=True),
    *_MEASURES,
    PopupField("geometry_note", N_("Outline"), "text"),
)

REGIONS = (
    PopupField("region_code", N_("Code")),
    PopupField("region_type", N_("Kind of division"), "text"),
    PopupField("country_code", N_("Country"), "link", target="countries"),
    PopupField("seat", N_("Chief town"), "text"),
    PopupField("covered_by", N_("Drawn inside"), "link", target="regions"),
    PopupField("note", N_("Note"), "text"),
    *_MEASURES,
)

BORDERS = (
    PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas"),
    PopupField("region_code", N_("Region"), "link", target="regions"),
    PopupField("country_code", N_("Neighbour"), "link", target="countries"),
    PopupField("length_km", N_("Length"), "km", is_derived=True),
    PopupField("region_note", N_("Region without polygon"), "text"),
    PopupField("note", N_("Note"), "text"),
)

_BY_ROAD = ("kind", "road", "track")
_BY_RAIL = ("kind", "rail")

CROSSINGS = (
    PopupField("operating_status", N_("Status"), "message"),
    *(
        PopupField("status_since", label, "date", sources="operating_status", only=basis, is_joined=True)
        for label, basis in (
            (N_("Since"), ("since_basis", "event")),
            (N_("Since (or earlier)"), ("since_basis", "report")),
        )
    ),
    PopupField("status_persons", N_("Persons"), "message", only=_BY_ROAD),
    PopupField("status_goods", N_("Goods"), "message", only=_BY_ROAD),
    PopupField("status_rail", N_("Rail"), "message", only=_BY_RAIL),
    PopupField("upgrade_stage", N_("Upgrade stage"), "message"),
    PopupField("last_verified", N_("Last verified"), "date"),
    PopupField(
        "freshness", N_("Freshness"), "message", is_derived=True, sources="last_verified", is_joined=True
    ),
    PopupField("country_code", N_("Neighbour"), "link", target="countries"),
    PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas", is_derived=True),
    PopupField("region_code", N_("Region"), "link", target="regions"),
    PopupField("kind", N_("Kind"), "message"),
    PopupField("coord_precision", N_("Position"), "message"),
    PopupField("note", N_("Note"), "text"),
)

# What the status rests on: for tables and files, too long for the form pages fetch.
CROSSING_EVIDENCE = (
    *("since_basis", "since_persons", "since_goods", "since_rail"),
    *("evidence", "status_source_ids", "stage_source_ids", "verified_source_ids"),
)

TWINNINGS = (
    PopupField("agreement_kind", N_("Kind"), "message"),
    PopupField("signed", N_("Signed"), "date"),
    PopupField("status", N_("Status"), "message"),
    PopupField("ended", N_("Ended"), "date"),
    PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas"),
    PopupField("country_code", N_("Country"), "link", target="countries"),
    PopupField("theme_ids", N_("Themes"), "link", target="themes"),
    PopupField("note", N_("Note"), "text"),
)

# A network has no places of its own: its wilayas are those in which its members lie.
_BY_MEMBERS = ("wilaya_basis", "member_location")
_MEMBERS = PopupField(
    "member_ids", N_("Algerian members"), "link", target="network_members", told="member_kind"
)

MECHANISMS = (
    PopupField("mechanism_type", N_("Kind"), "message"),
    PopupField("established", N_("Founded"), "date"),
    PopupField("status", N_("Status"), "message"),
    PopupField("parent_id", N_("Part of"), "link", target="mechanisms"),
    PopupField("country_codes", N_("Partners"), "link", target="countries"),
    PopupField("sessions_count", N_("Sessions"), "number"),
    PopupField("last_session", N_("Latest session known"), "date"),
    PopupField("session_ids", N_("Sessions and meetings"), "link", target="sessions", dated="date_start"),
    _MEMBERS,
    PopupField("wilaya_codes", N_("Wilayas"), "link", target="wilayas", unless=_BY_MEMBERS),
    PopupField("wilaya_codes", N_("Wilayas of the members"), "link", target="wilayas", only=_BY_MEMBERS),
    PopupField("region_codes", N_("Regions"), "link", target="regions"),
    PopupField("theme_ids", N_("Themes"), "link", target="themes"),
    PopupField("statement", N_("In the source"), "text"),
    PopupField("note", N_("Note"), "text"),
)

NETWORKS = (
    _MEMBERS,
    PopupField("founded", N_("Founded"), "date"),
    PopupField("founding_place", N_("Founded in"), "text"),
    PopupField("seat", N_("Seat"), "text"),
    PopupField("members_total", N_("Members"), "number"),
    PopupField("members_unit", N_("Members counted as"), "text"),
    PopupField("theme_ids", N_("Themes"), "link", target="themes"),
    PopupField("statement", N_("In the source"), "text"),
    PopupField("note", N_("Note"), "text"),
)

SESSIONS = (
    PopupField("mechanism_id", N_("Mechanism"), "link", target="mechanisms"),
    PopupField("ordinal", N_("Session number"), "number"),
    PopupField("date_start", N_("From"), "date"),
    PopupField("date_end", N_("To"), "date"),
    PopupField("date_alt", N_("Other date given"), "date", sources="date_alt_source_ids"),
    PopupField("date_alt_end", N_("Other date given, to"), "date", sources="date_alt_source_ids"),
    PopupField("place", N_("Place"), "text"),
    PopupField("country_code", N_("Country"), "link", target="countries"),
    PopupField("statement", N_("In the source"), "text"),
    PopupField("note", N_("Note"), "text"),
)

MISSIONS = (
    PopupField("event_type", N_("Event"), "message"),
    PopupField("date", N_("Date"), "date"),
    PopupField("country_code", N_("Country"), "link", target="countries"),
    PopupField("statement", N_("In the source"), "text"),
    PopupField("note", N_("Note"), "text"),
)

PARTNERS = (
    PopupField("agreements", N_("Agreements"), "number", is_derived=True),
    PopupField("twinnings", N_("Twinnings"), "number", is_derived=True),
    PopupField("mechanisms", N_("Cooperation mechanisms"), "number", is_derived=True),
    PopupField("missions", N_("Civil protection missions"), "number", is_derived=True),
    PopupField("border_km", N_("Length of the border"), "km", is_derived=True),
)
