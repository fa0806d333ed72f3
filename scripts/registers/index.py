"""Where a row of the facts stands now: an index of the built registers by identifier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split

RowIndex = Mapping[str, tuple[str, ...]]
# Registers a row of the facts becomes; the others hang on these.
MAIN = (
    "agreements", "commitments", "contributions", "conflicts", "crossings", "decentralised_counts",
    "decentralised_facts", "documents", "external_evidence", "groups", "institutions", "mechanism_sessions",
    "mechanisms", "missions", "network_members", "networks", "neighbour_regions", "place_aliases", "policies",
    "region_links", "sources", "texts", "themes", "twinnings", "wilaya_history",
)  # fmt: skip


@dataclass(frozen=True)
class Built:
    """The registers built so far, where each identifier stands, and the identifiers merged away."""

    tables: Mapping[str, list[Row]]
    index: RowIndex
    former: Mapping[str, Row]
    descriptors: Mapping[str, Descriptor]


def build_index(
    tables: Mapping[str, list[Row]], descriptors: Mapping[str, Descriptor]
) -> dict[str, tuple[str, ...]]:
    """Return the registers each single-column key stands in."""
    index: dict[str, tuple[str, ...]] = {}
    for name in MAIN:
        for row in tables.get(name, []):
            key = row[descriptors[name].key[0]]
            index[key] = (*index.get(key, ()), name)
    return index


def former_rows(inputs: Inputs) -> dict[str, Row]:
    """Return the merged identifiers, sources included; one that was left out has no successor."""
    merged = {row["former_id"]: dict(row) for row in inputs.coded("merges") if ":" not in row["former_id"]}
    for row in inputs.coded("source_merges"):
        current = split(row["current_ids"])
        if current and row["former_id"] not in current:
            merged[row["former_id"]] = {
                "former_id": row["former_id"],
                "resource": "sources",
                "current_id": current[0],
                "reason": row["reason"],
                "source_file": row["source_file"],
            }
    return merged


def locate(key: str, index: RowIndex, former: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield register and key of a row by its present or former identifier, refusing an unknown one."""
    if key in former:
        yield former[key]["resource"], former[key]["current_id"]
        return
    if key not in index:
        raise KeyError(f"no register holds {key}")
    for resource in index[key]:
        yield resource, key
