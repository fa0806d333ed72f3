"""Places of mechanisms: the wilayas and regions of their list cells."""

from collections.abc import Iterator

from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split
from scripts.registers.trust import citations

FACTS = "cooperation/mechanisms"
# What "wilaya_basis" says of a wilaya that is not itself named by the source.
WILAYA_BASIS = {
    "computed_border": "computed_adjacency",
    "location_of_crossing": "location_of_crossing",
    "member_location": "member_location",
    "stated_plus_successors": "successor_2019",
}


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
        place
        | {
            "mechanism_id": row["id"],
            "place_no": str(number),
            # The place decides whether the boundary data were used, not the mechanism.
            "source_ids": citations(inputs, row | {"basis": place["basis"]}),
        }
        for row in inputs.facts[FACTS]
        for number, place in enumerate(places(inputs, row), start=1)
    ]
