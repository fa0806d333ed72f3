"""Every form of a view by the suffix of its file: what ``takhoum figure`` writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast
from urllib.parse import parse_qsl

from flask import Flask

from webmap.drawings.plate import Form
from webmap.plates import check_drawing, draw
from webmap.reports.asked import Report, report_of
from webmap.reports.bundle import bundle
from webmap.reports.data_forms import make_data
from webmap.reports.standalone import standalone_file
from webmap.settings import LANGUAGES


def _drawing(report: Report, form: str) -> bytes:
    check_drawing(report.view, form)
    return draw(report, cast(Form, form))


FORMS: Mapping[str, Callable[[Report, str], bytes]] = {
    **dict.fromkeys(("svg", "png", "pdf"), _drawing),
    **dict.fromkeys(("csv", "geojson", "json"), make_data),
    "html": lambda report, form: standalone_file(report),
    "zip": lambda report, form: bundle(report),
}
# Forms that hold rows, all of them at full detail.
WHOLE = frozenset({"csv", "geojson", "json", "zip"})


def make_form(app: Flask, figure_id: str, query: str, form: str) -> bytes:
    """Return one form of a view outside of a request.

    Parameters
    ----------
    figure_id : str
        Empty for a view that is no figure.
    query : str
        Query string, with ``lang=`` for another language than the default.

    Raises
    ------
    ParameterError, UnknownFigure, UnknownRelease, PrunedRelease, NoRelease, DrawingFailed
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    # A language stands in the path of an address: named in the query as well, it would stand there twice.
    named = [value for name, value in pairs if name == "lang" and value in LANGUAGES]
    lang = named[0] if len(named) == 1 else None
    if lang:
        pairs = [pair for pair in pairs if pair[0] != "lang"]
    with app.test_request_context("/"):
        report = report_of(pairs, lang, figure_id, default_detail="full" if form in WHOLE else "low")
    # The path decides the language of what is made outside of a request.
    with app.test_request_context(f"/{report.view.lang}/"):
        return FORMS[form](report, form)
