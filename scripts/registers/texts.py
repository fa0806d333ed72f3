"""Legal texts and declarations, and the commitments of one of them."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.convert import convert, convert_row
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row

DECLARATION = "TXT_DECL_2013"


def build_texts(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return one row a text named in the hand coding, with the cells of the row it comes from."""
    rows = []
    for coded in inputs.coded("texts"):
        row = next(row for row in inputs.facts[coded["from_file"]] if row["id"] == coded["from_id"])
        cells = {name: coded[name] for name in ("text_id", "kind", "number")}
        cells |= {f"name_{language}": coded[f"name_{language}"] for language in LANGUAGES}
        cells |= {
            "date": row.get("date") or row.get("instrument_date") or row.get("created") or "",
            "date_precision": row.get("date_precision") or row.get("created_precision") or "",
            "gazette_number": row.get("jo_number", ""),
            "gazette_date": row.get("jo_date", ""),
            "source_ids": inputs.cite(row["source_file"], row.get("also_in", ""), coded["source_ids"]),
            # The notes of an agreement or institution stay with its own row.
            "note_en": row["note"] if coded["from_file"] == "cooperation/decentralised" else "",
        }
        rows.append(convert_row(inputs, descriptor, row, cells))
    return rows


def build_commitments(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the commitments in the order received, under the declaration."""
    rows = inputs.facts["cooperation/declaration_2013"]
    current = {row["id"]: row["same_as"] or row["id"] for row in inputs.facts["cooperation/sessions"]}
    numbers = {row["id"]: str(number) for number, row in enumerate(rows, start=1)}

    def compute(row: Row) -> Row:
        return {
            "text_id": DECLARATION,
            "position": numbers[row["id"]],
            "session_id": current[row["session_id"]],
        }

    return convert(inputs, descriptor, rows, compute)
