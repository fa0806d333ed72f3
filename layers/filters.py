"""What each parameter of the query string narrows: one tuple a layer, and the paths they share."""

from __future__ import annotations

from layers.spec import Filter

_OF_MECHANISM = ("mechanism_sessions", "session_id", "mechanism_id")
_PARTNERS = ("mechanism_partners", "mechanism_id", "country_code")
_PLACE_WILAYAS = ("mechanism_places", "mechanism_id", "wilaya_code")
_PLACE_REGIONS = ("mechanism_places", "mechanism_id", "region_code")
_THEMES = ("mechanism_themes", "mechanism_id", "theme_id")
_TYPE = ("mechanisms", "mechanism_id", "mechanism_type")
# A region without polygon lies in the polygon of another.
_COVERED = ("regions", "covered_by", "region_code")
_COVERED_BY = ("regions", "region_code", "covered_by")
_BY_PLACE = (
    Filter("country", column="country_code"),
    Filter("wilaya", column="wilaya_code"),
    Filter("region", column="region_code"),
)
TREE = ("theme_tree", "theme_id", "ancestor_id")
_OF_PARTNER = ("mechanism_partners", "country_code", "mechanism_id")

WILAYAS = (
    Filter("country", path=(("adjacency", "wilaya_code", "country_code"),)),
    Filter("wilaya", column="wilaya_code"),
    Filter("region", path=(("adjacency", "wilaya_code", "region_code"),)),
    Filter("region", path=(("region_links", "wilaya_code", "region_code"),)),
    Filter("region", path=(("adjacency", "wilaya_code", "region_code"), _COVERED)),
)

REGIONS = (
    Filter("country", column="country_code"),
    Filter("region", column="region_code"),
    Filter("wilaya", path=(("adjacency", "region_code", "wilaya_code"),)),
    Filter("wilaya", path=(("region_links", "region_code", "wilaya_code"),)),
    Filter("wilaya", path=(_COVERED_BY, ("adjacency", "region_code", "wilaya_code"))),
)

BORDERS = (
    *_BY_PLACE,
    Filter("region", path=(("borders", "border_id", "region_code"), _COVERED)),
)

CROSSINGS = (
    *_BY_PLACE,
    Filter("status", column="operating_status"),
    Filter("stage", column="upgrade_stage"),
    Filter("traffic", column="traffic"),
    Filter("confidence", column="confidence"),
)

TWINNINGS = (
    Filter("country", column="country_code"),
    Filter("wilaya", column="wilaya_code"),
    Filter("region", path=(("twinning_regions", "twinning_id", "region_code"),)),
    Filter("theme", path=(("twinnings", "twinning_id", "theme_ids"), TREE)),
    Filter("agreement_kind", column="agreement_kind"),
    Filter("confidence", column="confidence"),
)

MECHANISMS = (
    Filter("country", path=(_PARTNERS,)),
    Filter("wilaya", path=(_PLACE_WILAYAS,)),
    Filter("region", path=(_PLACE_REGIONS,)),
    Filter("theme", path=(_THEMES, TREE)),
    Filter("mechanism_type", column="mechanism_type"),
    Filter("confidence", column="confidence"),
)

NETWORKS = (
    Filter("wilaya", path=(("network_members", "network_id", "wilaya_code"),)),
    Filter("theme", path=(("networks", "network_id", "theme_ids"), TREE)),
    Filter("mechanism_type", path=(("networks", "network_id", "mechanism_id"), _TYPE)),
    Filter("confidence", column="confidence"),
)

SESSIONS = (
    Filter("country", column="country_code"),
    Filter("country", path=(_OF_MECHANISM, _PARTNERS)),
    Filter("wilaya", path=(_OF_MECHANISM, _PLACE_WILAYAS)),
    Filter("region", path=(_OF_MECHANISM, _PLACE_REGIONS)),
    Filter("theme", path=(_OF_MECHANISM, _THEMES, TREE)),
    Filter("mechanism_type", path=(_OF_MECHANISM, _TYPE)),
    Filter("confidence", column="confidence"),
)

MISSIONS = (Filter("country", column="country_code"), Filter("confidence", column="confidence"))

PARTNERS = (
    Filter("country", column="country_code"),
    Filter("wilaya", path=(("adjacency", "country_code", "wilaya_code"),)),
    Filter("wilaya", path=(("twinnings", "country_code", "wilaya_code"),)),
    Filter("wilaya", path=(_OF_PARTNER, _PLACE_WILAYAS)),
    Filter("region", path=(("regions", "country_code", "region_code"),)),
    Filter("theme", path=(_OF_PARTNER, _THEMES, TREE)),
    Filter("theme", path=(("twinnings", "country_code", "theme_ids"), TREE)),
    Filter("mechanism_type", path=(_OF_PARTNER, _TYPE)),
    Filter("agreement_kind", path=(("twinnings", "country_code", "agreement_kind"),)),
)
