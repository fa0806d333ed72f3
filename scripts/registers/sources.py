"""The sources register: three lists, the external evidence and the data packages in one."""

from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.source_lists import document_sources, encode_url, evidence_sources, listed_sources
from scripts.registers.tables import Row


def empty_row(descriptor: Descriptor, source_id: str) -> Row:
    """Return a row with nothing but its identifier."""
    return dict.fromkeys(descriptor.header, "") | {"source_id": source_id}


def merge_lists(inputs: Inputs, descriptor: Descriptor) -> dict[str, Row]:
    """Return the sources by current identifier; the first list to fill a cell keeps it."""
    merged: dict[str, Row] = {}
    for read in (document_sources, listed_sources, evidence_sources):
        for old_id, cells in read(inputs):
            for source_id in inputs.source_ids[old_id]:
                row = merged.setdefault(source_id, empty_row(descriptor, source_id))
                row |= {name: cell for name, cell in cells.items() if cell and not row[name]}
    return merged


def add_details(inputs: Inputs, descriptor: Descriptor, merged: dict[str, Row]) -> None:
    """Lay the hand-coded cells over the merged sources, and add the sources found by hand."""
    for cells in inputs.coded("source_details", "extra_sources"):
        row = merged.setdefault(cells["source_id"], empty_row(descriptor, cells["source_id"]))
        # A dash empties a cell: an address recorded in a form that leads nowhere.
        row |= {name: "" if cell == "-" else cell for name, cell in cells.items() if cell and name != "note"}
        if cells.get("note"):
            row |= inputs.phrase("note", cells["note"])


def build_sources(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the merged register with publisher labels, kinds and encoded addresses."""
    merged = merge_lists(inputs, descriptor)
    add_details(inputs, descriptor, merged)
    labels = {row["publisher"]: row for row in inputs.coded("publishers")}
    for row in merged.values():
        label = labels[row["publisher"]]
        row |= {
            name: label[name] for name in ("publisher_ar", "publisher_fr", "publisher_en") if not row[name]
        }
        row |= {"kind": row["kind"] or label["kind"], "url": encode_url(row["url"])}
    return list(merged.values())
