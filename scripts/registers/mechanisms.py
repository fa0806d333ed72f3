"""Mechanisms, and what their list cells hold: partners and themes."""

from collections.abc import Iterator

from scripts.registers.convert import convert
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split
from scripts.registers.trust import citations

FACTS = "cooperation/mechanisms"


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
        partner | {"mechanism_id": row["id"], "partner_no": str(number), "source_ids": citations(inputs, row)}
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
