"""A view as one table: all columns of one layer, the common ones of several, and what each row belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from layers.csv_export import write_csv
from layers.selection import Selection
from webmap.export_table import columns_of
from webmap.reports.asked import Report
from webmap.reports.summary import Summary

# The same in every row: a CSV has no other place for them that programs would not trip over.
PROVENANCE = ("map_title", "map_asof", "map_release", "map_disclaimer", "map_licences")


def view_table(report: Report, summary: Summary) -> bytes:
    """Return the CSV of a view: each feature of each layer is a row.

    Of several layers it has ``layer``, ``key`` and the columns they share. The last columns (``map_…``) say
    of every row which map it belongs to, as of when, from which release, and under which terms.
    """
    selections = [layer.selection for layer in summary.layers]
    columns = _columns(report, selections)
    return write_csv(
        (*columns, *PROVENANCE), _rows(selections, columns, _provenance(summary)), bom=report.view.bom
    )


def _provenance(summary: Summary) -> tuple[str, ...]:
    return (
        summary.title,
        summary.day.isoformat(),
        summary.release,
        f"{summary.disclaimer} {summary.compiled}",
        summary.licences,
    )


def _columns(report: Report, selections: list[Selection]) -> tuple[str, ...]:
    """Return the columns of the only layer, or those that all layers have."""
    found = [columns_of(report.atlas, each, report.view) for each in selections]
    if len(found) == 1:
        return found[0]
    shared = set(found[0]).intersection(*found[1:]) if found else set()
    return ("layer", "key", *(name for name in (found[0] if found else ()) if name in shared))


def _rows(
    selections: list[Selection], columns: tuple[str, ...], provenance: tuple[str, ...]
) -> Iterator[list[Any]]:
    """Yield the cells of every feature."""
    for selection in selections:
        for feature in selection.features:
            own = {"layer": selection.spec.id, "key": feature.key, **feature.properties}
            yield [*(own.get(name) for name in columns), *provenance]
