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
    moved = [kind for kind in TRAFFIC if early.by_traffic[kind] != late.by_traffic[kind]]
    # The word for the post follows from its traffics: what was said of those that did not move is no reason.
    reasons = {claim_id for kind in moved for claim_id in late.claim_ids_by_traffic[kind]}
    status_ids = tuple(claim_id for claim_id in late.status_claim_ids if claim_id in reasons)
    cells = [
        ("operating_status", early.operating_status, late.operating_status, status_ids),
        *(
            (f"status_{kind}", early.by_traffic[kind], late.by_traffic[kind], late.claim_ids_by_traffic[kind])
            for kind in TRAFFIC
        ),
        ("upgrade_stage", early.upgrade_stage, late.upgrade_stage, late.stage_claim_ids),
    ]
    for column, before, after, claim_ids in cells:
        if before != after and claim_ids:
            sources = sources_of(atlas, claim_ids)
            found.append(BoardChange(key, column, before, after, claim_ids, sources))
    return found
