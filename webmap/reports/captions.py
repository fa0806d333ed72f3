"""Captions for whoever takes a figure into a report: Markdown and plain text."""

from __future__ import annotations

from flask import render_template
from flask_babel import force_locale

from webmap.i18n import LOCALES
from webmap.reports.summary import Summary


def caption_files(summary: Summary, picture: str) -> dict[str, bytes]:
    """Return the caption by suffix (``md``, ``txt``), in the language of the summary.

    Parameters
    ----------
    picture : str
        Address of the picture in the Markdown, empty for none.
    """
    with force_locale(LOCALES[summary.lang]):
        return {
            suffix: render_template(f"captions/caption.{suffix}", said=summary, picture=picture).encode()
            for suffix in ("md", "txt")
        }
