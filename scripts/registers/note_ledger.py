"""The ledger of the notes, and the identifiers merged away."""

from scripts.registers.descriptors import Descriptor
from scripts.registers.index import Built
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, clean

NOTE_FILES = {
    "notes_crossings": "crossings/NOTES.md",
    "notes_model": "cooperation/MODEL.md",
    "notes_twinnings": "twinnings/NOTES.md",
}


def build_note_ledger(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return one row for every note received, as coded by hand."""
    return [
        {"note_id": row["note_id"], "file": file, "text_en": clean(row["text_en"]), "went_to": row["went_to"]}
        for name, file in NOTE_FILES.items()
        for row in inputs.coded(name)
    ]


def build_former_ids(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return the identifiers merged away."""
    return [dict(row) for row in built.former.values()]
