"""Registers that follow one table of the facts but file some of its cells elsewhere."""

from scripts.registers.convert import convert, split_interval
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split


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
