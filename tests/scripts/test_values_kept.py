"""No cell of the facts is lost: it stands in a target row as it is, or by a change declared here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.registers.convert import split_interval
from scripts.registers.inputs import Inputs, load_inputs
from scripts.registers.source_lists import encode_url
from scripts.registers.tables import NO_BREAK_SPACE, clean, split
from tests.scripts.conftest import DATA, Committed, Received

# Column of the facts: the text column that carries it, reworded, in three languages.
RECODED = {
    "claim_a": "value",
    "claim_b": "value",
    "topic": "title",
    "preferred_value": "rule",
    "suggestion": "rule",
    "description_ar": "text",
    "description_fr": "text",
    "description_en": "text",
    "place_ar": "place",
    "dz_authority_name_ar": "dz_name",
    "partner_name_ar": "partner_name",
}
Check = Callable[[Received, str, Committed, Inputs], bool]


def cells(fact: Received) -> set[str]:
    """Return the cells of the target rows and their list items; a title may begin with a capital."""
    values = {cell.replace(NO_BREAK_SPACE, " ") for _, row in fact.targets for cell in row.values()}
    titles = {cell[:1].lower() + cell[1:] for cell in values}
    return values | titles | {item for cell in values for item in split(cell)}


def is_cited(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """Documents and sources stand under their merged identifier; words beside them are coded by hand."""
    known = [item for item in split(fact.row[column]) if item in inputs.source_ids]
    return set(split(inputs.cite(*known))) <= cells(fact)


def is_translated(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A note stands in three languages; one that only names a disagreement is a row of conflict_rows."""
    if len(fact.row[column]) == 6:
        return touches(fact, column, committed, inputs)
    stem = "note" if column in ("note", "boundary_note", "notes_en") else "coord_note"
    return any(
        all(row.get(f"{stem}_{language}") for language in ("ar", "fr", "en")) for _, row in fact.targets
    )


def touches(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A disagreement named in a cell touches a target row."""
    touched = {(row["conflict_id"], row["resource"]) for row in committed.tables["conflict_rows"].values()}
    return any((fact.row[column], resource) in touched for resource, _ in fact.targets)


def is_former(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """An identifier merged away redirects."""
    return fact.row[column] in committed.tables["former_ids"]


def is_interval(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """An interval stands as first and last date."""
    return set(split_interval(fact.row[column])) <= cells(fact)


def is_region(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A region stands under its code."""
    named = {clean(row["name_en"]): key for key, row in committed.tables["neighbour_regions"].items()}
    named |= {"Kef": named["Le Kef"]}
    codes = {named[name] for name in split(fact.row[column]) if name in named}
    return codes <= cells(fact) or any(row.get("region_code") for _, row in fact.targets)


def is_crosswalked(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A theme word of the twinning list stands as its theme."""
    crosswalk = committed.tables["theme_crosswalk"]
    return {crosswalk[word]["theme_id"] for word in split(fact.row[column])} <= cells(fact)


def is_group(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A group among the partners stands under its identifier."""
    return fact.row[column].removeprefix("group:") in cells(fact)


def is_address(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """An address is percent-encoded; a remark after it, or a shortened one, moved to title or note."""
    first = encode_url(fact.row[column].split(" ")[0])
    texts = [row.get("url", "") + row.get("note_en", "") for _, row in fact.targets]
    host = first.removeprefix("https://").removeprefix("http://").split("/")[0]
    return any(host in text or "openstreetmap" in text for text in texts)


def is_recoded(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A text was reworded by hand and stands in three languages in a target row."""
    stem = RECODED[column]
    return any(
        all(row.get(f"{stem}_{language}") for language in ("ar", "fr", "en")) for _, row in fact.targets
    )


def is_expanded(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """Patterns of rows became rows of conflict_rows."""
    rows = [row for row in committed.tables["conflict_rows"].values() if row["conflict_id"] == fact.fact_id]
    current = {
        committed.tables["former_ids"].get(item, {}).get("current_id", item)
        for item in split(fact.row[column])
    }
    return len(rows) >= len(current)


def is_folded(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """A state is never typed in: the claims of the post say it."""
    return any(row["crossing_id"] == fact.fact_id for row in committed.tables["crossing_claims"].values())


def is_merged(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    """Of two rows for the same thing the survivor's cell stands; the ledger gives the reason."""
    return bool(committed.tables["fact_ledger"][f"{fact.file}.csv/{fact.fact_id}"]["reason"])


def is_corrected(fact: Received, column: str, inputs: Inputs) -> bool:
    """A cell was corrected by hand, with its reason."""
    name = column.replace("event_", "name_").replace("counterpart_name_", "counterpart_")
    return any(
        (correction["resource"], correction["column"]) == (resource, name)
        and correction["row_id"] in row.values()
        for correction in inputs.coded("corrections")
        for resource, row in fact.targets
    )


# What happens to a column that does not stand as it is; `*` for every table.
DECLARED: dict[tuple[str, str], Check] = {
    ("*", "source_file"): is_cited,
    ("*", "also_in"): is_cited,
    ("*", "source_id"): is_cited,
    ("cooperation/conflicts", "evidence_ids"): is_cited,
    ("cooperation/conflicts", "source_a"): is_cited,
    ("cooperation/conflicts", "source_b"): is_cited,
    ("*", "note"): is_translated,
    ("*", "boundary_note"): is_translated,
    ("crossings/crossings", "notes_en"): is_translated,
    ("crossings/crossings", "coord_source"): is_translated,
    ("*", "conflict_id"): touches,
    ("*", "id"): is_former,
    ("*", "instrument_date"): is_interval,
    ("*", "event_date_external"): is_interval,
    ("*", "date_alt"): is_interval,
    ("*", "neighbour_regions"): is_region,
    ("*", "neighbour_region_en"): is_region,
    ("crossings/crossings", "neighbour_region"): is_region,
    ("twinnings/twinnings", "themes"): is_crosswalked,
    ("cooperation/mechanisms", "partner_org"): is_group,
    ("*", "url"): is_address,
    ("*", "url_known"): is_address,
    ("cooperation/conflicts", "claim_a"): is_recoded,
    ("cooperation/conflicts", "claim_b"): is_recoded,
    ("cooperation/conflicts", "topic"): is_recoded,
    ("cooperation/conflicts", "preferred_value"): is_recoded,
    ("cooperation/conflicts", "suggestion"): is_recoded,
    ("cooperation/conflicts", "affected_rows"): is_expanded,
    ("crossings/crossing_events", "description_ar"): is_recoded,
    ("crossings/crossing_events", "description_fr"): is_recoded,
    ("crossings/crossing_events", "description_en"): is_recoded,
    ("crossings/crossings", "operating_status"): is_folded,
    ("crossings/crossings", "status_since"): is_folded,
    ("crossings/crossings", "upgrade_stage"): is_folded,
    ("cooperation/sessions", "place_ar"): is_recoded,
    ("twinnings/twinnings", "dz_authority_name_ar"): is_recoded,
    ("twinnings/twinnings", "partner_name_ar"): is_recoded,
}
# Single cells changed on purpose, with the reason.
EXCEPTIONS = {
    ("cooperation/external_evidence", "used_for"): "the words `context for` before a session",
    ("cooperation/network_members", "geometry"): "follows from member_kind and the coordinates",
    ("cooperation/place_aliases", "entity_table"): "the table of regions is called regions here",
    ("twinnings/twinnings", "confidence"): "general knowledge only is unverified, not low",
    ("twinnings/twinnings", "source_id"): "S001 is SRC_001",
}
# Two statements about one meeting stand one after the other in one cell.
SENTENCE = 40
PINS = ("gh_zouj_beghal", "gh_bouchebka")


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return load_inputs(DATA)


def is_kept(fact: Received, column: str, committed: Committed, inputs: Inputs) -> bool:
    value, present = clean(fact.row[column]), cells(fact)
    if value in present or set(split(value)) <= present:
        return True
    if len(value) > SENTENCE and any(value in cell for cell in present):
        return True
    check = DECLARED.get((fact.file, column)) or DECLARED.get(("*", column))
    return (
        (check is not None and check(fact, column, committed, inputs))
        or (fact.file, column) in EXCEPTIONS
        or is_corrected(fact, column, inputs)
        or is_merged(fact, column, committed, inputs)
    )


def test_every_cell_received_stands_in_a_target_row(
    received: list[Received], committed: Committed, inputs: Inputs
) -> None:
    lost = [
        f"{fact.file}:{fact.fact_id}:{column}: {value}"
        for fact in received
        for column, value in fact.row.items()
        if value and fact.fact_id not in PINS and not is_kept(fact, column, committed, inputs)
    ]
    assert "\n".join(lost) == ""
