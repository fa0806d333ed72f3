"""Identifiers and checksums of the rows received, and the claims they were coded into."""

import hashlib
from collections import defaultdict

from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

KEYS = {
    "crossings/sources": "source_id",
    "twinnings/sources": "source_id",
    "twinnings/networks": "network_id",
}


def row_checksum(row: Row) -> str:
    """Return the checksum of a row of the facts as kept here."""
    return hashlib.sha256("\x1f".join(f"{name}={cell}" for name, cell in row.items()).encode()).hexdigest()


def fact_id(name: str, number: int, row: Row) -> str:
    """Return the identifier of a row of the facts; events and members have none and are numbered."""
    if name == "crossings/crossing_events":
        return f"EV_{number:03d}"
    if name == "twinnings/network_members":
        return f"{row['network_id']}:{row['authority_name_fr']}"
    return row[KEYS.get(name, "id")]


def coded_claims(inputs: Inputs, column: str) -> dict[str, list[str]]:
    """Return the claims each event (``event_no``) or merged row (``merges``) was coded into."""
    claims: dict[str, list[str]] = defaultdict(list)
    for row in inputs.coded("crossing_claims"):
        for key in split(row[column]):
            claims[key].append(f"crossing_claims:{row['claim_id']}")
    return claims
