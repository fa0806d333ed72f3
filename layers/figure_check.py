"""Check the queries of the figures against the registers, before anything is built from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import parse_qsl

from layers.catalog import CATALOG
from layers.dataset import Row
from layers.enumerations import LAST_DAY
from layers.figures import FIGURES_FILE, FigureSpec
from layers.parameters import ParameterError
from layers.problems import Problem, shown
from layers.tables import ReadTable
from layers.view import FILTERS, Vocabulary, parse_view

# Day, release and language are the reader's; size and style belong to a drawing.
ALLOWED = frozenset({*FILTERS, "layers", "measure", "bbox"})
# Tables that the build adds to those of the data.
DERIVED_TABLES = {"adjacency": ("wilaya_code", "region_code", "country_code")}


def figure_problems(figures: Sequence[FigureSpec], tables: Mapping[str, ReadTable]) -> Iterator[Problem]:
    """Yield what is wrong with the queries and codes of figures."""
    allowed = _vocabulary(tables)
    for figure in figures:
        for column, message in (*_query_faults(figure, allowed), *_code_faults(figure, tables)):
            yield Problem(FIGURES_FILE, 1, column, "figure", f"{figure.id}: {message}")


def _query_faults(figure: FigureSpec, allowed: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what the strict reader of query strings would refuse."""
    pairs = parse_qsl(figure.query, keep_blank_values=True)
    strange = sorted({name for name, _ in pairs} - ALLOWED)
    if strange or "&".join(f"{name}={value}" for name, value in pairs) != figure.query:
        yield "query", f"query may hold {', '.join(sorted(ALLOWED))}, not {shown(strange or figure.query)}"
        return
    try:
        view = parse_view(pairs, allowed=allowed, today=LAST_DAY)
    except ParameterError as error:
        yield "query", f"query: {error}"
        return
    if figure.subject not in view.layers:
        yield "subject", f"subject {shown(figure.subject)} is none of the layers of its query"
    if figure.codes is not None and figure.codes.parameter in dict(pairs):
        yield "codes", f"codes.parameter {figure.codes.parameter} stands in the query already"


def _code_faults(figure: FigureSpec, tables: Mapping[str, ReadTable]) -> Iterator[tuple[str, str]]:
    """Yield tables and columns that do not exist."""
    codes = figure.codes
    if codes is None:
        return
    columns: tuple[str, ...] | None = DERIVED_TABLES.get(codes.table)
    if columns is None:
        columns = tables[codes.table].table.columns if codes.table in tables else None
    if columns is None:
        yield "codes", f"codes.table {shown(codes.table)} is no table of the data"
        return
    for name in (codes.column, *(column for column, _ in codes.where)):
        if name not in columns:
            yield "codes", f"codes: table {codes.table} has no column {shown(name)}"


def _vocabulary(tables: Mapping[str, ReadTable]) -> Vocabulary:
    """Return what the registers allow in a query string, as far as figures may use it."""

    def rows(name: str) -> Sequence[Row]:
        return tables[name].table.rows if name in tables else ()

    def values(name: str, column: str) -> tuple[str, ...]:
        return tuple(sorted({str(row[column]) for row in rows(name) if row.get(column)}))

    layers = tuple(spec.id for spec in CATALOG)
    edition = max(values("editions", "edition"), default="")
    return Vocabulary(
        layers=layers,
        default_layers=layers,
        editions=((edition, date.min),),
        wilayas={
            edition: tuple(
                sorted(str(row["wilaya_code"]) for row in rows("wilayas") if row.get("edition") == edition)
            )
        },
        countries=values("countries", "country_code"),
        regions=values("regions", "region_code"),
        themes=values("themes", "theme_id"),
        mechanism_types=values("mechanisms", "mechanism_type"),
        agreement_kinds=values("twinnings", "agreement_kind"),
    )
