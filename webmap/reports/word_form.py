"""The Word document of a figure: title, picture, caption, numbers, sources, licences. Imports python-docx."""

from __future__ import annotations

import io
from datetime import datetime, time
from textwrap import shorten
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from flask_babel import force_locale, gettext

from webmap.i18n import LOCALES
from webmap.reports.archive import retimed
from webmap.reports.summary import Summary

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

WIDTH_CM = 16.5
MOST_IN_PROPERTY = 255
FONT = "IBM Plex Sans Arabic"


def word_file(summary: Summary, picture: bytes | None) -> bytes:
    """Return the document of a view in its language; the same bytes from the same summary and picture.

    Parameters
    ----------
    summary : Summary
    picture : bytes, optional
        PNG of the drawing; without it the document has title, caption, numbers and sources only.
    """
    with force_locale(LOCALES[summary.lang]):
        document = Document()
        _set_properties(document, summary)
        _add(document, summary.title, summary, style="Heading 1")
        _add(document, summary.subtitle, summary)
        if picture is not None:
            shape = document.add_picture(io.BytesIO(picture), width=Cm(WIDTH_CM))
            shape._inline.docPr.set("descr", summary.alt)
            shape._inline.docPr.set("title", summary.title)
        caption = " ".join(text for text in (summary.title + ".", summary.caption, summary.sentence) if text)
        _add(document, caption, summary, style="Caption")
        for text in (*summary.scope, summary.note, *summary.caveats):
            if text:
                _add(document, text, summary)
        _add(document, gettext("Numbered sources"), summary, style="Heading 2")
        for each in summary.sources:
            parts = (each.publisher.text, each.title.text, each.date.text, each.url)
            _add(document, f"{each.number}. " + ". ".join(part for part in parts if part), summary, size=9)
        for text in (summary.licences, f"{summary.disclaimer} {summary.compiled}", _found(summary)):
            _add(document, text, summary, size=9)
        stream = io.BytesIO()
        document.save(stream)
    return retimed(stream.getvalue())


def _found(summary: Summary) -> str:
    """Return how the map is found again."""
    return " · ".join(text for text in (summary.number, summary.release, summary.permalink or "") if text)


def _cut(text: str) -> str:
    """Return what fits a property of the document; the whole text stands in the document itself."""
    return shorten(text, MOST_IN_PROPERTY, placeholder=" …")


def _set_properties(document: DocxDocument, summary: Summary) -> None:
    """Name the document; its times are those of the release."""
    properties, made = document.core_properties, datetime.combine(summary.made_on, time())
    properties.title, properties.author = _cut(summary.title), "Takhoum contributors"
    properties.comments, properties.language = _cut(summary.sentence), summary.lang
    properties.created = properties.modified = made
    properties.last_modified_by, properties.revision = "Takhoum", 1
    font = document.styles["Normal"].font
    font.name, font.size = FONT, Pt(11)
    own = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:cs", "w:eastAsia"):
        own.set(qn(script), FONT)


def _add(
    document: DocxDocument, text: str, summary: Summary, *, style: str | None = None, size: int | None = None
) -> Paragraph:
    """Add a paragraph in the direction of the document."""
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    if size is not None:
        run.font.size = Pt(size)
    if summary.dir == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True
    return paragraph
