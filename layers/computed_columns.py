"""What the computed properties of the layers mean: words for the data dictionary, one message a column."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from layers.messages import N_

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": N_("Number of verified agreements of local authorities in force on the day"),
        "border_id": N_("Code of the wilaya and code of the region; unique inside an edition"),
        "border_km": N_("Geodesic length of the border in kilometres, at full detail"),
        "confidence": N_("Trust in the row; of a row without one that of the claim it rests on"),
        "country_code": N_("Country, ISO 3166-1 alpha-3"),
        "country_codes": N_("Countries it concerns, ISO 3166-1 alpha-3"),
        "covered_region_codes": N_("Regions without polygon that hold this stretch"),
        "crossings_open": N_(
            "Number of crossings whose status on the day is open, not open with restrictions"
        ),
        "crossings_total": N_("Number of crossings, whatever their status"),
        "crossings_unknown": N_("Number of crossings whose status on the day is unknown"),
        "edition": N_("Edition of wilayas it belongs to"),
        "evidence": N_("Trust in the claim that the status rests on"),
        "freshness": N_("How long ago the status was last verified, against a review every 180 days"),
        "has_conflict": N_("Whether sources disagree about the row"),
        "has_date": N_("Whether a source dates the row; without a date it is kept on every day"),
        "is_disputed": N_("Whether the line or the status is in dispute"),
        "is_neighbour": N_("Whether it borders Algeria"),
        "last_session": N_("First day of the latest session known on the day"),
        "last_session_end": N_("Last day of the latest session known on the day"),
        "last_session_id": N_("Identifier of the latest session known on the day"),
        "last_verified": N_("Latest day on which a dated source speaks of the operation of the post"),
        "length_km": N_("Geodesic length in kilometres, at full detail"),
        "line": N_("How the line is drawn"),
        "measure_class": N_("Class of the chosen measure, 0 to 4; empty where it cannot be known"),
        "mechanisms": N_("Number of mechanisms whose places or partners include it on the day"),
        "member_ids": N_("Identifiers of the Algerian members"),
        "missions": N_("Number of civil-protection missions to the country"),
        "name": N_("Names of the wilaya and the region"),
        "note": N_("Remarks on the outline of the region"),
        "on_map": N_("Whether the map draws it: unverified rows stand in tables only"),
        "operating_status": N_("Status of the post on the day, folded from its claims"),
        "region_code": N_("Region of the neighbour"),
        "region_codes": N_("Regions of the neighbours it names"),
        "region_note": N_("Which regions without polygon hold the stretch, and why"),
        "session_ids": N_("Identifiers of the sessions and meetings known on the day"),
        "sessions_count": N_("Number of sessions listed; a source may state more"),
        "since_basis": N_("What the date is: an opening or closing, or a report of how things stood"),
        "since_goods": N_("Date of the claim that began the present status for goods"),
        "since_persons": N_("Date of the claim that began the present status for persons"),
        "since_rail": N_("Date of the claim that began the present status for trains"),
        "source_ids": N_("Sources of the row"),
        "stage_since": N_("Date of the claim that began the present stage of the upgrade"),
        "stage_source_ids": N_("Sources of the stage of the upgrade"),
        "status_goods": N_("Status for goods on the day"),
        "status_persons": N_("Status for persons on the day"),
        "status_rail": N_("Status for trains on the day"),
        "status_since": N_("Date of the claim that began the present status"),
        "status_source_ids": N_("Sources of the status"),
        "theme_ids": N_("Themes it is filed under"),
        "traffic": N_("Kinds of traffic of which the claims speak"),
        "twinnings": N_("Number of verified twinnings in force on the day"),
        "upgrade_stage": N_("Stage of the upgrade on the day, folded from the claims"),
        "verified_source_ids": N_("Sources of the last verification"),
        "wilaya_code": N_("Wilaya in the edition of the day"),
        "wilaya_codes": N_("Wilayas it names, in the edition of the day"),
    }
)
