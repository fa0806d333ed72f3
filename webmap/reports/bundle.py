"""The report bundle of a view: drawings, data, the offline file, captions, references, checksums."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from flask import Blueprint, Response, current_app, render_template
from flask_babel import force_locale

from layers.csv_export import write_csv
from webmap.answers import freeze
from webmap.drawings.plate import Form
from webmap.i18n import LOCALES
from webmap.memory import Memory
from webmap.plates import check_drawing, draw
from webmap.reports.archive import write_zip
from webmap.reports.asked import Report, asked_report
from webmap.reports.captions import caption_files
from webmap.reports.citations import citation_files
from webmap.reports.data_forms import make_data
from webmap.reports.standalone import standalone_file
from webmap.reports.summary import Summary
from webmap.settings import LANGUAGES

blueprint = Blueprint("bundle", __name__)

KEPT_BYTES = 32 * 1024 * 1024
DRAWINGS: tuple[Form, ...] = ("svg", "png", "pdf")
DATA = ("csv", "geojson", "json")
SOURCE_COLUMNS = ("number", "source_id", "publisher", "title", "date", "url")


@blueprint.record_once
def set_up(state: object) -> None:
    """Give the application its memory of bundles."""
    state.app.extensions["bundles"] = Memory(KEPT_BYTES)  # type: ignore[attr-defined]  # Flask's BlueprintSetupState


@blueprint.get("/<any(ar,fr,en):lang>/map.zip")
@blueprint.get("/<any(ar,fr,en):lang>/figures/<slug:figure_id>.zip")
def zipped(lang: str, figure_id: str = "") -> Response:
    """Answer the report bundle of a view."""
    report = asked_report(lang, figure_id, default_detail="full")
    bundles: Memory = current_app.extensions["bundles"]
    key = (report.atlas.release_id, figure_id, report.view)
    response = Response(bundles.recall(key, lambda: bundle(report)), mimetype="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{report.name}.zip"'
    return freeze(response) if report.is_fixed else response


def bundle(report: Report) -> bytes:
    """Return the archive; the same bytes from the same release.

    Drawings, data and the offline file are in the language of the view; captions and Word documents in all.
    """
    # python-docx and its XML library wait for the first bundle: a server that makes none does without.
    from webmap.reports.word_form import word_file

    for form in DRAWINGS:
        check_drawing(report.view, form)
    drawn = replace(report, view=replace(report.view, detail="low"))
    files: dict[str, bytes] = {f"{report.name}.{form}": draw(drawn, form) for form in DRAWINGS}
    files |= {f"data/{report.name}.{form}": make_data(report, form) for form in DATA}
    files["data/sources.csv"] = _sources(report.summary())
    files[f"{report.name}.html"] = standalone_file(drawn)
    for lang in LANGUAGES:
        own = replace(drawn, view=replace(drawn.view, lang=lang))
        said = own.summary()
        picture = files[f"{report.name}.png"] if lang == report.view.lang else draw(own, "png")
        files[f"captions/{lang}.docx"] = word_file(said, picture)
        written = caption_files(said, f"../{report.name}.png")
        files |= {f"captions/{lang}.{suffix}": text for suffix, text in written.items()}
    files |= {f"citation.{suffix}": text for suffix, text in citation_files(report.summary()).items()}
    files |= _about(report)
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    files["SHA256SUMS"] = sums.encode("ascii")
    folder = report.name
    return write_zip({f"{folder}/{name}": files[name] for name in sorted(files)})


def _sources(summary: Summary) -> bytes:
    """Return the numbered sources as a table."""
    rows = (
        (each.number, key, each.publisher.text, each.title.text, each.date.text, each.url)
        for key, each in zip(summary.source_ids, summary.sources, strict=True)
    )
    return write_csv(SOURCE_COLUMNS, rows)


def _about(report: Report) -> dict[str, bytes]:
    """Return what the archive is and under which terms, in the language of the view."""
    with force_locale(LOCALES[report.view.lang]):
        said = report.summary()
        return {
            f"{name}.txt": render_template(
                f"captions/{name.lower()}.txt", said=said, name=report.name
            ).encode()
            for name in ("README", "LICENCES")
        }
