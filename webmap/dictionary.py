"""The data dictionary, and every register as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, render_template, url_for
from flask_babel import gettext

from layers.atlas import Atlas, UnknownKey
from layers.csv_export import write_csv
from layers.dictionary import DictionaryColumn, DictionaryTable, Role, layer_tables, register_tables
from layers.messages import N_
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number
from webmap.live import LiveRelease
from webmap.lookup import asked, recall
from webmap.words import CODES, code_words

blueprint = Blueprint("dictionary", __name__)

GROUPS: Mapping[Role, str] = {
    "layer": N_("Layers of the map"),
    "register": N_("Registers"),
    "lookup": N_("Lists and ledgers"),
    "boundary": N_("Boundaries"),
}
LAYER_FILES = ("csv", "xlsx", "geojson", "gpkg", "fgb", "parquet")


@dataclass(frozen=True)
class ColumnWords:
    """One column in words; ``values`` are codes with their words, which may be empty."""

    name: str
    holds: str
    description: str
    marks: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    target: str


@dataclass(frozen=True)
class TableWords:
    """One table in words."""

    id: str
    anchor: str
    title: str
    description: str
    rows: str
    licences: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    columns: tuple[ColumnWords, ...]


@dataclass(frozen=True)
class TableGroup:
    """Tables of one role."""

    id: str
    title: str
    tables: tuple[TableWords, ...]


@dataclass(frozen=True)
class DictionaryPage:
    """What ``dictionary.html`` shows."""

    frame: PageFrame
    release: str
    groups: tuple[TableGroup, ...]
    anchors: Mapping[str, str]
    files: tuple[tuple[str, str], ...]


@blueprint.get("/<any(ar,fr,en):lang>/data")
def page(lang: str) -> bytes:
    """Tell every table and column of a release."""
    found = asked(lang)
    atlas, view = found.atlas, found.view
    _refuse_all_but(view, "release")
    return recall(
        ("dictionary", lang, atlas.release_id, view.query()),
        lambda: render_template("dictionary.html", page=_page(atlas, view)).encode(),
    )


@blueprint.get("/downloads/registers/<name>.csv")
def register(name: str) -> Response:
    """Answer one register as it was published, all columns and rows."""
    found = asked()
    _refuse_all_but(found.view, "release", "lang", "bom")
    atlas = found.atlas
    if name not in atlas.tables or not atlas.tables.keys.get(name):
        raise UnknownKey(name)
    rows = atlas.tables[name]
    columns = tuple(rows[0]) if rows else ()
    body = write_csv(columns, ([row[column] for column in columns] for row in rows), bom=found.view.bom)
    response = Response(body, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="takhoum-{name}.csv"'
    return freeze(response) if found.view.release else response


def tables_of(atlas: Atlas) -> tuple[DictionaryTable, ...]:
    """Return every layer, register, lookup and boundary file of a release."""
    live: LiveRelease = current_app.extensions["live"]
    folder = live.folder(atlas.release_id)
    return layer_tables(atlas, folder) + register_tables(atlas, folder)


def _refuse_all_but(view: View, *names: str) -> None:
    """Refuse parameters that change nothing here."""
    refused = sorted(view.given - set(names))
    if refused:
        raise ParameterError(refused[0], N_("%(parameter)s: a register is given whole"))


def _page(atlas: Atlas, view: View) -> DictionaryPage:
    """Return the dictionary in words."""
    tables = tables_of(atlas)
    query = f"?release={view.release}" if view.release else ""
    whole = (
        ("GeoPackage", url_for("exports.whole", suffix="gpkg")),
        ("QGIS", url_for("exports.whole", suffix="qgz")),
    )
    machine = (("datapackage.json", url_for("metadata.package")), ("DCAT", url_for("metadata.dataset")))
    return DictionaryPage(
        frame=page_frame(view.lang, current_app.extensions["settings"], query=view.query()),
        release=atlas.release_id,
        groups=tuple(
            TableGroup(
                role,
                gettext(title),
                tuple(_table(each, view.lang, query) for each in tables if each.role == role),
            )
            for role, title in GROUPS.items()
        ),
        anchors={each.id: _anchor(each) for each in tables if each.role != "layer"},
        files=tuple((label, address + query) for label, address in (*whole, *machine)),
    )


def _table(table: DictionaryTable, lang: str, query: str) -> TableWords:
    """Return one table in words."""
    return TableWords(
        id=table.id,
        anchor=_anchor(table),
        title=gettext(table.titles[lang]),
        description=gettext(table.description) if table.description else "",
        rows="" if table.row_count is None else format_number(table.row_count, lang),
        licences=table.licences,
        files=tuple((label, address + query) for label, address in _files(table)),
        columns=tuple(_column(each) for each in table.columns),
    )


def _anchor(table: DictionaryTable) -> str:
    """Return the place of a table on the page: layers and registers may have one name."""
    return f"{table.role}-{table.id}"


def _files(table: DictionaryTable) -> Iterator[tuple[str, str]]:
    """Yield the files in which a table can be had."""
    if table.role == "layer":
        for suffix in LAYER_FILES:
            yield suffix, url_for("exports.download", layer_id=table.id, suffix=suffix)
    elif table.role != "boundary":
        yield "csv", url_for("dictionary.register", name=table.id)


def _column(column: DictionaryColumn) -> ColumnWords:
    """Return one column in words."""
    marks = (
        (column.is_key, N_("key")),
        (column.is_required, N_("required")),
        (column.is_computed, N_("computed")),
    )
    return ColumnWords(
        name=column.name,
        holds=gettext(column.holds),
        description=gettext(column.description) if column.description else "",
        marks=tuple(gettext(word) for is_so, word in marks if is_so),
        values=tuple(_values(column.name, column.values)),
        target=column.target,
    )


def _values(column: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield codes and their words where there are some."""
    for value in values:
        yield value, code_words(column, value) if value in CODES.get(column, ()) else ""
