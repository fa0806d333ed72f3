"""Registers that follow one table of the facts, row by row."""

from collections.abc import Callable

from scripts.registers.convert import convert
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row

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
        "documents": lambda row: (
            {"source_id": row["id"], "source_ids": row["id"]}
            | inputs.phrase("as_of", row["as_of_estimate"])
            | inputs.phrase("cleaning_note", row["cleaning_notes"])
        ),
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
