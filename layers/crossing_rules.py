"""What a crossing claim may say: values by aspect, nothing before the border was Algeria's to open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from layers.dates import PartialDate
from layers.problems import Problem, shown
from layers.row_rules import date_of
from layers.tables import ReadTable

CLAIMS = "crossing_claims"
FIRST_DAY = date(1962, 7, 5)
# Events of 1958 exist as incidents; a post can be open or closed from independence on only.
VALUES: Mapping[str, frozenset[str]] = {
    "operation": frozenset({"open", "open_restricted", "closed", "unknown", "announced"}),
    "upgrade": frozenset({"announced", "study", "works", "completed", "inaugurated"}),
    "legal": frozenset({"agreement", "decree"}),
    "incident": frozenset({"incident", "road_link", "statement"}),
}


def claim_problems(read: ReadTable, sources: ReadTable | None, file: str) -> Iterator[Problem]:
    """Yield claims with a value of another aspect, or an operation before independence.

    A source published before what it reports is a warning: a page may bear the date of its first version.
    """
    published = {} if sources is None else _publication_days(sources)
    for row_number, row in read.table.numbered():
        aspect, value = row["aspect"], row["value"]
        if isinstance(aspect, str) and value is not None and value not in VALUES.get(aspect, {value}):
            allowed = ", ".join(sorted(VALUES[aspect]))
            yield Problem(
                file, row_number, "value", "claim-value", f"{shown(value)} is no {aspect}: {allowed}"
            )
        day = date_of(row["date"])
        if day is None or aspect != "operation":
            continue
        if day.last_day < FIRST_DAY:
            message = f"{shown(day.text)}: no post was operated before {FIRST_DAY.isoformat()}"
            yield Problem(file, row_number, "date", "claim-date", message)
        source_day = published.get(str(row["source_id"]))
        if source_day is not None and value != "announced" and source_day.last_day < day.first_day:
            message = f"{shown(day.text)}, but {row['source_id']} was published {source_day.text}"
            yield Problem(file, row_number, "date", "warning-claim-source", message)


def _publication_days(sources: ReadTable) -> dict[str, PartialDate]:
    """Return the publication dates that are known."""
    days = {str(row.get("source_id")): date_of(row.get("published")) for row in sources.table.rows}
    return {source_id: day for source_id, day in days.items() if day is not None}
