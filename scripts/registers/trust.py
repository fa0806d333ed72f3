"""What stands behind a row: its sources, and how far they are trusted."""

from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

COMPUTED = {"computed", "computed_adjacency", "location_of_crossing", "successor_2019"}
PRESS_DOCUMENTS = ("SRC_003", "SRC_004")


def is_computed(row: Row) -> bool:
    """Return whether the boundary data, and not the document alone, stand behind a row."""
    bases = {row.get(name, "") for name in ("basis", "members_basis")}
    is_coastal = row.get("wilaya_basis") == "coastal_wilayas_computed"
    return bool(bases & COMPUTED) or is_coastal or row.get("named_in_source") == "false"


def citations(inputs: Inputs, row: Row) -> str:
    """Return the merged sources of a row of the facts, with the boundary data where they were used."""
    boundary_data = "DATA_OSM" if is_computed(row) else ""
    documents = (row.get("source_file", ""), row.get("also_in", ""), row.get("source_id", ""))
    return inputs.cite(*documents, boundary_data)


def confidence(row: Row, source_ids: str) -> str:
    """Return the trust in a row: as recorded, else high for the ministry and medium for the press."""
    if source_ids == "unverified":
        return "unverified"
    if "confidence" in row:
        return row["confidence"]
    return "medium" if split(source_ids)[0] in PRESS_DOCUMENTS else "high"
