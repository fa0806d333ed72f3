"""The parts of a sheet in words: facts, sections with their rows, disagreements, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from layers.atlas import Atlas
from layers.details import Fact
from layers.numbers.number import Number
from layers.profiles.model import Cell, Entry, Section
from layers.styles import Symbol
from layers.view import View
from webmap.crossing_items import SourceItem, source_item
from webmap.numbers.words import NumberWords
from webmap.profiles.addresses import file_address, page_address, page_in_time
from webmap.profiles.values import Item, items_of, number_item, symbol_of
from webmap.sources import Chip, chips_of
from webmap.words import code_words


@dataclass(frozen=True)
class FactItem:
    """One line about a thing; no ``items``: not known."""

    label: str
    items: tuple[Item, ...]
    symbol: Symbol | None
    is_derived: bool
    is_disputed: bool
    sources: tuple[Chip, ...]
    fact: Fact


@dataclass(frozen=True)
class CellItem:
    """One cell: words or a derived number; neither: not known. ``label`` heads it where rows are cards."""

    label: str
    items: tuple[Item, ...]
    number: NumberWords | None
    symbol: Symbol | None
    layer: str
    cell: Cell


@dataclass(frozen=True)
class RowItem:
    """One row; ``url`` is where its first cell leads unless that holds links of its own."""

    cells: tuple[CellItem, ...]
    url: str
    sources: tuple[Chip, ...]
    is_unverified: bool
    entry: Entry


@dataclass(frozen=True)
class SectionItem:
    """One part of a sheet as a table."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[RowItem, ...]
    note: str
    empty: str
    is_derived: bool
    is_open: bool
    csv_url: str


@dataclass(frozen=True)
class CitedSource:
    """One source of the list: what it is, and its own sheet."""

    source: SourceItem
    kind: str
    url: str
    id: str


def fact_items(atlas: Atlas, layer: str, facts: Iterable[Fact], view: View) -> tuple[FactItem, ...]:
    """Return facts in words.

    Parameters
    ----------
    layer : str
        The layer whose style the marks of the facts belong to.
    """
    return tuple(
        FactItem(
            label=gettext(fact.label),
            items=items_of(atlas, fact.kind, fact.value, fact.column, view),
            symbol=symbol_of(atlas, layer, fact.mark),
            is_derived=fact.derived,
            is_disputed=fact.is_disputed,
            sources=chips_of(atlas, fact.source_ids, view.lang),
            fact=fact,
        )
        for fact in facts
    )


def section_items(
    atlas: Atlas, kind: str, key: str, sections: Iterable[Section], view: View
) -> tuple[SectionItem, ...]:
    """Return the sections of a sheet in words."""
    return tuple(
        SectionItem(
            id=each.id,
            title=gettext(each.title),
            columns=tuple(gettext(column) for column in each.columns),
            rows=row_items(atlas, each.columns, each.entries, view),
            note=gettext(each.note) if each.note else "",
            empty=gettext(each.empty) if each.empty else gettext("No source found names any."),
            is_derived=each.is_derived,
            is_open=each.is_open,
            csv_url=file_address(view, kind, key, "csv", section=each.id) if each.entries else "",
        )
        for each in sections
    )


def row_items(
    atlas: Atlas, columns: tuple[str, ...], entries: Iterable[Entry], view: View
) -> tuple[RowItem, ...]:
    """Return entries in words under the headings of their table."""
    labels = tuple(gettext(column) for column in columns)
    return tuple(
        RowItem(
            cells=tuple(
                cell_item(atlas, entry.target, label, cell, view)
                for label, cell in zip(labels, entry.cells, strict=True)
            ),
            url=_row_url(entry, view),
            sources=chips_of(atlas, entry.source_ids, view.lang),
            is_unverified=entry.is_unverified,
            entry=entry,
        )
        for entry in entries
    )


def _row_url(entry: Entry, view: View) -> str:
    """Return where a row leads: the page on the day of the view, or that of today."""
    if not entry.is_today:
        return page_in_time(entry.target, entry.key, view)
    query = f"release={view.release}" if view.release else ""
    return page_address(entry.target, entry.key, view.lang, query)


def cell_item(atlas: Atlas, target: str, label: str, cell: Cell, view: View) -> CellItem:
    """Return one cell in words."""
    is_number = isinstance(cell.value, Number)
    return CellItem(
        label=label,
        items=() if is_number else items_of(atlas, cell.kind, cell.value, cell.column, view),
        number=number_item(cell.value, view) if is_number else None,
        symbol=symbol_of(atlas, target, cell.mark),
        layer=target,
        cell=cell,
    )


def cited_sources(atlas: Atlas, source_ids: Iterable[str], view: View) -> tuple[CitedSource, ...]:
    """Return sources in full, official ones first, each with the word for what it is."""
    rows = {each: atlas.tables.find("sources", each) for each in dict.fromkeys(source_ids)}
    kinds = {each: str((row or {}).get("kind") or "") for each, row in rows.items()}
    return tuple(
        CitedSource(
            source=source_item(atlas, each, view.lang),
            kind=code_words("sources.kind", kinds[each]) if kinds[each] else "",
            url=page_in_time("sources", each, view),
            id=each,
        )
        for each in sorted(rows, key=lambda each: kinds[each] != "official")
    )
