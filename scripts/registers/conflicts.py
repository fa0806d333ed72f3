"""Disagreements, those of the facts and those of the notes, and the claims in them."""

from scripts.registers.columns import LANGUAGES
from scripts.registers.descriptors import Descriptor
from scripts.registers.index import Built
from scripts.registers.inputs import Inputs
from scripts.registers.tables import Row, join, split

FACTS = "cooperation/conflicts"
CLAIM_FILES = ("conflict_claims_text", "conflict_claims_crossings", "conflict_claims_twinnings")
NOTE_FILES = ("conflicts_crossings", "conflicts_twinnings")


def fact_sources(inputs: Inputs, row: Row) -> str:
    """Return the documents and publications a disagreement of the facts names."""
    documents = (name for name in split(row["source_a"] + ";" + row["source_b"]) if name in inputs.source_ids)
    return inputs.cite(*documents, row["evidence_ids"], row["source_file"])


def build_conflicts(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return every disagreement; its sources are its own and those of its claims."""
    texts = {row["conflict_id"]: row for row in inputs.coded("conflicts_text")}
    rows = []
    for fact in inputs.facts[FACTS]:
        text = texts[fact["id"]]
        row = {name: text[name] for name in descriptor.header if name in text}
        row |= {"kind": fact["kind"], "severity": fact["severity"], "source_ids": fact_sources(inputs, fact)}
        row |= {f"statement_{language}": fact[f"statement_{language}"] for language in LANGUAGES}
        rows.append(row)
    rows += [dict(row) | {"source_ids": inputs.cite(row["source_ids"])} for row in inputs.coded(*NOTE_FILES)]
    for row in rows:
        claims = (c for c in inputs.coded(*CLAIM_FILES) if c["conflict_id"] == row["conflict_id"])
        row["source_ids"] = join(
            [*split(row["source_ids"]), *split(inputs.cite(*(c["source_ids"] for c in claims)))]
        )
    return rows


def build_claims(inputs: Inputs, descriptor: Descriptor, built: Built) -> list[Row]:
    """Return the positions as coded by hand, their sources merged."""
    return [dict(row) | {"source_ids": inputs.cite(row["source_ids"])} for row in inputs.coded(*CLAIM_FILES)]
