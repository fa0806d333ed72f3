"""What every form of a view says in words: one object, so that no two forms can disagree.

Drawings, data files, pages, captions and embeds take title, counts, date, sources, licences and disclaimer
from :func:`summarise` and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import current_app
from flask_babel import force_locale, gettext

from layers.atlas import Atlas
from layers.computed import compute
from layers.figures import FigureSpec
from layers.selection import Counts, Selection
from layers.styles import styles
from layers.view import View
from webmap.context import boundary_note
from webmap.drawings.sheet import NumberedSource
from webmap.drawings.sources import SourceList
from webmap.i18n import LOCALES, format_partial, language
from webmap.legend import LegendLayer, legend_layer
from webmap.live import LiveRelease
from webmap.reports.caveats import view_caveats
from webmap.reports.derived import Derived, derived_numbers
from webmap.reports.figure_view import own_parameters
from webmap.reports.permalink import map_number, permalink
from webmap.reports.scope import chosen_filters
from webmap.reports.sentences import alt_text, counts_words, layer_words, licences, ready_sentence, view_title
from webmap.settings import Settings


@dataclass(frozen=True)
class ClassCount:
    """One class of a layer, as the legend lists it: its value, its word, how many features take it."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class LayerSummary:
    """One layer of the view; ``selection`` holds the features that every form shows."""

    id: str
    title: str
    measure: str
    counts: Counts
    classes: tuple[ClassCount, ...]
    words: str
    legend: LegendLayer
    selection: Selection


@dataclass(frozen=True)
class Summary:
    """One view of one release in the words of one language.

    Attributes
    ----------
    figure_id : str
        Empty for a view that is no figure of the gallery.
    query : str
        Canonical query string of the view.
    day, day_words : date, str
        The day the facts are shown for; the words are as precise as what was asked for.
    made_on : date
        The day the release was made.
    layers : tuple of LayerSummary
        The subject first, then from the top of the map.
    subtitle, sentence, alt
        Date and counts below the title; the sentence for a running text; the text for a reader who
        cannot see the picture.
    caption, note
        Of a figure; empty for other views.
    scope : tuple of str
        Filters of the reader beyond those of the figure.
    caveats : tuple of str
        What is missing, computed or old.
    derived : tuple of Derived
        Numbers computed beside the counts.
    sources : tuple of NumberedSource
    permalink : str or None
        Address of the same view on the same day from the same release; None without ``BASE_URL``.
    number : str
        ``ALG_<MAP>_<SIZE>_<YYYYMMDD>``.
    """

    lang: str
    dir: str
    figure_id: str
    query: str
    title: str
    subtitle: str
    sentence: str
    alt: str
    caption: str
    note: str
    scope: tuple[str, ...]
    day: date
    day_words: str
    edition: str
    release: str
    made_on: date
    layers: tuple[LayerSummary, ...]
    is_empty: bool
    derived: tuple[Derived, ...]
    caveats: tuple[str, ...]
    sources: tuple[NumberedSource, ...]
    source_ids: tuple[str, ...]
    licences: str
    disclaimer: str
    compiled: str
    permalink: str | None
    number: str

    @property
    def subject(self) -> LayerSummary | None:
        """The layer that comes first, None when the view shows no layer."""
        return self.layers[0] if self.layers else None


def summarise(atlas: Atlas, view: View, *, figure: FigureSpec | None = None) -> Summary:
    """Return what every form of ``view`` says, in the language of ``view``.

    Parameters
    ----------
    atlas : Atlas
    view : View
        For a figure: its view as narrowed by the reader (``reports/figure_view.py``).
    figure : FigureSpec, optional
        The figure whose words are used.
    """
    with force_locale(LOCALES[view.lang]):
        return _summarise(atlas, view, figure)


def _summarise(atlas: Atlas, view: View, figure: FigureSpec | None) -> Summary:
    settings: Settings = current_app.extensions["settings"]
    live: LiveRelease = current_app.extensions["live"]
    own = own_parameters(atlas, view, figure)
    lang = view.lang
    layers = tuple(_layers(atlas, view, figure))
    derived = derived_numbers(figure, [each.selection for each in layers], lang)
    day_words = format_partial(view.day.isoformat(), lang)
    counts = counts_words([each.words for each in layers], [each.words for each in derived], lang)
    if not any(each.counts.matched for each in layers):
        counts = gettext("nothing matches")
    title = figure.title[lang] if figure else view_title([each.title for each in layers], lang)
    sources = SourceList(atlas, lang)
    source_ids = _source_ids(atlas, view, figure, layers)
    sources.cite(source_ids)
    return Summary(
        lang=lang,
        dir=language(lang).direction,
        figure_id=figure.id if figure else "",
        query=view.query(),
        title=title,
        subtitle=gettext("As of %(day)s: %(counts)s", day=day_words, counts=counts),
        sentence=ready_sentence(day_words, counts, len(source_ids), atlas.release_id, lang),
        alt=alt_text(title, day_words, counts),
        caption=figure.caption[lang] if figure else "",
        note=figure.note[lang] if figure else "",
        scope=chosen_filters(atlas, view, own),
        day=view.day,
        day_words=day_words,
        edition=view.edition,
        release=atlas.release_id,
        made_on=live.made_on(atlas.release_id),
        layers=layers,
        is_empty=not any(each.counts.matched for each in layers),
        derived=derived,
        caveats=view_caveats(atlas, view, [each.selection for each in layers]),
        sources=sources.listed(),
        source_ids=source_ids,
        licences=licences(),
        disclaimer=boundary_note(),
        compiled=gettext("Compiled from published documents, not an official publication of any state."),
        permalink=permalink(view, figure, own, base_url=settings.base_url, release=atlas.release_id),
        number=map_number(view, figure),
    )


def _layers(atlas: Atlas, view: View, figure: FigureSpec | None) -> Iterator[LayerSummary]:
    """Yield the layers of a view, the subject first, then from the top of the map."""
    subject = figure.subject if figure else ""
    specs = (atlas.spec(each) for each in view.layers)
    for spec in sorted(specs, key=lambda each: (each.id != subject, -each.order)):
        selection = atlas.select(spec.id, view)
        legend, found = legend_layer(selection, view), dict(selection.classes)
        classes = tuple(
            ClassCount(each.symbol.value, each.label, found.get(each.symbol.value, 0))
            for each in legend.symbols
        )
        yield LayerSummary(
            id=spec.id,
            title=legend.title,
            measure=legend.measure,
            counts=selection.counts,
            classes=classes,
            words=layer_words(legend, selection, view.lang),
            legend=legend,
            selection=selection,
        )


def _source_ids(
    atlas: Atlas, view: View, figure: FigureSpec | None, layers: tuple[LayerSummary, ...]
) -> tuple[str, ...]:
    """Return the sources behind what is shown, each once; a figure's own evidence stands alone."""
    if figure is not None and figure.codes is not None and figure.codes.is_evidence:
        rows = figure.codes.rows(atlas.tables, view.edition)
        return tuple(dict.fromkeys(each for row in rows for each in row["source_ids"]))
    found: dict[str, None] = {}
    for layer in layers:
        spec, is_measure = layer.selection.spec, styles()[layer.selection.spec.style].is_measure
        measured = [compute(name, atlas, spec, view) for name in spec.computed] if is_measure else []
        for feature in layer.selection.features:
            if is_measure:
                own = [part[feature.key].sources.get(view.measure, ()) for part in measured]
                ids = [each for part in own for each in part]
                # A length of border rests on the area's own outline.
                found |= dict.fromkeys(
                    ids or (feature.properties["source_ids"] if feature.properties[view.measure] else ())
                )
            elif feature.is_counted:
                found |= dict.fromkeys(feature.properties["source_ids"])
    return tuple(found)
