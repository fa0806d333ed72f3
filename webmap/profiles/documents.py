"""Sheets and lists as JSON and CSV: the same values as the page, with codes, dates and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from layers.atlas import Atlas
from layers.csv_export import write_csv
from layers.details import Link
from layers.numbers.number import Number
from layers.profiles.model import Listing, Profile
from layers.release_files import dump
from layers.view import View
from webmap.citation import CREDITS
from webmap.profiles.lists import column_code
from webmap.profiles.page import ProfilePage
from webmap.profiles.parts import CellItem, RowItem, SectionItem, row_items
from webmap.profiles.values import Item


def profile_json(page: ProfilePage, view: View) -> bytes:
    """Return the document of a sheet."""
    profile = page.profile
    document = {
        "kind": profile.kind,
        "key": profile.key,
        "title": page.title.text,
        "names": dict(profile.names),
        "titles": dict(profile.titles),
        **_when(view, page.release_id),
        "confidence": profile.confidence or None,
        "is_unverified": profile.is_unverified,
        "numbers": [_number(each, page.numbers[n].text) for n, each in enumerate(profile.numbers)],
        "facts": [
            {
                "label": each.label,
                "column": each.fact.column or None,
                "value": _raw(each.fact.value),
                "text": _text(each.items),
                "is_derived": each.is_derived,
                "is_disputed": each.is_disputed,
                "source_ids": list(each.fact.source_ids),
            }
            for each in page.facts
        ],
        "statements": [
            {"text": dict(text), "source_ids": list(source_ids)} for text, source_ids in profile.statements
        ],
        "notes": [dict(each) for each in profile.notes],
        "sections": [_section(each) for each in page.sections],
        **_told(profile),
        "sources": [
            {
                "source_id": each.id,
                "publisher": each.source.publisher,
                "title": each.source.title.text,
                "date": each.source.date,
                "kind": each.kind,
                "url": each.source.url or None,
            }
            for each in page.sources
        ],
        "figures": list(profile.figures),
        "properties": {name: _raw(value) for name, value in profile.properties.items()},
        "url": page.stable_url,
        "frozen_url": page.frozen_url,
        "citation": page.citation,
        "credits": CREDITS,
        "disclaimer": f"{page.frame.disclaimer} {page.boundary_note}",
    }
    return (dump(document) + "\n").encode()


def _told(profile: Profile) -> dict[str, Any]:
    """Return the disagreements and the history."""
    return {
        "conflicts": [
            {
                "conflict_id": each.conflict_id,
                "title": dict(each.title),
                "claims": [
                    {
                        "value": dict(claim.value),
                        "is_followed": claim.is_followed,
                        "source_ids": list(claim.source_ids),
                    }
                    for claim in each.claims
                ],
                "rule": dict(each.rule),
            }
            for each in profile.conflicts
        ],
        "history": [
            {
                "date": each.date or None,
                "aspect": each.aspect,
                "value": each.value,
                "text": dict(each.text),
                "source_ids": list(each.source_ids),
                "confidence": each.confidence,
            }
            for each in profile.history
        ],
    }


def list_json(atlas: Atlas, listing: Listing, view: View) -> bytes:
    """Return the document of a list."""
    rows = row_items(atlas, listing.columns, listing.entries, view)
    document = {
        "kind": listing.kind,
        **_when(view, atlas.release_id),
        "total": listing.total,
        "matched": len(rows),
        "columns": [column_code(each) for each in listing.columns],
        "entries": [_row(each, listing.columns) for each in rows],
        "credits": CREDITS,
    }
    return (dump(document) + "\n").encode()


def rows_csv(columns: Iterable[str], rows: Iterable[RowItem], *, bom: bool) -> bytes:
    """Return rows as CSV: key, what the cells say, confidence apart, sources."""
    header = ["key", *(column_code(each) for each in columns), "is_unverified", "source_ids"]
    lines = [
        [each.entry.key, *(_plain(cell) for cell in each.cells), each.is_unverified, each.entry.source_ids]
        for each in rows
    ]
    return write_csv(header, lines, bom=bom)


def _when(view: View, release_id: str) -> dict[str, str]:
    return {"lang": view.lang, "day": view.day.isoformat(), "edition": view.edition, "release": release_id}


def _section(section: SectionItem) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "is_derived": section.is_derived,
        "is_open": section.is_open,
        "note": section.note or None,
        "empty": None if section.rows else section.empty,
        "columns": list(section.columns),
        "entries": [_row(each, section.columns) for each in section.rows],
    }


def _row(row: RowItem, columns: Iterable[str]) -> dict[str, Any]:
    cells = [{"label": cell.label, "value": _raw(cell.cell.value), "text": _said(cell)} for cell in row.cells]
    return {
        "target": row.entry.target or None,
        "key": row.entry.key or None,
        "cells": cells,
        "is_unverified": row.is_unverified,
        "source_ids": list(row.entry.source_ids),
    }


def _said(cell: CellItem) -> str:
    return cell.number.text if cell.number else _text(cell.items)


def _plain(cell: CellItem) -> Any:
    """Return what a cell of a file holds: numbers and dates as they are, else words."""
    value = cell.cell.value
    if isinstance(value, Number):
        return value.value
    if isinstance(value, (int, float)) or cell.cell.kind == "date":
        return value
    return _text(cell.items)


def _text(items: Iterable[Item]) -> str:
    return "; ".join(f"{each.words.text} ({each.note})" if each.note else each.words.text for each in items)


def _number(number: Number, text: str) -> dict[str, Any]:
    return {
        "id": number.id,
        "value": number.value,
        "unit": number.unit or None,
        "formula": number.formula,
        "text": text,
        "rows": len(number.rows),
    }


def _raw(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Number):
        return {"id": value.id, "value": value.value, "unit": value.unit or None}
    if isinstance(value, Link):
        return {
            "target": value.target,
            "key": value.key,
            "names": dict(value.names),
            "date": value.date or None,
        }
    if isinstance(value, Mapping):
        return {name: _raw(each) for name, each in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [_raw(each) for each in value]
    return value
