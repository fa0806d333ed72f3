"""The layers of the atlas, one declaration each, in the order of CONTRACT.

Adding a layer is adding one ``LayerSpec`` here and one table in ``data/``; ``docs/layers.md`` says how.
"""

from __future__ import annotations

from layers.messages import N_
from layers.spec import Filter, LayerSpec, PopupField

_OF_MECHANISM = ("mechanism_sessions", "session_id", "mechanism_id")
_PARTNERS = ("mechanism_partners", "mechanism_id", "country_code")
_PLACE_WILAYAS = ("mechanism_places", "mechanism_id", "wilaya_code")
_PLACE_REGIONS = ("mechanism_places", "mechanism_id", "region_code")
_THEMES = ("mechanism_themes", "mechanism_id", "theme_id")
_TYPE = ("mechanisms", "mechanism_id", "mechanism_type")
_TREE = ("theme_tree", "theme_id", "ancestor_id")
_OF_PARTNER = ("mechanism_partners", "country_code", "mechanism_id")

_MEASURES = (
    PopupField("mechanisms", N_("Cooperation mechanisms"), "number", is_derived=True),
    PopupField("agreements", N_("Agreements of local authorities"), "number", is_derived=True),
    PopupField("crossings_open", N_("Crossings open"), "number", is_derived=True),
    PopupField("border_km", N_("Length of the border"), "km", is_derived=True),
)

WILAYAS = LayerSpec(
    id="wilayas",
    title=N_("Wilayas"),
    geometry="wilayas",
    key="wilaya_code",
    table="wilayas",
    is_editioned=True,
    style="wilaya_measure",
    computed=("area_measures",),
    filters=(
        Filter("country", path=(("adjacency", "wilaya_code", "country_code"),)),
        Filter("wilaya", column="wilaya_code"),
        Filter("region", path=(("adjacency", "wilaya_code", "region_code"),)),
        Filter("region", path=(("region_links", "wilaya_code", "region_code"),)),
    ),
    popup=(
        PopupField("wilaya_code", N_("Code")),
        PopupField("parent_code", N_("Carved from"), "link", target="wilayas"),
        PopupField("country_codes", N_("Borders"), "link", target="countries", is_derived=True),
        *_MEASURES,
    ),
    is_default_on=True,
    order=10,
    tolerance_m=500.0,
)

REGIONS = LayerSpec(
    id="regions",
    title=N_("Regions of the neighbours"),
    geometry="regions",
    key="region_code",
    table="regions",
    style="region_measure",
    computed=("area_measures",),
    filters=(
        Filter("country", column="country_code"),
        Filter("region", column="region_code"),
        Filter("wilaya", path=(("adjacency", "region_code", "wilaya_code"),)),
        Filter("wilaya", path=(("region_links", "region_code", "wilaya_code"),)),
    ),
    popup=(
        PopupField("region_code", N_("Code")),
        PopupField("region_type", N_("Kind of division"), "text"),
        PopupField("country_code", N_("Country"), "link", target="countries"),
        PopupField("seat", N_("Chief town"), "text"),
        PopupField("covered_by", N_("Drawn inside"), "link", target="regions"),
        PopupField("note", N_("Note"), "text"),
        *_MEASURES,
    ),
    long_columns=("note_ar", "note_fr", "note_en"),
    is_default_on=True,
    order=5,
    tolerance_m=500.0,
)

BORDERS = LayerSpec(
    id="borders",
    title=N_("Borders"),
    geometry="borders",
    key="border_id",
    table="borders",
    is_editioned=True,
    style="border",
    filters=(
        Filter("country", column="country_code"),
        Filter("wilaya", column="wilaya_code"),
        Filter("region", column="region_code"),
        Filter("region", column="covered_region_codes"),
    ),
    popup=(
        PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas"),
        PopupField("region_code", N_("Region"), "link", target="regions"),
        PopupField("country_code", N_("Neighbour"), "link", target="countries"),
        PopupField("length_km", N_("Length"), "km", is_derived=True),
        PopupField("region_note", N_("Region"), "text"),
        PopupField("note", N_("Note"), "text"),
    ),
    order=30,
    tolerance_m=500.0,
)

CROSSINGS = LayerSpec(
    id="crossings",
    title=N_("Border crossings"),
    geometry="point",
    key="crossing_id",
    table="crossings",
    points=(("lon", "lat"),),
    style="crossing_status",
    computed=("crossing_state",),
    evidence=(("crossing_claims", "crossing_id"),),
    filters=(
        Filter("country", column="country_code"),
        Filter("wilaya", column="wilaya_code"),
        Filter("region", column="region_code"),
        Filter("status", column="operating_status"),
        Filter("stage", column="upgrade_stage"),
        Filter("traffic", column="traffic"),
        Filter("confidence", column="confidence"),
    ),
    popup=(
        PopupField("operating_status", N_("Status"), "message"),
        PopupField("status_since", N_("Since"), "date", sources="operating_status"),
        PopupField("status_persons", N_("Persons"), "message"),
        PopupField("status_goods", N_("Goods"), "message"),
        PopupField("status_rail", N_("Rail"), "message"),
        PopupField("upgrade_stage", N_("Upgrade stage"), "message"),
        PopupField("last_verified", N_("Last verified"), "date"),
        PopupField("freshness", N_("Freshness"), "message", is_derived=True, sources="last_verified"),
        PopupField("country_code", N_("Neighbour"), "link", target="countries"),
        PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas", is_derived=True),
        PopupField("region_code", N_("Region"), "link", target="regions"),
        PopupField("kind", N_("Kind"), "message"),
        PopupField("coord_precision", N_("Position"), "message"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=(
        "note_ar",
        "note_fr",
        "note_en",
        "coord_note_ar",
        "coord_note_fr",
        "coord_note_en",
    ),
    is_default_on=True,
    order=80,
)

TWINNINGS = LayerSpec(
    id="twinnings",
    title=N_("Twinnings"),
    geometry="arc",
    key="twinning_id",
    table="twinnings",
    names=("dz_name", "partner_name"),
    points=(("dz_lon", "dz_lat"), ("partner_lon", "partner_lat")),
    style="twinning",
    computed=("twinning_line",),
    begins="signed",
    ends="ended",
    hides_unverified=True,
    filters=(
        Filter("country", column="country_code"),
        Filter("wilaya", column="wilaya_code"),
        Filter("region", path=(("twinning_regions", "twinning_id", "region_code"),)),
        Filter("theme", path=(("twinnings", "twinning_id", "theme_ids"), _TREE)),
        Filter("agreement_kind", column="agreement_kind"),
        Filter("confidence", column="confidence"),
    ),
    popup=(
        PopupField("agreement_kind", N_("Kind"), "message"),
        PopupField("signed", N_("Signed"), "date"),
        PopupField("status", N_("Status"), "message"),
        PopupField("ended", N_("Ended"), "date"),
        PopupField("wilaya_code", N_("Wilaya"), "link", target="wilayas"),
        PopupField("country_code", N_("Country"), "link", target="countries"),
        PopupField("theme_ids", N_("Themes"), "link", target="themes"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=("note_ar", "note_fr", "note_en", "partner_geonameid", "commune_code", "dz_authority_type"),
    is_default_on=True,
    order=60,
)

MECHANISMS = LayerSpec(
    id="mechanisms",
    title=N_("Cooperation mechanisms"),
    geometry="places",
    parts="mechanism_places",
    key="mechanism_id",
    table="mechanisms",
    is_editioned=True,
    style="mechanism",
    computed=("mechanism_links",),
    begins="established",
    filters=(
        Filter("country", path=(_PARTNERS,)),
        Filter("wilaya", path=(_PLACE_WILAYAS,)),
        Filter("region", path=(_PLACE_REGIONS,)),
        Filter("theme", path=(_THEMES, _TREE)),
        Filter("mechanism_type", column="mechanism_type"),
        Filter("confidence", column="confidence"),
    ),
    popup=(
        PopupField("mechanism_type", N_("Kind"), "message"),
        PopupField("established", N_("Founded"), "date"),
        PopupField("status", N_("Status"), "message"),
        PopupField("parent_id", N_("Part of"), "link", target="mechanisms"),
        PopupField("country_codes", N_("Partners"), "link", target="countries"),
        PopupField("sessions_count", N_("Sessions"), "number"),
        PopupField("last_session", N_("Latest session known"), "date"),
        PopupField("wilaya_codes", N_("Wilayas"), "link", target="wilayas"),
        PopupField("region_codes", N_("Regions"), "link", target="regions"),
        PopupField("theme_ids", N_("Themes"), "link", target="themes"),
        PopupField("statement", N_("In the source"), "text"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=("note_ar", "note_fr", "note_en", "statement_ar", "statement_fr", "statement_en"),
    order=70,
)

NETWORKS = LayerSpec(
    id="networks",
    title=N_("City networks"),
    geometry="places",
    parts="network_members",
    key="network_id",
    table="networks",
    points=(("seat_lon", "seat_lat"),),
    style="network",
    computed=("network_links",),
    begins="founded",
    filters=(
        Filter("wilaya", path=(("network_members", "network_id", "wilaya_code"),)),
        Filter("theme", path=(("networks", "network_id", "theme_ids"), _TREE)),
        Filter("mechanism_type", path=(("networks", "network_id", "mechanism_id"), _TYPE)),
        Filter("confidence", column="confidence"),
    ),
    popup=(
        PopupField("founded", N_("Founded"), "date"),
        PopupField("founding_place", N_("Founded in"), "text"),
        PopupField("seat", N_("Seat"), "text"),
        PopupField("members_total", N_("Members"), "number"),
        PopupField("members_unit", N_("Members counted as"), "text"),
        PopupField("member_ids", N_("Algerian members"), "link", target="network_members"),
        PopupField("theme_ids", N_("Themes"), "link", target="themes"),
        PopupField("statement", N_("In the source"), "text"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=("note_ar", "note_fr", "note_en", "statement_ar", "statement_fr", "statement_en"),
    order=71,
)

SESSIONS = LayerSpec(
    id="sessions",
    title=N_("Sessions and meetings"),
    geometry="point",
    key="session_id",
    table="mechanism_sessions",
    points=(("lon", "lat"),),
    style="session",
    computed=("session_links",),
    begins="date_start",
    filters=(
        Filter("country", column="country_code"),
        Filter("country", path=(_OF_MECHANISM, _PARTNERS)),
        Filter("wilaya", path=(_OF_MECHANISM, _PLACE_WILAYAS)),
        Filter("region", path=(_OF_MECHANISM, _PLACE_REGIONS)),
        Filter("theme", path=(_OF_MECHANISM, _THEMES, _TREE)),
        Filter("mechanism_type", path=(_OF_MECHANISM, _TYPE)),
        Filter("confidence", column="confidence"),
    ),
    popup=(
        PopupField("mechanism_id", N_("Mechanism"), "link", target="mechanisms"),
        PopupField("ordinal", N_("Session number"), "number"),
        PopupField("date_start", N_("From"), "date"),
        PopupField("date_end", N_("To"), "date"),
        PopupField("date_alt", N_("Other date given"), "date", sources="date_alt_source_ids"),
        PopupField("place", N_("Place"), "text"),
        PopupField("country_code", N_("Country"), "link", target="countries"),
        PopupField("statement", N_("In the source"), "text"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=("note_ar", "note_fr", "note_en", "statement_ar", "statement_fr", "statement_en"),
    order=72,
)

MISSIONS = LayerSpec(
    id="missions",
    title=N_("Civil protection missions"),
    geometry="point",
    key="mission_id",
    table="missions",
    points=(("lon", "lat"),),
    style="mission",
    begins="date",
    filters=(Filter("country", column="country_code"), Filter("confidence", column="confidence")),
    popup=(
        PopupField("event_type", N_("Event"), "message"),
        PopupField("date", N_("Date"), "date"),
        PopupField("country_code", N_("Country"), "link", target="countries"),
        PopupField("statement", N_("In the source"), "text"),
        PopupField("note", N_("Note"), "text"),
    ),
    long_columns=("note_ar", "note_fr", "note_en", "statement_ar", "statement_fr", "statement_en"),
    order=73,
)

PARTNERS = LayerSpec(
    id="partners",
    title=N_("Partner countries"),
    geometry="countries",
    key="country_code",
    table="partners",
    style="partner",
    computed=("partner_links",),
    filters=(
        Filter("country", column="country_code"),
        Filter("wilaya", path=(("adjacency", "country_code", "wilaya_code"),)),
        Filter("wilaya", path=(("twinnings", "country_code", "wilaya_code"),)),
        Filter("wilaya", path=(_OF_PARTNER, _PLACE_WILAYAS)),
        Filter("region", path=(("regions", "country_code", "region_code"),)),
        Filter("theme", path=(_OF_PARTNER, _THEMES, _TREE)),
        Filter("theme", path=(("twinnings", "country_code", "theme_ids"), _TREE)),
        Filter("mechanism_type", path=(_OF_PARTNER, _TYPE)),
        Filter("agreement_kind", path=(("twinnings", "country_code", "agreement_kind"),)),
    ),
    popup=(
        PopupField("agreements", N_("Agreements"), "number", is_derived=True),
        PopupField("twinnings", N_("Twinnings"), "number", is_derived=True),
        PopupField("mechanisms", N_("Cooperation mechanisms"), "number", is_derived=True),
        PopupField("missions", N_("Civil protection missions"), "number", is_derived=True),
        PopupField("border_km", N_("Length of the border"), "km", is_derived=True),
    ),
    order=3,
    tolerance_m=2000.0,
)

CATALOG: tuple[LayerSpec, ...] = (
    WILAYAS, REGIONS, BORDERS, CROSSINGS, TWINNINGS, MECHANISMS, NETWORKS, SESSIONS, MISSIONS, PARTNERS,
)  # fmt: skip
