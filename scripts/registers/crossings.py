"""Crossings, their claims and the ministry's upgrade programme."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.convert import convert
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.networks import survivors
from scripts.registers.tables import Row

FACTS = "crossings/crossings"


def build_crossings(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the posts with the hand-coded notes, regions and trust; no state is imported."""
    coded = {row["crossing_id"]: row for row in inputs.coded("crossings_text")}

    def compute(row: Row) -> Row:
        text = coded[row["id"]]
        cells = {
            "region_code": text["region_code"],
            "confidence": text["confidence"],
            "source_ids": inputs.cite(text["source_ids"]),
        }
        for stem in ("note", "coord_note"):
            cells |= {f"{stem}_{language}": text[f"{stem}_{language}"] for language in LANGUAGES}
        return cells

    return convert(inputs, descriptor, inputs.facts[FACTS], compute)


def build_claims(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the hand-coded claims, their source merged, without the coder's own columns."""
    return [
        {name: row[name] for name in descriptor.header} | {"source_id": inputs.cite(row["source_id"])}
        for row in inputs.coded("crossing_claims")
    ]


def build_upgrades(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the three posts of the upgrade programme under the slug of the crossing."""
    current = survivors(inputs, "crossings")
    regions = {row["name_en"]: row["iso3166_2"] for row in inputs.facts["cooperation/neighbour_regions"]}

    def compute(row: Row) -> Row:
        cells = {"crossing_id": current[row["id"]], "region_code": regions[row["neighbour_region_en"]]}
        return cells | inputs.phrase("opposite_place", row["opposite_locality_en"])

    return convert(inputs, descriptor, inputs.facts["cooperation/crossings_upgrades"], compute)
