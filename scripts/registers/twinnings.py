"""Twinnings and the statements about decentralised cooperation."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.convert import convert
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.networks import survivors
from scripts.registers.tables import Row, join, split

DECENTRALISED = "cooperation/decentralised"
TEXT_KINDS = ("decree", "law")


def build_twinnings(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the twinnings with hand-coded dates and notes; the ministry's one joins its row."""
    themes = {row["twinning_theme"]: row["theme_id"] for row in inputs.coded("theme_crosswalk")}
    details = {row["twinning_id"]: row for row in inputs.coded("twinnings_detail")}
    current = survivors(inputs, "twinnings")
    ministry = {current[row["id"]]: row for row in inputs.facts["cooperation/twinnings"]}

    def compute(row: Row) -> Row:
        detail = details.get(row["id"], {})
        double = ministry.get(row["id"])
        name_fr = row["dz_authority_name_fr"]
        cells = {
            "dz_name_ar": row["dz_authority_name_ar"],
            "dz_name_fr": name_fr,
            "dz_name_en": name_fr,
            "signed": detail.get("signed") or row["year_signed"],
            "ended": detail.get("ended", ""),
            "theme_ids": join(themes[word] for word in split(row["themes"])),
            "source_ids": inputs.cite(row["source_id"], detail.get("source_ids", "")),
        }
        cells |= {f"note_{language}": detail.get(f"note_{language}", "") for language in LANGUAGES}
        if double:
            cells["source_ids"] = join(
                [*split(cells["source_ids"]), *split(inputs.cite(double["source_file"]))]
            )
            cells["is_first_claim"] = double["is_first_claim"]
            cells |= {f"statement_{language}": double[f"statement_{language}"] for language in LANGUAGES}
        if cells["source_ids"] == "unverified":
            cells["confidence"] = "unverified"
        return cells

    return convert(inputs, descriptor, inputs.facts["twinnings/twinnings"], compute)


def build_counts(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the numbers of agreements and countries."""
    rows = (row for row in inputs.facts[DECENTRALISED] if row["fact_type"].startswith("count_"))
    return convert(inputs, descriptor, rows)


def build_statements(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return what is neither a number nor a legal text of its own."""
    texts = {row["from_id"] for row in inputs.coded("texts")}
    rows = (
        row
        for row in inputs.facts[DECENTRALISED]
        if not row["fact_type"].startswith("count_") and row["id"] not in texts
    )
    return convert(inputs, descriptor, rows)
