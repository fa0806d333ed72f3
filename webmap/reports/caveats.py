"""What must be said beside a view: what is missing, computed or old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext

from layers.atlas import Atlas
from layers.board import build_board
from layers.board_compare import LAYER
from layers.selection import Selection
from layers.styles import styles
from layers.view import View
from webmap.caveats import board_caveats
from webmap.i18n import format_number, format_partial


def view_caveats(atlas: Atlas, view: View, selections: Sequence[Selection]) -> tuple[str, ...]:
    """Return the caveats of a view, the general ones last."""
    found: list[str] = []
    for selection in selections:
        found += _missing(selection, view.lang)
        found += _last_evidence(selection, view.lang)
    if any(styles()[each.spec.style].is_measure and each.spec.is_editioned for each in selections):
        found += _edition(atlas, view)
    if LAYER in view.layers:
        found += board_caveats(build_board(atlas, view).rows, view.lang)
    return tuple(dict.fromkeys(found))


def _missing(selection: Selection, lang: str) -> Iterator[str]:
    """Say what of a layer is not drawn."""
    counts, title = selection.counts, gettext(selection.spec.title)
    if counts.unverified:
        number = format_number(counts.unverified, lang)
        yield gettext("%(title)s: %(number)s unverified rows left out", title=title, number=number)
    if counts.without_place:
        number = format_number(counts.without_place, lang)
        yield gettext("%(title)s: %(number)s without place, in the table only", title=title, number=number)
    if len(selection.features) < selection.number_matched:
        shown = format_number(len(selection.features), lang)
        total = format_number(selection.number_matched, lang)
        yield gettext("%(title)s: %(shown)s of %(total)s rows shown", title=title, shown=shown, total=total)


def _last_evidence(selection: Selection, lang: str) -> Iterator[str]:
    """Say how old the newest verification of the rows shown is."""
    dates = [text for each in selection.features if (text := each.properties.get("last_verified"))]
    if dates:
        day = format_partial(max(dates), lang)
        yield gettext("The latest verification of a post shown is of %(day)s.", day=day)


def _edition(atlas: Atlas, view: View) -> Iterator[str]:
    """Say what is to be known of the edition of wilayas shown."""
    row = atlas.tables.find("editions", view.edition)
    note = row and row.get(f"note_{view.lang}")
    if note:
        yield str(note)
