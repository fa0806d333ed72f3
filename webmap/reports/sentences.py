"""The sentences of a view: title, counts, the ready sentence, the alternative text, licences."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext

from layers.selection import Selection
from webmap.i18n import format_number, language
from webmap.legend import LegendLayer

SEPARATOR = {"ar": "؛ ", "fr": " ; ", "en": "; "}


def view_title(titles: Sequence[str], lang: str) -> str:
    """Return the title of a view that is no figure: what it shows."""
    if not titles:
        return str(gettext("Algeria and its neighbours"))
    if len(titles) == 1:
        return titles[0]
    return str(
        gettext("%(first)s; also: %(others)s", first=titles[0], others=language(lang).comma.join(titles[1:]))
    )


def layer_words(legend: LegendLayer, selection: Selection, lang: str) -> str:
    """Return the counts of one layer in words: of how many, and what is unknown."""
    counts, found = selection.counts, dict(selection.classes)
    if "unknown" in found:
        words = gettext(
            "%(open)s open of %(known)s known, %(unknown)s unknown",
            open=format_number(found.get("open", 0), lang),
            known=format_number(counts.known, lang),
            unknown=format_number(counts.unknown, lang),
        )
        return str(words)
    number = format_number(counts.matched, lang)
    if legend.is_measure:
        return str(
            gettext(
                "%(title)s: %(some)s of %(number)s above zero (%(measure)s)",
                title=legend.title,
                some=format_number(sum(found[value] for value in found if value not in ("", "0")), lang),
                number=number,
                measure=legend.measure,
            )
        )
    plain = gettext("%(label)s: %(value)s", label=legend.title, value=number)
    if len(legend.symbols) < 2:
        return str(plain)
    parts = language(lang).comma.join(
        gettext("%(label)s: %(value)s", label=each.label, value=each.count) for each in legend.symbols
    )
    return str(gettext("%(counted)s (%(parts)s)", counted=plain, parts=parts))


def counts_words(layers: Sequence[str], derived: Sequence[str], lang: str) -> str:
    """Return the counts of all layers and what was computed, in one line."""
    return SEPARATOR[lang].join((*layers, *derived))


def ready_sentence(day: str, counts: str, sources: int, release: str, lang: str) -> str:
    """Return the sentence for a running text: date, counts, source."""
    return str(
        gettext(
            "As of %(day)s: %(counts)s. Source: Takhoum, release %(release)s "
            "(published sources: %(sources)s).",
            day=day,
            counts=counts,
            sources=format_number(sources, lang),
            release=release,
        )
    )


def alt_text(title: str, day: str, counts: str) -> str:
    """Return what the picture shows, for a reader who cannot see it."""
    return str(
        gettext(
            "Map: %(title)s, as of %(day)s. %(counts)s. Source: Takhoum, compiled from published documents.",
            title=title,
            day=day,
            counts=counts,
        )
    )


def licences() -> str:
    """Return whose data this is."""
    return str(
        gettext(
            "Register: Takhoum contributors, CC BY 4.0. Boundaries: © OpenStreetMap contributors, ODbL 1.0; "
            "Natural Earth, public domain. Places: GeoNames, CC BY 4.0."
        )
    )
