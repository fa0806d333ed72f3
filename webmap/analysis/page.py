"""What the analysis page shows, as frozen data: the template gets nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app
from flask_babel import gettext

from layers.analysis.find import Sides, sides_of
from layers.atlas import Atlas
from layers.messages import N_
from layers.names import names_of
from layers.styles import Symbol, styles
from layers.view import FILTERS, View
from webmap.analysis.links import analysis_url, date_form, filter_menus
from webmap.analysis.parts import TablePart, table_part
from webmap.context import boundary_note
from webmap.frame import PageFrame, page_frame
from webmap.i18n import format_partial
from webmap.menus import DateForm, Menu
from webmap.settings import Settings
from webmap.sources import Words, words_of

# The parts of the page: title and tables.
SECTIONS = (
    ("coverage", N_("Coverage of the border"), ("coverage",)),
    ("segments", N_("Segments of the border"), ("segments",)),
    ("matrix", N_("Who cooperates with whom"), ("matrix", "matrix_countries")),
    ("gaps", N_("Gaps"), ("gaps",)),
    ("activity", N_("Activity over time"), ("activity", "years")),
    ("themes", N_("Themes by partner"), ("themes_by_partner", "themes")),
    ("network", N_("Network of partners"), ("network",)),
)


@dataclass(frozen=True)
class SectionPart:
    """One part of the page."""

    id: str
    title: str
    tables: tuple[TablePart, ...]


@dataclass(frozen=True)
class AnalysisPage:
    """What ``analysis/page.html`` shows."""

    frame: PageFrame
    day: str
    compared_day: str
    edition: Words
    carried: str
    menus: tuple[Menu, ...]
    reset_url: str
    asof_form: DateForm
    compare_form: DateForm
    without_compare_url: str
    sections: tuple[SectionPart, ...]
    symbols: tuple[Symbol, ...]
    boundary_note: str
    release_id: str


def analysis_page(atlas: Atlas, view: View) -> AnalysisPage:
    """Return the analysis of one view of a release.

    Raises
    ------
    ParameterError
        ``compare`` asks for what cannot be carried over to the other edition.
    """
    settings: Settings = current_app.extensions["settings"]
    sides = sides_of(atlas, view)
    narrowing = (*FILTERS, "measure", "detail", "compare", "q", "bbox")
    return AnalysisPage(
        frame=page_frame(view.lang, settings, query=view.query()),
        day=format_partial(view.day.isoformat(), view.lang),
        compared_day=format_partial(view.compare, view.lang) if view.compare else "",
        edition=_edition(atlas, sides.edition, view.lang),
        carried=_carried(atlas, sides, view),
        menus=filter_menus(atlas, view),
        reset_url=analysis_url(view, dict.fromkeys(narrowing, "")) if view.given & set(narrowing) else "",
        asof_form=date_form(view, "asof", view.day.isoformat()),
        compare_form=date_form(view, "compare", view.compare_day.isoformat() if view.compare_day else ""),
        without_compare_url=analysis_url(view, {"compare": ""}) if view.compare else "",
        sections=tuple(
            SectionPart(key, gettext(title), tuple(table_part(atlas, view, sides, each) for each in tables))
            for key, title, tables in SECTIONS
        ),
        symbols=styles()["crossing_status"].symbols,
        boundary_note=boundary_note(),
        release_id=atlas.release_id,
    )


def _edition(atlas: Atlas, edition: str, lang: str) -> Words:
    """Return the name of an edition of wilayas."""
    row: Mapping[str, object] | None = atlas.tables.find("editions", edition)
    return words_of(names_of(row, ("name",)) if row else {lang: edition}, lang)


def _carried(atlas: Atlas, sides: Sides, view: View) -> str:
    """Say in which edition two days are compared, and which figures were carried over."""
    if not sides.carried:
        return ""
    return str(
        gettext(
            "The two days have different wilayas. Both are told in the coarser edition (%(coarser)s): what "
            "is known by the wilayas of the finer one (%(finer)s) was carried over by the crosswalk of "
            "wilayas to their parents, or by the ground where a point is known.",
            coarser=_edition(atlas, sides.edition, view.lang).text,
            finer=_edition(atlas, sides.carried, view.lang).text,
        )
    )
