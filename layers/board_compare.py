"""The crossings of a view in the order of the board, and what changed of them between two days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from layers.crossing_state import sources_of
from layers.enumerations import TRAFFIC
from layers.known import CrossingState
from layers.selection import Selection
from layers.view import View

if TYPE_CHECKING:
    from layers.atlas import Atlas

LAYER, BY_NEIGHBOUR = "crossings", "country_code"
_COLUMNS = ("operating_status", *(f"status_{kind}" for kind in TRAFFIC), "upgrade_stage")


@dataclass(frozen=True, slots=True)
class BoardChange:
    """One cell that differs between two days: ``claim_ids`` took effect in between and made it so."""

    crossing_id: str
    column: str
    before: str
    after: str
    claim_ids: tuple[str, ...]
    source_ids: tuple[str, ...]


def board_selection(atlas: Atlas, view: View) -> Selection:
    """Return the crossings of a view in the order of the board, all pages.

    Grouped by ``country_code``, neighbours come in their own order (Tunisia to Morocco, as
    ``neighbour_order`` has it), not in that of the alphabet.
    """
    selection = atlas.select(LAYER, replace(view, limit=None, offset=0))
    if view.group != BY_NEIGHBOUR:
        return selection
    order = {code: place for place, code in enumerate(atlas.vocabulary.countries)}
    features = sorted(selection.features, key=lambda each: order[each.properties[BY_NEIGHBOUR]])
    return replace(selection, features=tuple(features))


def compare_boards(atlas: Atlas, view: View, before: date, after: date) -> tuple[BoardChange, ...]:
    """Return what the claims changed between two days, told forward in time whichever is given first.

    Parameters
    ----------
    atlas : Atlas
    view : View
        Its filters apply: a crossing counts if it meets them on one of the two days. Places are those of
        ``view.edition`` on both days.
    before, after : date

    Returns
    -------
    tuple of BoardChange
        By crossing as the board of the later day has them, then by column. That sources begin to speak of a
        post of which nothing was known makes its upgrade stage ``none`` instead of ``unknown``: no claim says
        so, and it is no change.
    """
    first, last = sorted((before, after))
    early, late = atlas.states(first), atlas.states(last)
    shown: dict[str, None] = {}
    for day in (last, first):
        shown |= dict.fromkeys(each.key for each in board_selection(atlas, replace(view, day=day)).features)
    return tuple(change for key in shown for change in _changes(atlas, key, early[key], late[key]))


def _changes(atlas: Atlas, key: str, early: CrossingState, late: CrossingState) -> list[BoardChange]:
    """Return the cells of one crossing that differ."""
    found = []
    cells = zip(_COLUMNS, _cells(early), _cells(late), strict=True)
    for column, (before, old_ids), (after, new_ids) in cells:
        claim_ids = tuple(claim_id for claim_id in new_ids if claim_id not in old_ids)
        if before != after and claim_ids:
            sources = sources_of(atlas, claim_ids)
            found.append(BoardChange(key, column, before, after, claim_ids, sources))
    return found


def _cells(state: CrossingState) -> list[tuple[str, tuple[str, ...]]]:
    """Return value and claims of each column that is compared."""
    traffic = [(state.by_traffic[kind], state.claim_ids_by_traffic[kind]) for kind in TRAFFIC]
    return [
        (state.operating_status, state.status_claim_ids),
        *traffic,
        (state.upgrade_stage, state.stage_claim_ids),
    ]
