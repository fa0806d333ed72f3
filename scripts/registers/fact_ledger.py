"""The ledger of the facts: where every row received stands now."""

from collections.abc import Iterator

from scripts.registers.descriptors import Descriptor
from scripts.registers.fact_ids import coded_claims, fact_id, row_checksum
from scripts.registers.index import Built, locate
from scripts.registers.inputs import Inputs
from scripts.registers.networks import member_id
from scripts.registers.tables import Row, join

# Registers that hold the list cells of a row under its own key.
PARTS = {
    "cooperation/mechanisms": ("mechanism_partners", "mechanism_themes", "mechanism_places"),
    "cooperation/crossings_upgrades": ("crossing_upgrades",),
    "cooperation/conflicts": ("conflict_claims",),
}


def parts(name: str, key: str, built: Built) -> Iterator[str]:
    """Yield the rows of dependent registers that carry cells of the row ``key``."""
    for resource in PARTS.get(name, ()):
        columns = built.descriptors[resource].key
        owner = "conflict_id" if resource == "conflict_claims" else columns[0]
        for row in built.tables[resource]:
            if row[owner] == key:
                yield f"{resource}:" + "/".join(row[column] for column in columns)


def targets(name: str, row: Row, inputs: Inputs, built: Built) -> list[str]:
    """Return where one row of the facts stands now."""
    if name == "twinnings/network_members":
        return [f"network_members:{member_id(inputs, row)}"]
    key = fact_id(name, 0, row)
    if name.endswith("/sources") and key in inputs.source_ids:
        found = [f"sources:{source_id}" for source_id in inputs.source_ids[key]]
        return [*found, f"documents:{key}"] if name == "cooperation/sources" else found
    if name == "cooperation/external_evidence":
        return [f"external_evidence:{key}", *(f"sources:{source_id}" for source_id in inputs.source_ids[key])]
    current = built.former[key]["current_id"] if key in built.former else key
    found = [f"{resource}:{row_id}" for resource, row_id in locate(key, built.index, built.former)]
    found += [f"texts:{text['text_id']}" for text in inputs.coded("texts") if text["from_id"] == key]
    return [*found, *parts(name, current, built)]


def build_fact_ledger(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return one row for every row received."""
    events = coded_claims(inputs, "event_no")
    merged = coded_claims(inputs, "merges")
    reasons = {row["former_id"]: row["reason"] for row in inputs.coded("source_merges", "merges")}
    ledger = []
    for name, rows in sorted(inputs.facts.items()):
        for number, row in enumerate(rows, start=1):
            key = fact_id(name, number, row)
            is_event = name == "crossings/crossing_events"
            found = events[str(number)] if is_event else [*targets(name, row, inputs, built), *merged[key]]
            ledger.append(
                {
                    "fact_file": f"{name}.csv",
                    "fact_id": key,
                    "row_sha256": row_checksum(row),
                    "went_to": join(found),
                    "reason": reasons.get(key, ""),
                }
            )
    return ledger
