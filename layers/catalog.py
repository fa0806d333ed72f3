"""The layers of the atlas, one declaration each, in the order of CONTRACT.

Adding a layer is adding one ``LayerSpec`` here and one table in ``data/``; ``docs/layers.md`` says how.
"""

from __future__ import annotations

from layers import filters
from layers import popup_fields as fields
from layers.enumerations import LANGUAGES
from layers.messages import N_
from layers.spec import LayerSpec, Relations


def _texts(*stems: str) -> tuple[str, ...]:
    """Return the columns of texts in three languages."""
    return tuple(f"{stem}_{lang}" for stem in stems for lang in LANGUAGES)


WILAYAS = LayerSpec(
    id="wilayas",
    title=N_("Wilayas"),
    one=N_("Wilaya of Algeria"),
    description=N_(
        "The wilayas of Algeria in the edition of the day (48, 58 or 69), with what each has along "
        "the border."
    ),
    geometry="wilayas",
    key="wilaya_code",
    table="wilayas",
    is_editioned=True,
    style="wilaya_measure",
    computed=("area_measures",),
    filters=filters.WILAYAS,
    popup=fields.WILAYAS,
    around=("regions_across", "crossings_here", "mechanisms_here", "twinnings_here", "networks_here"),
    long_columns=(*_texts("geometry_note"), "seat_lon", "seat_lat"),
    is_default_on=True,
    order=10,
)

REGIONS = LayerSpec(
    id="regions",
    title=N_("Regions of the neighbours"),
    one=N_("Region of a neighbour"),
    description=N_(
        "The first-level divisions of the seven neighbours, with what links them to Algeria. "
        "Regions without a polygon stand in the table only."
    ),
    geometry="regions",
    key="region_code",
    table="regions",
    style="region_measure",
    computed=("area_measures",),
    filters=filters.REGIONS,
    popup=fields.REGIONS,
    around=("wilayas_across", "crossings_here", "mechanisms_here", "twinnings_here"),
    long_columns=(*_texts("note", "region_type", "seat"), "has_polygon"),
    is_default_on=True,
    order=5,
)

BORDERS = LayerSpec(
    id="borders",
    title=N_("Borders"),
    one=N_("Border segment"),
    description=N_(
        "The land border of Algeria, cut where the wilaya or the region beside it changes, with "
        "geodesic lengths."
    ),
    geometry="borders",
    key="border_id",
    table="borders",
    is_editioned=True,
    style="border",
    filters=filters.BORDERS,
    popup=fields.BORDERS,
    around=("crossings_of_line", "mechanisms_of_line"),
    order=30,
)

CROSSINGS = LayerSpec(
    id="crossings",
    title=N_("Border crossings"),
    one=N_("Border crossing"),
    description=N_(
        "Official border crossing points with their status on the day, stage of upgrade, date of "
        "the last verification and sources."
    ),
    titles=("name", "counterpart"),
    geometry="point",
    key="crossing_id",
    table="crossings",
    points=(("lon", "lat"),),
    style="crossing_status",
    computed=("crossing_state",),
    evidence=(("crossing_claims", "crossing_id"),),
    history=("crossing_claims", "crossing_id"),
    page="crossing",
    filters=filters.CROSSINGS,
    popup=fields.CROSSINGS,
    around=("nearest_crossings", "mechanisms_of_post", "twinnings_across"),
    long_columns=(*_texts("note", "coord_note"), *fields.CROSSING_EVIDENCE),
    is_default_on=True,
    order=80,
)

TWINNINGS = LayerSpec(
    id="twinnings",
    title=N_("Twinnings"),
    one=N_("Twinning or other agreement"),
    description=N_(
        "Twinnings and other agreements of Algerian local authorities with authorities abroad, as "
        "lines between the partners. Unverified ones stand in the table only."
    ),
    geometry="arc",
    key="twinning_id",
    table="twinnings",
    names=("dz_name", "partner_name"),
    points=(("dz_lon", "dz_lat"), ("partner_lon", "partner_lat")),
    style="twinning",
    relations=Relations("arc", ("twinnings", "twinning_regions"), "twinning_id"),
    computed=("twinning_line",),
    begins="signed",
    ends="ended",
    hides_unverified=True,
    filters=filters.TWINNINGS,
    popup=fields.TWINNINGS,
    around=("region_of_partner", "twinnings_of_authority", "twinnings_of_partner"),
    long_columns=(
        *_texts("note", "statement", "dz_name", "partner_name"),
        "partner_geonameid",
        "commune_code",
        "dz_authority_type",
        "is_first_claim",
    ),
    is_default_on=True,
    order=60,
)

MECHANISMS = LayerSpec(
    id="mechanisms",
    title=N_("Cooperation mechanisms"),
    one=N_("Cooperation mechanism"),
    description=N_(
        "Standing bodies of cooperation between Algeria and its neighbours, at the places they declare."
    ),
    geometry="places",
    parts="mechanism_places",
    key="mechanism_id",
    table="mechanisms",
    is_editioned=True,
    style="mechanism",
    relations=Relations("places", ("mechanism_places",), "mechanism_id", partners="mechanism_partners"),
    computed=("mechanism_links",),
    evidence=(("mechanism_sessions", "mechanism_id"), ("agreements", "mechanism_id")),
    begins="established",
    filters=filters.MECHANISMS,
    popup=fields.MECHANISMS,
    around=("parts_of_mechanism", "posts_of_mechanism", "networks_of_mechanism", "partner_countries"),
    long_columns=(*_texts("note", "statement"), "session_ids", "member_ids"),
    order=70,
)

NETWORKS = LayerSpec(
    id="networks",
    title=N_("City networks"),
    one=N_("City network"),
    description=N_("Networks of cities and local authorities with Algerian members, at their seat."),
    geometry="places",
    parts="network_members",
    key="network_id",
    table="networks",
    points=(("seat_lon", "seat_lat"),),
    style="network",
    relations=Relations("members", ("network_members",), "network_id", members="network_members"),
    computed=("network_links",),
    begins="founded",
    filters=filters.NETWORKS,
    popup=fields.NETWORKS,
    around=("wilayas_of_members",),
    long_columns=_texts("note", "statement"),
    order=71,
)

SESSIONS = LayerSpec(
    id="sessions",
    title=N_("Sessions and meetings"),
    one=N_("Session or meeting"),
    description=N_("Dated sessions and meetings of the cooperation mechanisms."),
    geometry="point",
    key="session_id",
    table="mechanism_sessions",
    points=(("lon", "lat"),),
    style="session",
    relations=Relations("spokes", ("mechanism_places",), "mechanism_id", partners="mechanism_partners"),
    computed=("session_links",),
    begins="date_start",
    filters=filters.SESSIONS,
    popup=fields.SESSIONS,
    around=("sessions_of_mechanism",),
    long_columns=_texts("note", "statement"),
    order=72,
)

MISSIONS = LayerSpec(
    id="missions",
    title=N_("Civil protection missions"),
    one=N_("Civil protection mission"),
    description=N_("Missions of the Algerian civil protection abroad."),
    geometry="point",
    key="mission_id",
    table="missions",
    points=(("lon", "lat"),),
    style="mission",
    begins="date",
    filters=filters.MISSIONS,
    popup=fields.MISSIONS,
    around=("missions_with_country",),
    long_columns=_texts("note", "statement"),
    order=73,
)

PARTNERS = LayerSpec(
    id="partners",
    title=N_("Partner countries"),
    one=N_("Partner country"),
    description=N_(
        "Countries of the world with the number of agreements, mechanisms and missions that link "
        "them to Algeria."
    ),
    geometry="countries",
    key="country_code",
    table="partners",
    style="partner",
    computed=("partner_links",),
    filters=filters.PARTNERS,
    popup=fields.PARTNERS,
    around=("crossings_with_country", "mechanisms_with_country", "twinnings_with_country"),
    order=3,
)

CATALOG: tuple[LayerSpec, ...] = (
    WILAYAS, REGIONS, BORDERS, CROSSINGS, TWINNINGS, MECHANISMS, NETWORKS, SESSIONS, MISSIONS, PARTNERS,
)  # fmt: skip
