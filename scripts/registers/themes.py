"""Themes, and the words of the twinning list that stand for them."""

from scripts.registers.convert import convert, convert_row
from scripts.registers.descriptors import Descriptor
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, split


def build_themes(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the themes of the facts and those only the twinning list has, citing its sources."""
    rows = convert(inputs, descriptor, inputs.facts["cooperation/themes"])
    words = {row["theme_id"]: row["twinning_theme"] for row in inputs.coded("theme_crosswalk")}
    for added in inputs.coded("extra_themes"):
        word = words[added["id"]]
        users = (row for row in inputs.facts["twinnings/twinnings"] if word in split(row["themes"]))
        cited = inputs.cite(*(row["source_id"] for row in users))
        rows.append(convert_row(inputs, descriptor, added, {"source_ids": cited}))
    return rows


def build_theme_crosswalk(inputs: Inputs, descriptor: Descriptor) -> list[Row]:
    """Return the crosswalk as coded by hand."""
    return [dict(row) for row in inputs.coded("theme_crosswalk")]
