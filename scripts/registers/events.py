"""Dated meetings and missions."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.convert import convert, split_interval
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row


def both_statements(row: Row, double: Row | None, language: str) -> str:
    """Return what the row says, then what the merged row of the same meeting says."""
    column = f"statement_{language}"
    return row[column] if double is None else f"{row[column]} {double[column]}"


def build_sessions(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the sessions; a row that says `same_as` gives its sources to the other and disappears."""
    rows = inputs.facts["cooperation/sessions"]
    names = {row["session_id"]: row for row in inputs.coded("session_names")}
    doubles = {row["same_as"]: row for row in rows if row["same_as"]}
    context = {
        row["used_for"].removeprefix("context for "): row["id"]
        for row in inputs.facts["cooperation/external_evidence"]
        if row["used_for"].startswith("context for ")
    }

    def compute(row: Row) -> Row:
        first, last = split_interval(row["date_alt"])
        double = doubles.get(row["id"])
        cited = inputs.cite(
            row["source_file"], double["source_file"] if double else "", context.get(row["id"], "")
        )
        return {
            "date_alt": first,
            "date_alt_end": last,
            "date_alt_source_ids": inputs.cite(row["date_alt_evidence"]),
            "source_ids": cited,
            "confidence": "medium" if row["date_basis"] == "not_in_source" else "high",
            **{f"statement_{language}": both_statements(row, double, language) for language in LANGUAGES},
            **{f"name_{language}": names[row["id"]][f"name_{language}"] for language in LANGUAGES},
            **{
                f"place_{language}": inputs.phrase("p", row["place_en"])[f"p_{language}"]
                for language in LANGUAGES
            },
        }

    return convert(inputs, descriptor, (row for row in rows if not row["same_as"]), compute)


def build_missions(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the missions, intervals split into first and last date."""

    def compute(row: Row) -> Row:
        first, last = split_interval(row["event_date_external"])
        # The facts write the event as part of a sentence, the register as a title.
        names = {f"name_{language}": row[f"event_{language}"] for language in LANGUAGES}
        titles = {column: name[:1].upper() + name[1:] for column, name in names.items()}
        return {"date_external": first, "date_external_end": last} | titles

    return convert(inputs, descriptor, inputs.facts["cooperation/civil_protection_missions"], compute)
