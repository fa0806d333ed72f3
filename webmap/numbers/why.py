"""Why a number is what it is: formula, contributing rows, what is left out; as page, JSON and CSV."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, current_app, jsonify, render_template
from flask_babel import gettext

from layers.analysis.find import COMPARED
from layers.atlas import Atlas
from layers.csv_export import write_csv
from layers.messages import N_
from layers.numbers.find import FoundNumber, find_number
from layers.numbers.formulas import FORMULAS
from layers.numbers.number import Contribution
from layers.view import View
from webmap.answers import freeze
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_number, format_partial
from webmap.lookup import Asked, asked
from webmap.numbers.document import COLUMNS, number_document
from webmap.numbers.places import Place, place_of_number, row_url
from webmap.numbers.words import NumberWords, amount_words, number_words, why_url
from webmap.sources import Chip, Words, chips_of, words_of

blueprint = Blueprint("numbers", __name__)
ROLES = {
    "part": N_("part"),
    "whole": N_("whole"),
    "per": N_("shared among"),
    "point": N_("point"),
    "end": N_("end of the line"),
    "day": N_("day shown"),
}


@dataclass(frozen=True)
class RowWords:
    """One contributing row: its name, where it leads, what it gives."""

    name: Words
    url: str
    table: str
    key: str
    role: str
    amount: str
    sources: tuple[Chip, ...]


@dataclass(frozen=True)
class WhyPage:
    """What ``why.html`` shows."""

    frame: PageFrame
    number: NumberWords
    place: Place
    day: str
    release: str
    formula: str
    has_roles: bool
    has_amounts: bool
    rows: tuple[RowWords, ...]
    row_count: str
    left_out: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


@blueprint.get("/<any(ar,fr,en):lang>/why/<path:number_id>")
def why(lang: str, number_id: str) -> str:
    """Explain one number."""
    found = asked(lang)
    number = find_number(found.atlas, found.view, number_id)
    return render_template("why.html", page=_page(found.atlas, number, found.view))


@blueprint.get("/<any(ar,fr,en):lang>/why/<path:number_id>.<any(json,csv):suffix>")
def why_file(lang: str, number_id: str, suffix: str) -> Response:
    """Answer the rows of one number as a file."""
    found = asked(lang)
    document = number_document(
        found.atlas, find_number(found.atlas, found.view, number_id).number, found.view
    )
    if suffix == "json":
        return _fixed(found, jsonify(document))
    rows = [[_cell(row[name]) for name in COLUMNS] for row in document["rows"]]
    return _fixed(found, Response(write_csv(COLUMNS, rows, bom=found.view.bom), mimetype="text/csv"))


def _cell(value: object) -> object:
    """Return a value as a cell of CSV."""
    return tuple(value) if isinstance(value, list) else value


def _fixed(found: Asked, response: Response) -> Response:
    """Let an answer be kept when its address names day and release."""
    return freeze(response) if found.is_fixed else response


def _page(atlas: Atlas, found: FoundNumber, view: View) -> WhyPage:
    """Return one explanation in words."""
    number, lang = found.number, view.lang
    address = why_url(number.id, view)
    path, _, query = address.partition("?")
    return WhyPage(
        frame=page_frame(lang, current_app.extensions["settings"], query=view.query()),
        number=number_words(number, view),
        place=place_of_number(atlas, found, view),
        day=format_partial(_day(number.id, view), lang),
        release=atlas.release_id,
        formula=gettext(FORMULAS[number.formula].words),
        has_roles=any(row.role for row in number.rows),
        has_amounts=number.formula != "count",
        rows=tuple(_row(atlas, row, number.unit, view) for row in number.rows),
        row_count=format_number(len(number.rows), lang),
        left_out=tuple(gettext(each) for each in number.left_out),
        files=tuple(
            (suffix.upper(), f"{path}.{suffix}{'?' + query if query else ''}") for suffix in ("json", "csv")
        ),
    )


def _day(number_id: str, view: View) -> str:
    """Return the day a number is of: that of comparison where its id says so."""
    return view.compare if number_id.startswith(f"{COMPARED}/") else view.asof or view.day.isoformat()


def _row(atlas: Atlas, row: Contribution, unit: str, view: View) -> RowWords:
    """Return one row in words."""
    return RowWords(
        name=words_of(row.names, view.lang),
        url=row_url(row, view),
        table=row.table,
        key=row.row_id,
        role=gettext(ROLES[row.role]) if row.role else "",
        amount=amount_words(row.amount, unit, view.lang),
        sources=chips_of(atlas, row.source_ids, view.lang),
    )
