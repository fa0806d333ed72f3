"""How the rows of every register read in a list: their name, their values, the page they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from layers.messages import N_
from layers.profiles.reading import (
    BASIS,
    COUNTRIES,
    COUNTRY,
    DATE,
    GROUP,
    KIND,
    MECHANISM,
    NOTE,
    REGION,
    STATEMENT,
    STATUS,
    THEMES,
    WILAYA,
    WILAYAS,
    Reading,
)
from layers.spec import PopupField as Field

READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "agreements": Reading(
            "agreements", "agreement_id", ("name",),
            columns=(
                Field("family", N_("Framework"), "message"), COUNTRIES,
                Field("instrument_date", N_("Date"), "date"), STATUS, THEMES,
            ),
        ),
        "commitments": Reading(
            "texts", "text_id", ("statement",), N_("Commitment"),
            (
                Field("section", N_("Section"), "message"),
                Field("commitment_type", N_("What is undertaken"), "message"),
                Field("scope", N_("Who is bound"), "message"), THEMES,
                Field("limits", N_("Limits stated"), "text"),
                Field("other_orgs", N_("Other organisations named"), "text"),
                Field("wording", N_("Wording"), "message"),
            ),
        ),
        "conflict_claims": Reading(stems=("value",), heading=N_("What is claimed")),
        "conflicts": Reading(
            "conflicts", "conflict_id", ("title",), N_("Question"),
            (KIND, Field("severity", N_("Weight"), "message")),
        ),
        "contributions": Reading(
            stems=("name",),
            columns=(
                KIND, Field("direction", N_("Direction"), "message"), GROUP, COUNTRIES,
                Field("partner_basis", N_("Basis of the partner"), "message"),
                Field("provider", N_("Provided by"), "text"),
                Field("quantity", N_("Number in the source"), "message"), Field("unit", N_("Unit"), "text"),
                Field("venue", N_("Place"), "text"), WILAYAS, MECHANISM, THEMES, STATEMENT, NOTE,
            ),
        ),
        "crossing_claims": Reading(
            "crossings", "crossing_id", ("text",), N_("What the source says"),
            (DATE, Field("crossing_id", N_("Crossing"), "link", target="crossings")),
        ),
        "crossing_upgrades": Reading(
            "crossings", "crossing_id", ("name", "opposite_place"),
            columns=(
                Field("country_code", N_("Neighbour on the ground"), "link", target="countries"),
                Field("claimed_country_code", N_("Neighbour named"), "link", target="countries"),
                Field("upgrade_status", N_("State of the upgrade"), "message"),
                Field("upgrade_goal", N_("Aim"), "message"), MECHANISM, STATEMENT, NOTE,
            ),
        ),
        "crossings": Reading(
            "crossings", "crossing_id", ("name", "counterpart"), columns=(KIND, WILAYA, REGION, COUNTRY)
        ),
        "countries": Reading(
            "countries", "country_code", ("name",), columns=(Field("country_code", N_("Code")),)
        ),
        "decentralised_counts": Reading(
            stems=("statement",), heading=N_("In the source"),
            columns=(
                Field("subject", N_("What is counted"), "message"), Field("comparator", N_("More than")),
                Field("value", N_("Number in the source"), "number"),
            ),
        ),
        "decentralised_facts": Reading(
            stems=("statement",), heading=N_("In the source"),
            columns=(KIND, DATE, COUNTRY, WILAYA, THEMES, NOTE),
        ),
        "documents": Reading(
            "sources", "source_id", ("statement",), N_("What it is"),
            (
                Field("title_ar", N_("Title in the document")), Field("genre", N_("Kind"), "message"),
                Field("reliability", N_("Standing of the publisher"), "message"),
                Field("as_of", N_("Time it speaks of"), "text"),
                Field("as_of_evidence", N_("What that rests on"), "text"),
                Field("cleaning_note", N_("Cleaned before reading"), "text"),
            ),
        ),
        "external_evidence": Reading(
            stems=("shows",), heading=N_("What it shows"),
            columns=(
                Field("conflict_ids", N_("Disagreements"), "link", target="conflicts"),
                Field("session_ids", N_("Sessions and meetings"), "link", target="sessions"),
                Field("source_ids", N_("Source"), "link", target="sources"),
                Field("access", N_("How it was read"), "message"),
            ),
        ),
        "groups": Reading(
            stems=("name",),
            columns=(
                Field("member_type", N_("Kind of members"), "message"),
                Field("count_stated", N_("Number in the source"), "number"),
                Field("members_basis", N_("Where the members come from"), "message"),
                COUNTRIES, WILAYAS, STATEMENT, NOTE,
            ),
        ),
        "institutions": Reading(
            "institutions", "institution_id", ("name",),
            columns=(
                KIND, Field("created", N_("Created"), "date"),
                Field("legal_basis", N_("Legal basis"), "text"),
            ),
        ),
        "mechanism_partners": Reading(
            columns=(
                Field("country_code", N_("Country"), "link", target="countries"), GROUP,
                Field("partner_name", N_("Organisation"), "text"), BASIS,
            ),
        ),
        "mechanism_places": Reading(columns=(WILAYA, REGION, BASIS)),
        "mechanism_sessions": Reading(
            "sessions", "session_id", ("name",),
            columns=(
                Field("date_start", N_("From"), "date"), Field("date_end", N_("To"), "date"),
                Field("date_alt", N_("Other date given"), "date"),
                Field("date_alt_end", N_("Other date given, to"), "date"),
                Field("place", N_("Place"), "text"), COUNTRY, MECHANISM,
            ),
        ),
        "mechanism_themes": Reading(
            columns=(Field("theme_id", N_("Theme"), "link", target="themes"), MECHANISM)
        ),
        "mechanisms": Reading(
            "mechanisms", "mechanism_id", ("name",),
            columns=(
                Field("mechanism_type", N_("Kind"), "message"), Field("established", N_("Founded"), "date"),
                STATUS, Field("parent_id", N_("Part of"), "link", target="mechanisms"),
            ),
        ),
        "missions": Reading(
            "missions", "mission_id", ("name",),
            columns=(Field("event_type", N_("Event"), "message"), DATE, COUNTRY),
        ),
        "neighbour_regions": Reading(
            "regions", "region_code", ("name",),
            columns=(
                Field("named_in_source", N_("Named in the source"), "message"),
                Field("borders_dz", N_("Touches Algeria"), "message"), STATEMENT, NOTE,
            ),
        ),
        "network_members": Reading(
            stems=("name",),
            columns=(
                Field("member_kind", N_("Kind"), "message"), WILAYA, Field("seats", N_("Seats"), "number"),
                Field("network_id", N_("Network"), "link", target="networks"), STATEMENT, NOTE,
            ),
        ),
        "networks": Reading(
            "networks", "network_id", ("name",),
            columns=(
                Field("founded", N_("Founded"), "date"), Field("seat", N_("Seat"), "text"),
                Field("members_total", N_("Members, says the source"), "number"),
                Field("members_unit", N_("Members counted as"), "text"), THEMES,
            ),
        ),
        "place_aliases": Reading(
            columns=(
                Field("spelling_ar", N_("Spelling in the source")),
                Field("canonical_ar", N_("Name used here")),
                Field("match_risk", N_("Risk of confusion"), "message"), STATEMENT, NOTE,
            ),
        ),
        "policies": Reading(
            stems=("statement",), heading=N_("In the source"),
            columns=(Field("level", N_("Level"), "message"), KIND, MECHANISM, THEMES, NOTE),
        ),
        "region_links": Reading(
            columns=(
                WILAYA, REGION, MECHANISM, BASIS,
                Field("pairing", N_("How the pair was made"), "message"),
                Field("shares_border", N_("The two touch"), "message"), STATEMENT, NOTE,
            ),
        ),
        "regions": Reading(
            "regions", "region_code", ("name",),
            columns=(
                Field("region_code", N_("Code")), COUNTRY,
                Field("region_type", N_("Kind of division"), "text"),
                Field("covered_by", N_("Drawn inside"), "link", target="regions"),
            ),
        ),
        "sources": Reading(
            "sources", "source_id", ("title",), N_("Title"),
            (
                Field("shows", N_("What it shows"), "text"), Field("publisher", N_("Publisher"), "text"),
                KIND, Field("published", N_("Published"), "date"),
            ),
        ),
        "texts": Reading(
            "texts", "text_id", ("name",),
            columns=(
                KIND, Field("number", N_("Number")), DATE,
                Field("gazette_number", N_("Number of the official gazette"), "number"),
                Field("gazette_date", N_("Date of the official gazette"), "date"), MECHANISM,
            ),
        ),
        "themes": Reading(stems=("name",), columns=(STATEMENT,)),
        "twinnings": Reading(
            "twinnings", "twinning_id", ("dz_name", "partner_name"),
            columns=(
                Field("agreement_kind", N_("Kind"), "message"), Field("signed", N_("Signed"), "date"),
                STATUS, WILAYA, COUNTRY,
            ),
        ),
        "wilayas": Reading(
            "wilayas", "wilaya_code", ("name",),
            columns=(
                Field("wilaya_code", N_("Code")),
                Field("parent_code", N_("Carved from"), "link", target="wilayas"),
            ),
        ),
        "wilaya_history": Reading(
            columns=(
                Field("split_generation", N_("Reform that made it")),
                Field("parent_code", N_("Carved from"), "link", target="wilayas"),
                Field("border_country_codes", N_("Borders"), "link", target="countries"),
                Field("is_coastal", N_("Touches the sea"), "message"), Field("basis", N_("Basis"), "text"),
            ),
        ),
    }
)  # fmt: skip
