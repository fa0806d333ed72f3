"""The texts of a print map around it: header, footer, permanent link, description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext

from layers.view import View
from webmap.drawings.plate_names import compass
from webmap.i18n import format_number, format_partial
from webmap.reports.summary import Summary
from webmap.sources import Words, plain_words

# Letters of notes that the usual footer holds, and how many one millimetre more holds.
NOTES_ARABIC, NOTES_LATIN, MOST_MORE_MM = (930, 55), (1180, 80), 14.0


def plate_words(summary: Summary, view: View, *, code: list[str]) -> dict[str, Any]:
    """Return every text of the sheet that stands around the map.

    Parameters
    ----------
    code : list of str
        The rows of the QR code, or none.
    """
    lang = view.lang

    def words(text: str) -> Words:
        return plain_words(text, lang)

    return {
        "product": words(gettext("Takhoum, border-cooperation atlas")),
        "title": words(summary.title),
        "subtitle": words(summary.subtitle),
        "number": summary.number,
        "release": summary.release,
        "made": (summary.made_on.year, summary.made_on.month, summary.made_on.day),
        "alt": summary.alt,
        "keywords": ("Takhoum", summary.release, summary.day.isoformat(), summary.number),
        "description": description(summary),
        "licences": summary.licences,
        "sources": summary.sources,
        "more_sources": words(
            gettext(
                "%(number)s sources in all, listed in the PDF of this map",
                number=format_number(len(summary.sources), lang),
            )
        ),
        "evidence": list(_evidence(summary, lang)),
        "reading": list(_reading(summary, lang)),
        "rights": [{"head": words(gettext("Licences:")), "body": words(summary.licences)}],
        "permalink": _permalink(summary, code, lang),
        "words": {
            "release": words(gettext("Release")),
            "sources": words(gettext("Sources:")),
            "all_sources": words(gettext("Numbered sources")),
            "made": words(
                gettext(
                    "Made from the release of %(day)s", day=format_partial(summary.made_on.isoformat(), lang)
                )
            ),
        },
        "compass": compass(),
        "north": gettext("N"),
        "km": "\u00a0" + gettext("km"),
        "equal_earth": gettext("Equal Earth projection"),
    }


def footer_need(summary: Summary) -> float:
    """Return how many millimetres more than usual the footer needs for its notes."""
    texts = (
        *summary.scope,
        *summary.caveats,
        summary.caption,
        summary.note,
        summary.disclaimer,
        summary.licences,
    )
    usual, a_mm = NOTES_ARABIC if summary.dir == "rtl" else NOTES_LATIN
    return min(max(0.0, (sum(len(each) for each in texts) - usual) / a_mm), MOST_MORE_MM)


def _evidence(summary: Summary, lang: str) -> Iterator[dict[str, Words]]:
    """Yield what is missing, computed or old, and what part of the register is shown."""
    if summary.scope:
        yield _run(gettext("Shown:"), " · ".join(summary.scope), lang)
    if summary.caveats:
        yield _run(gettext("Limits:"), " ".join(_sentence(each) for each in summary.caveats), lang)


def _reading(summary: Summary, lang: str) -> Iterator[dict[str, Words]]:
    """Yield how to read the map and what it does not claim."""
    reading = " ".join(each for each in (summary.caption, summary.note) if each)
    if reading:
        yield _run(gettext("Reading:"), reading, lang)
    yield _run(gettext("Boundaries:"), f"{summary.disclaimer} {summary.compiled}", lang)


def _run(head: str, body: str, lang: str) -> dict[str, Words]:
    return {"head": plain_words(head, lang), "body": plain_words(body, lang)}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "؟", "?")) else f"{text}."


def _permalink(summary: Summary, code: list[str], lang: str) -> dict[str, Any]:
    """Return the permanent link in words and as a code; without a public address the map number serves."""
    head = gettext("Permanent link:") if summary.permalink else gettext("Map number and release:")
    url = summary.permalink or ""
    return {"head": plain_words(head, lang), "url": url, "shown": url.partition("://")[2], "code": code}


def description(summary: Summary) -> str:
    """Return what a picture says of itself in words: counts, date, sources, rights, limits."""
    sources = "; ".join(
        f"{each.number} {each.publisher.text} {each.date.text}".strip() for each in summary.sources
    )
    return " ".join(
        (
            summary.alt,
            f"{summary.subtitle}.",
            gettext("Sources:"), f"{sources}.",
            gettext("Licences:"), summary.licences,
            gettext("Boundaries:"), summary.disclaimer, summary.compiled,
            f"{summary.number},", gettext("Release"), f"{summary.release}.",
            summary.permalink or "",
        )
    ).strip()  # fmt: skip
