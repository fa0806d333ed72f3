"""Networks and their Algerian members, from two lists of the facts."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.convert import convert, convert_row
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row

FACTS = "twinnings/networks"
MEMBER_FACTS = "twinnings/network_members"


def survivors(inputs: Inputs, resource: str) -> dict[str, str]:
    """Return former identifier to current one for a register, as coded by hand."""
    return {
        row["former_id"]: row["current_id"] for row in inputs.coded("merges") if row["resource"] == resource
    }


def build_networks(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the networks of the cooperation facts, then those only the twinning list has."""
    current = survivors(inputs, "networks")
    doubles = {current[row["network_id"]]: row for row in inputs.facts[FACTS]}
    own = inputs.facts["cooperation/networks"]

    def add_sources(row: Row) -> Row:
        return {"source_ids": inputs.cite(row["source_file"], doubles[row["id"]]["source_id"])}

    rows = convert(inputs, descriptor, own, add_sources)
    for network_id in sorted(doubles.keys() - {row["id"] for row in own}):
        row = doubles[network_id]
        cells = {"network_id": network_id, "founded": row["founded"], "members_total": row["members_total"]}
        rows.append(convert_row(inputs, descriptor, row, cells | inputs.phrase("seat", row["seat_city"])))
    return rows


def member_id(inputs: Inputs, row: Row) -> str:
    """Return the identifier of a member of the twinning list, which had none."""
    return survivors(inputs, "network_members")[f"{row['network_id']}:{row['authority_name_fr']}"]


def build_members(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the members of the cooperation facts, then those only the twinning list has."""
    current = survivors(inputs, "networks")
    doubles = {member_id(inputs, row): row for row in inputs.facts[MEMBER_FACTS]}
    own = inputs.facts["cooperation/network_members"]

    def add_sources(row: Row) -> Row:
        double = doubles.get(row["id"])
        return {
            "country_code": "DZA",
            "source_ids": inputs.cite(row["source_file"], double["source_id"] if double else ""),
        }

    rows = convert(inputs, descriptor, own, add_sources)
    english = {row["name_fr"]: row["name_en"] for row in own}
    for key in sorted(doubles.keys() - {row["id"] for row in own}):
        row = doubles[key]
        name = {"ar": row["authority_name_ar"], "fr": row["authority_name_fr"]}
        name["en"] = english.get(name["fr"], name["fr"])
        cells = {"member_id": key, "network_id": current[row["network_id"]], "country_code": "DZA"}
        cells |= {"member_kind": row["authority_type"], "commune_code": row["commune_code"]}
        cells |= {f"name_{language}": name[language] for language in LANGUAGES}
        rows.append(convert_row(inputs, descriptor, row, cells))
    return rows
