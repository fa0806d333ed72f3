"""Print maps by address: any view and any figure as SVG, PNG or PDF, drawn once and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from flask import Blueprint, Response, current_app

from layers.messages import N_
from layers.view import ParameterError, View
from webmap.answers import freeze
from webmap.drawings.carto.layout import MM_PER_INCH, PIXELS_PER_INCH, page_size
from webmap.drawings.plate import DEFAULT_DPI, Form, draw_plate
from webmap.memory import Memory
from webmap.reports.asked import Report, asked_report
from webmap.reports.permalink import DEFAULT_SIZE

blueprint = Blueprint("plates", __name__)

TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
KEPT_BYTES = 48 * 1024 * 1024
# Of WxH: narrower or smaller than this there is no room for map, legend and sources.
LEAST_PIXELS, MOST_PIXELS, LONGEST_BY_SHORTEST = 480, 6000, 2.2
# A picture of more pixels takes longer than a reader waits: A3 at 300 dpi has 17 million.
MOST_PICTURE_PIXELS = 40_000_000
# What does not change a drawing.
NOT_DRAWN: dict[str, object] = {
    "detail": "low",
    "panel": "",
    "select": None,
    "sort": "",
    "group": "",
    "bom": False,
    "release": "",
    "given": frozenset(),
}


@blueprint.record_once
def set_up(state: object) -> None:
    """Give the application its memory of drawings."""
    state.app.extensions["plates"] = Memory(KEPT_BYTES)  # type: ignore[attr-defined]  # Flask's BlueprintSetupState


@blueprint.get("/<any(ar,fr,en):lang>/map.<any(svg,png,pdf):form>")
@blueprint.get("/<any(ar,fr,en):lang>/figures/<slug:figure_id>.<any(svg,png,pdf):form>")
def plate(lang: str, form: Form, figure_id: str = "") -> Response:
    """Answer one print map."""
    report = asked_report(lang, figure_id)
    check_drawing(report.view, form)
    plates: Memory = current_app.extensions["plates"]
    body = plates.recall(drawing_key(report, form), lambda: draw(report, form))
    response = Response(body, mimetype=TYPES[form])
    response.headers["Content-Disposition"] = f'inline; filename="{report.name}.{form}"'
    return freeze(response) if report.is_fixed else response


def draw(report: Report, form: Form) -> bytes:
    """Return the print map of a report."""
    return draw_plate(report.atlas, report.view, report.summary(), form=form, figure=report.figure)


def drawing_key(report: Report, form: str) -> tuple[object, ...]:
    """Return what a drawing depends on."""
    dpi = (report.view.dpi or DEFAULT_DPI) if form == "png" else None
    view = replace(report.view, **NOT_DRAWN, dpi=dpi)  # type: ignore[arg-type]  # names are those of View
    return (
        report.atlas.release_id,
        report.figure.id if report.figure else "",
        view,
        report.view.query(),
        form,
    )


def check_drawing(view: View, form: str) -> None:
    """Refuse a page that cannot hold a map, or a picture too large to make.

    Raises
    ------
    ParameterError
        Names ``size`` or ``dpi``.
    """
    if "x" in view.size:
        sides = [int(side) for side in view.size.split("x")]
        if (
            min(sides) < LEAST_PIXELS
            or max(sides) > MOST_PIXELS
            or max(sides) > LONGEST_BY_SHORTEST * min(sides)
        ):
            raise ParameterError(
                "size",
                N_(
                    "%(parameter)s: a map needs %(least)s to %(most)s pixels a side, "
                    "one side at most %(ratio)s times the other"
                ),
                {"least": str(LEAST_PIXELS), "most": str(MOST_PIXELS), "ratio": str(LONGEST_BY_SHORTEST)},
            )
    if form != "png":
        return
    width, height = page_size(view.size or DEFAULT_SIZE)
    dpi = view.dpi or (PIXELS_PER_INCH if "x" in view.size else DEFAULT_DPI)
    if width * height / MM_PER_INCH**2 * dpi**2 > MOST_PICTURE_PIXELS:
        raise ParameterError(
            "dpi" if view.dpi else "size",
            N_("%(parameter)s: the picture would have more than %(most)s million pixels"),
            {"most": str(MOST_PICTURE_PIXELS // 1_000_000)},
        )


FORMS: tuple[str, ...] = tuple(form for form in get_args(Form) if form in TYPES)
