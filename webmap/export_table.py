"""A selection as a table: cells for programs, and a workbook for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.names import names_of
from layers.selection import Feature, Selection
from layers.spec import LayerSpec
from layers.view import View
from layers.xlsx_export import Column, Sheet, write_workbook
from webmap.columns import CODED_LIKE, WORDS, column_label, language_stem
from webmap.context import boundary_note
from webmap.i18n import format_number, format_partial, language
from webmap.words import CODES, code_words

CREDITS = (
    "Takhoum contributors, CC BY 4.0 · © OpenStreetMap contributors, ODbL 1.0 · Natural Earth · "
    "GeoNames, CC BY 4.0"
)
SOURCE_COLUMNS = ("source_id", "title", "publisher", "published", "language", "url")
# Said by other columns already; there for programs.
FOR_PROGRAMS = frozenset({"traffic", "has_date", "on_map"})


def columns_of(atlas: Atlas, selection: Selection, view: View) -> tuple[str, ...]:
    """Return the columns of a layer, also when nothing matches."""
    spec = selection.spec
    if selection.features:
        return tuple(selection.features[0].properties)
    hidden = spec.long_columns if view.detail == "low" else ()
    return tuple(name for name in atlas.vocabulary.columns[spec.id] if name not in hidden)


def plain_rows(columns: Sequence[str], features: Iterable[Feature]) -> Iterable[list[Any]]:
    """Yield the cells of each feature, codes as codes."""
    for feature in features:
        yield [feature.properties.get(name) for name in columns]


def workbook(atlas: Atlas, selection: Selection, view: View, *, notes: Sequence[str] = ()) -> bytes:
    """Return a selection as a workbook: the rows in words, the sources, what the file is.

    Parameters
    ----------
    atlas : Atlas
    selection : Selection
    view : View
        Its language is that of the request.
    notes : sequence of str
        What must be said beside the rows.
    """
    title = gettext(selection.spec.title)
    return write_workbook(
        [
            _data_sheet(atlas, selection, view, title),
            _source_sheet(atlas, selection.features, view),
            _about_sheet(atlas, selection, view, notes),
        ],
        title=f"{gettext('Takhoum')} – {title} – {view.day.isoformat()}",
        made_on=_made_on(atlas),
        is_rtl=language(view.lang).direction == "rtl",
    )


def _made_on(atlas: Atlas) -> date:
    """Return the day the data were compiled: the same in every copy of a release."""
    return atlas.reference_day


def _data_sheet(atlas: Atlas, selection: Selection, view: View, title: str) -> Sheet:
    """Return the rows: the name first, a word beside every code, other languages folded away."""
    spec, own = selection.spec, f"name_{view.lang}"
    found = columns_of(atlas, selection, view)
    names = sorted(found, key=lambda name: name != own)
    columns, readers = [], []
    for name in names:
        label = column_label(spec, name, view.lang)
        has_words = is_coded(spec, name)
        if has_words:
            columns.append(Column(label, f"{name}_label"))
            readers.append((name, True))
        lang = language_stem(name)[1]
        is_hidden = has_words or name in FOR_PROGRAMS or (lang not in ("", view.lang))
        code_label = gettext("%(label)s (code)", label=label) if has_words else label
        columns.append(Column(code_label, name, is_hidden))
        readers.append((name, False))
    rows = tuple(
        tuple(
            in_words(atlas, spec, name, feature.properties.get(name), view)
            if is_word
            else feature.properties.get(name)
            for name, is_word in readers
        )
        for feature in selection.features
    )
    return Sheet(title, tuple(columns), rows)


def is_coded(spec: LayerSpec, column: str) -> bool:
    """Return whether the values of a column are codes that have words or names."""
    is_link = any(field.column == column and field.kind == "link" for field in spec.popup)
    return is_link or CODED_LIKE.get(column, column) in CODES


def in_words(atlas: Atlas, spec: LayerSpec, column: str, value: Any, view: View) -> str | None:
    """Return a code, or a list of them, in words."""
    if value is None:
        return None
    codes = value if isinstance(value, tuple) else (str(value),)
    targets = [field.target for field in spec.popup if field.column == column and field.kind == "link"]
    if targets:
        words = [_name(atlas, targets[0], code, view) for code in codes]
    else:
        words = [code_words(CODED_LIKE.get(column, column), code) for code in codes]
    return language(view.lang).comma.join(words)


def _name(atlas: Atlas, target: str, key: str, view: View) -> str:
    """Return the name of a row of a layer or table; an unknown key names itself."""
    spec = next((each for each in atlas.catalog if each.id == target), None)
    table, stems = (spec.table, spec.names) if spec else (target, ("name",))
    row = atlas.tables.find(table, key, edition=view.edition)
    return key if row is None else names_of(row, stems)[view.lang]


def _source_sheet(atlas: Atlas, features: Iterable[Feature], view: View) -> Sheet:
    """Return the sources that the rows name, by id."""
    named = {
        source_id
        for feature in features
        for name, ids in feature.properties.items()
        if name.endswith("source_ids")
        for source_id in ids or ()
    }
    rows = []
    for source_id in sorted(named):
        source = atlas.tables.find("sources", source_id)
        assert source is not None  # the check refuses a row that names an unknown source
        publisher = source[f"publisher_{view.lang}"] or source["publisher"]
        cells = {**source, "publisher": publisher, "published": source["published"] or gettext("undated")}
        rows.append(tuple(cells[name] for name in SOURCE_COLUMNS))
    columns = tuple(Column(gettext(WORDS[name]), name) for name in SOURCE_COLUMNS)
    return Sheet(gettext("Sources"), columns, tuple(rows))


def _about_sheet(atlas: Atlas, selection: Selection, view: View, notes: Sequence[str]) -> Sheet:
    """Return what the file is: day, release, filters, credits, what it is not."""
    edition = atlas.tables.find("editions", view.edition)
    assert edition is not None  # an edition of the release
    shown = gettext(
        "%(shown)s of %(total)s",
        shown=format_number(len(selection.features), view.lang),
        total=format_number(selection.counts.total, view.lang),
    )
    rows = [
        (gettext("Content"), gettext(selection.spec.title)),
        (gettext("As of"), f"{format_partial(view.day.isoformat(), view.lang)} ({view.day.isoformat()})"),
        (gettext("Edition of wilayas"), edition[f"name_{view.lang}"]),
        (gettext("Release"), atlas.release_id),
        (gettext("Rows"), shown),
        (gettext("Query"), view.query() or "–"),
        *((gettext("Note"), note) for note in notes),
        (gettext("Note"), boundary_note()),
        (
            gettext("Note"),
            gettext("Compiled from published documents, not an official publication of any state."),
        ),
        (gettext("Credits"), CREDITS),
    ]
    columns = (Column(gettext("About this file")), Column(""))
    return Sheet(gettext("About this file"), columns, tuple(rows))
