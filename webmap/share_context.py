"""What the share page and dialog offer for one view: live and frozen, each in every form there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, quote

from flask import current_app, url_for
from flask_babel import gettext
from markupsafe import escape

from layers.atlas import Atlas
from layers.names import LANGUAGES
from layers.view import PARAMETERS, View
from webmap.citation import citation
from webmap.crossing_links import absolute
from webmap.frame import PageFrame, explorer_url, page_frame
from webmap.i18n import format_partial
from webmap.reports.asked import Report
from webmap.reports.figure_view import own_parameters
from webmap.reports.snippets import snippets
from webmap.reports.summary import Summary, summarise
from webmap.settings import Settings
from webmap.share_forms import DATA, IMAGES, SIZES, forms_of
from webmap.sources import words_of

# The code every installation has.
FRAME = "iframe"
# How rows are listed and drawings are cut is no part of a view that is shared as picture or data.
OWN_TO_PAGE = frozenset({"panel", "limit", "offset", "detail", "bom", "size", "dpi", "style"})


@dataclass(frozen=True)
class ShareLink:
    """A form to open or save: its words and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class ShareText:
    """A text to copy; ``pieces`` are texts and whether each is an address that may lack the host."""

    id: str
    label: str
    pieces: tuple[tuple[str, bool], ...]
    is_code: bool = True


@dataclass(frozen=True)
class ShareState:
    """One of the two ways to share a view: what it means, and its forms."""

    id: str
    name: str
    meaning: str
    texts: tuple[ShareText, ...]
    further: tuple[ShareText, ...]
    citation: ShareText
    kept: tuple[tuple[str, str], ...]
    images: tuple[ShareLink, ...]
    preview: str
    data: tuple[ShareLink, ...]


@dataclass(frozen=True)
class SharePage:
    """What ``share.html`` shows."""

    frame: PageFrame
    title: str
    day: str
    states: tuple[ShareState, ...]
    sizes: tuple[tuple[str, str], ...]
    back_url: str


def share_page(atlas: Atlas, view: View, today: date) -> SharePage:
    """Return what there is to share of a view.

    Parameters
    ----------
    atlas : Atlas
    view : View
    today : date
        The day of access that citations name.
    """
    settings: Settings = current_app.extensions["settings"]
    summary = summarise(atlas, view)
    return SharePage(
        frame=page_frame(view.lang, settings, query=view.query()),
        title=_title(atlas, view, summary),
        day=format_partial(view.day.isoformat(), view.lang),
        states=(
            _state(atlas, view, today, summary, "live", {"release": ""}),
            _state(
                atlas,
                view,
                today,
                summary,
                "frozen",
                {"asof": view.day.isoformat(), "release": atlas.release_id},
            ),
        ),
        sizes=tuple((code, gettext(words)) for code, words in SIZES.items()),
        back_url=explorer_url(view.lang, view.query()),
    )


def _title(atlas: Atlas, view: View, summary: Summary) -> str:
    """Return what a view shows, as every form says it, and what is chosen."""
    if view.select is None:
        return summary.title
    return str(gettext("%(layers)s; chosen: %(name)s", layers=summary.title, name=_name(atlas, view)))


def _name(atlas: Atlas, view: View) -> str:
    """Return the name of what is chosen; its own key where it is not there on that day."""
    layer_id, key = view.select or ("", "")
    spec = atlas.spec(layer_id)
    row = next((each for each in atlas.rows(layer_id, view.edition) if str(each[spec.key]) == key), None)
    if row is None:
        return key
    stems = spec.titles or spec.names
    parts = [
        words_of({code: row.get(f"{stem}_{code}") for code in LANGUAGES}, view.lang).text for stem in stems
    ]
    return " – ".join(part for part in parts if part)


def _state(
    atlas: Atlas, view: View, today: date, summary: Summary, kind: str, changes: dict[str, str]
) -> ShareState:
    """Return one way to share the view; ``changes`` pin it or let it go on."""
    pairs = dict(parse_qsl(view.query(), keep_blank_values=True)) | changes
    # An empty list of layers is a choice; an empty change drops a parameter.
    whole = [
        (name, pairs[name]) for name in PARAMETERS if pairs.get(name, "") or name in pairs.keys() - changes
    ]
    drawn = [(name, text) for name, text in whole if name not in OWN_TO_PAGE]
    link = _address(explorer_url(view.lang), whole)
    images = forms_of(view.lang, IMAGES)
    words = {
        "live": (gettext("Live"), gettext("Follows every new release of the data.")),
        "frozen": (
            gettext("Frozen"),
            gettext("Keeps this day and this release for ever. For reports and references."),
        ),
    }
    name, meaning = words[kind]
    title = _title(atlas, view, summary)
    codes = _codes(atlas, view, kind, summary, has_image="png" in images)
    text = citation(
        atlas,
        view,
        title,
        accessed=format_partial(today.isoformat(), view.lang),
        address=link,
    )
    return ShareState(
        id=kind,
        name=name,
        meaning=meaning,
        texts=(
            ShareText(f"share-{kind}-link", gettext("Link"), ((link, True),)),
            *codes[:1],
        ),
        further=tuple(codes[1:]),
        citation=ShareText(
            f"share-{kind}-citation", gettext("How to cite"), _pieces(text, link), is_code=False
        ),
        kept=tuple(drawn),
        images=tuple(ShareLink(suffix.upper(), url) for suffix, url in images.items()),
        preview=_address(images["png"], [*drawn, ("size", "slide"), ("dpi", "96")])
        if "png" in images
        else "",
        data=tuple(_data(atlas, view, drawn)),
    )


def _codes(atlas: Atlas, view: View, kind: str, summary: Summary, *, has_image: bool) -> list[ShareText]:
    """Return the codes for pages and reports; those with a picture only if there are pictures."""
    follows = replace(view, release="", given=view.given - {"release"})
    report = Report(atlas, follows, None, own_parameters(atlas, follows, None), is_fixed=False)
    found = snippets(report, summary, is_frozen=kind == "frozen")
    return [
        ShareText(f"share-{kind}-{each.id}", each.label, each.pieces)
        for each in found
        if has_image or each.id == FRAME
    ]


def _data(atlas: Atlas, view: View, drawn: list[tuple[str, str]]) -> Iterator[ShareLink]:
    """Yield the view as data: whole where that form exists, else layer by layer."""
    whole = forms_of(view.lang, tuple(DATA))
    for suffix, address in whole.items():
        yield ShareLink(gettext(DATA[suffix]), _address(address, drawn))
    if "csv" in whole:
        return
    kept = [pair for pair in drawn if pair[0] != "layers"]
    for layer_id in view.layers:
        title = gettext(atlas.spec(layer_id).title)
        for suffix, form in (("csv", "CSV"), ("geojson", "GeoJSON")):
            url = url_for("exports.download", layer_id=layer_id, suffix=suffix)
            label = gettext("%(layer)s: %(form)s", layer=title, form=form)
            yield ShareLink(label, _address(url, [*kept, ("lang", view.lang)]))


def _address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return an address with a query string as ``View.query`` writes it."""
    settings: Settings = current_app.extensions["settings"]
    query = "&".join(f"{name}={quote(text, safe=',:')}" for name, text in pairs)
    return absolute(f"{path}?{query}" if query else path, settings)


def _pieces(text: str, *addresses: str) -> tuple[tuple[str, bool], ...]:
    """Return a text cut at the addresses in it, plain or as HTML writes them, so that a host can be added."""
    written = sorted(
        {form for each in addresses for form in (each, str(escape(each)))}, key=len, reverse=True
    )
    cut = re.split("(" + "|".join(re.escape(each) for each in written) + ")", text)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(cut) if piece)
