"""Registers that follow one table of the facts, row by row."""

from collections.abc import Callable

from scripts.registers.convert import convert, split_interval
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

# Register: the table of the facts it follows.
TABLES = {
    "contributions": "contributions",
    "documents": "sources",
    "institutions": "institutions",
    "neighbour_regions": "neighbour_regions",
    "place_aliases": "place_aliases",
    "policies": "policies",
    "region_links": "region_links",
}
LINK_CONFIDENCE = {"stated": "high", "successor_2019": "medium", "computed_adjacency": "medium"}


def computed_cells(register: str, inputs: Inputs) -> Callable[[Row], Row]:
    """Return what a register computes for a row beside renaming its columns."""
    rules: dict[str, Callable[[Row], Row]] = {
        "documents": lambda row: {"source_id": row["id"], "source_ids": row["id"]}
        | inputs.phrase("as_of", row["as_of_estimate"])
        | inputs.phrase("cleaning_note", row["cleaning_notes"]),
        "place_aliases": lambda row: {
            # The lookup of the neighbours' divisions is called regions here.
            "resource": row["entity_table"].replace("neighbour_regions", "regions")
        },
        "region_links": lambda row: {"confidence": LINK_CONFIDENCE[row["basis"]]},
    }
    return rules.get(register, lambda row: {})


def build_simple(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the rows of one table of the cooperation facts in the columns of the register."""
    rows = inputs.facts[f"cooperation/{TABLES[descriptor.name]}"]
    return convert(inputs, descriptor, rows, computed_cells(descriptor.name, inputs))


def build_agreements(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the agreements, periods split into first and last date."""

    def dates(row: Row) -> Row:
        first, last = split_interval(row["instrument_date"])
        return {"instrument_date": first, "instrument_date_end": last}

    return convert(inputs, descriptor, inputs.facts["cooperation/agreements"], dates)


def build_groups(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the groups, members filed under countries or wilayas."""

    def members(row: Row) -> Row:
        column = {"country": "country_codes", "wilaya": "wilaya_codes"}.get(row["member_type"])
        return {column: row["members"]} if column else {}

    return convert(inputs, descriptor, inputs.facts["cooperation/groups"], members)


def build_wilaya_history(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the history of the wilayas, whose source is the boundary data."""
    rows = inputs.facts["cooperation/wilaya_history"]
    return convert(inputs, descriptor, rows, lambda row: {"source_ids": "DATA_OSM"})


def build_external_evidence(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the evidence, its uses filed under disagreements or sessions."""

    def uses(row: Row) -> Row:
        words = split(row["used_for"].removeprefix("context for "))
        return {
            "conflict_ids": ";".join(word for word in words if word.startswith("CON_")),
            "session_ids": ";".join(word for word in words if word.startswith("SES_")),
            "shows_en": row["shows"],
            "source_ids": inputs.cite(row["id"]),
        }

    return convert(inputs, descriptor, inputs.facts["cooperation/external_evidence"], uses)
