"""Words for the codes of the other registers, by table and column."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from layers.messages import N_

REGISTER_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "conflicts.kind": {
            "ambiguity": N_("ambiguous wording"),
            "between_sources": N_("between sources"),
            "completeness": N_("incomplete list"),
            "coverage_gap": N_("missing in the map data"),
            "geometry_version": N_("older outline"),
            "internal_single_source": N_("within one source"),
            "precision": N_("precision"),
            "source_vs_fact": N_("a source and the facts"),
            "source_vs_geography": N_("a source and the ground"),
            "spelling": N_("spelling"),
            "staleness": N_("out of date"),
        },
        "conflicts.severity": {
            "high": N_("high"),
            "medium": N_("medium"),
            "low": N_("low"),
        },
        "decentralised_counts.subject": {
            "count_agreements": N_("agreements"),
            "count_countries": N_("countries"),
        },
        "decentralised_facts.kind": {
            "benefit": N_("benefit"),
            "definition": N_("definition"),
            "first_twinning": N_("first twinning"),
            "history": N_("history"),
            "nature": N_("nature"),
            "network_forms": N_("forms of networks"),
            "order": N_("legal text"),
            "pipeline": N_("projects under study"),
            "role": N_("role"),
            "theme": N_("theme"),
        },
        "documents.genre": {
            "official_page": N_("official page"),
            "press": N_("press"),
        },
        "documents.reliability": {
            "official": N_("official"),
            "press": N_("press"),
        },
        "external_evidence.access": {
            "archived copy, not re-opened": N_("archived copy, not opened again"),
        },
        "groups.member_type": {
            "country": N_("countries"),
            "region": N_("regions"),
            "wilaya": N_("wilayas"),
        },
        "groups.members_basis": {
            "computed": N_("computed"),
            "count_only": N_("only their number is stated"),
            "external": N_("from another source"),
            "inferred": N_("inferred"),
            "stated": N_("stated by the source"),
            "stated_in_003": N_("stated in the Moroccan article"),
            "unspecified": N_("not specified"),
        },
        "mechanism_partners.basis": {
            "stated": N_("stated by the source"),
            "stated_non_exhaustive": N_("stated, the list is open"),
            "stated_in_003": N_("stated in the Moroccan article"),
            "membership_inferred": N_("inferred from membership"),
            "organisation": N_("an organisation"),
            "group_unnamed": N_("a group, members not named"),
            "geography_corrected": N_("corrected by geography"),
            "external": N_("from another source"),
        },
        "mechanism_places.basis": {
            "stated": N_("stated by the source"),
            "successor_2019": N_("successor of the wilaya named"),
            "computed_adjacency": N_("computed: touches the border"),
            "location_of_crossing": N_("place of a crossing it names"),
            "member_location": N_("place of a member"),
        },
        "mechanism_partners.partner_kind": {
            "country": N_("a country"),
            "organisation": N_("an organisation"),
            "group": N_("a group"),
        },
        "mechanism_places.kind": {"wilayas": N_("wilaya"), "regions": N_("region")},
        "neighbour_regions.borders_dz": {
            "yes": N_("yes"),
            "no": N_("no"),
            "boundary_version_dependent": N_("depends on the outline used"),
        },
        "neighbour_regions.named_in_source": {
            "true": N_("yes"),
            "false": N_("no"),
        },
        "network_members.member_kind": {
            "commune": N_("commune"),
            "wilaya": N_("wilaya"),
            "country": N_("country"),
        },
        "place_aliases.match_risk": {
            "ambiguous": N_("ambiguous"),
            "ambiguous_city_country": N_("city or country"),
            "exact": N_("none, the same form"),
            "homonym": N_("same name elsewhere"),
            "no_string_match": N_("another form in the map data"),
            "tatweel": N_("stretched letters"),
            "variant": N_("another spelling"),
        },
        "region_links.basis": {
            "stated": N_("stated by the source"),
            "successor_2019": N_("successor of the wilaya named"),
            "computed_adjacency": N_("computed: touches the border"),
        },
        "region_links.pairing": {
            "expanded_from_collective_sentence": N_("from one sentence that names them all"),
            "derived_from_parent_wilaya": N_("taken over from the parent wilaya"),
            "computed": N_("computed"),
        },
        "region_links.shares_border": {
            "yes": N_("yes"),
            "no": N_("no"),
            "tripoint_only": N_("in one point only"),
            "boundary_version_dependent": N_("depends on the outline used"),
        },
        "sources.kind": {
            "official": N_("official"),
            "press": N_("press"),
            "academic": N_("academic"),
            "reference": N_("reference work"),
            "data": N_("data set"),
            "blog": N_("blog"),
            "pseudo": N_("no document"),
        },
        "mechanism_sessions.place_precision": {
            "city_stated": N_("city stated by the source"),
            "city_inferred": N_("city inferred"),
            "country_only": N_("country only"),
            "not_in_source": N_("not in the source"),
        },
        "twinnings.dz_authority_type": {"commune": N_("commune"), "wilaya": N_("wilaya")},
        "twinnings.is_first_claim": {"true": N_("yes")},
        "wilaya_history.is_coastal": {
            "true": N_("yes"),
            "false": N_("no"),
        },
        "conflict_claims.followed": {
            "followed": N_("followed"),
        },
    }
)
