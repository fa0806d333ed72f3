"""Mechanisms, and what their list cells hold: partners, themes, places."""

from collections.abc import Iterator

from scripts.registers.convert import citations, convert
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

FACTS = "cooperation/mechanisms"
# What "wilaya_basis" says of a wilaya that is not itself named by the source.
WILAYA_BASIS = {
    "computed_border": "computed_adjacency",
    "location_of_crossing": "location_of_crossing",
    "member_location": "member_location",
    "stated_plus_successors": "successor_2019",
}


def build_mechanisms(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the mechanisms without their lists."""
    return convert(inputs, descriptor, inputs.facts[FACTS])


def partners(inputs: Inputs, row: Row) -> Iterator[Row]:
    """Yield the partners of one mechanism: countries, then organisations or a group."""
    empty = {"country_code": "", "group_id": ""} | inputs.phrase("partner_name", "")
    for code in split(row["partner_iso3"]):
        yield empty | {"partner_kind": "country", "country_code": code, "basis": row["partner_basis"]}
    for name in split(row["partner_org"]):
        if name.startswith("group:"):
            group_id = name.removeprefix("group:")
            yield empty | {"partner_kind": "group", "group_id": group_id, "basis": row["partner_basis"]}
            continue
        basis = row["partner_basis"]
        if basis == "EU stated; UNDP external":
            basis = {"European Union": "stated", "UNDP": "external"}[name]
        yield empty | {"partner_kind": "organisation", "basis": basis} | inputs.phrase("partner_name", name)


def build_partners(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return one row a partner, numbered within its mechanism."""
    return [
        partner
        | {"mechanism_id": row["id"], "partner_no": f"{number:02d}", "source_ids": citations(inputs, row)}
        for row in inputs.facts[FACTS]
        for number, partner in enumerate(partners(inputs, row), start=1)
    ]


def build_mechanism_themes(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return one row a theme of each mechanism."""
    return [
        {"mechanism_id": row["id"], "theme_id": theme_id, "source_ids": citations(inputs, row)}
        for row in inputs.facts[FACTS]
        for theme_id in split(row["themes"])
    ]


def places(inputs: Inputs, row: Row) -> Iterator[Row]:
    """Yield the wilayas and the regions of one mechanism."""
    stated = split(row["wilaya_codes_stated"])
    for code in split(row["wilaya_codes"]):
        basis = "stated" if code in stated else WILAYA_BASIS[row["wilaya_basis"]]
        yield {"wilaya_code": code, "region_code": "", "basis": basis}
    by_name = {
        region["name_en"]: region
        for region in inputs.facts["cooperation/neighbour_regions"]
        if region["country_iso3"] == row["partner_iso3"]
    }
    for name in split(row["neighbour_regions"]):
        region = by_name[name]
        is_stated = row["type"] == "local_wali_meeting" and region["named_in_source"] == "true"
        basis = "stated" if is_stated else "computed_adjacency"
        yield {"wilaya_code": "", "region_code": region["iso3166_2"], "basis": basis}


def build_places(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return one row a place, numbered within its mechanism."""
    return [
        place | {"mechanism_id": row["id"], "place_no": f"{number:02d}", "source_ids": citations(inputs, row)}
        for row in inputs.facts[FACTS]
        for number, place in enumerate(places(inputs, row), start=1)
    ]
