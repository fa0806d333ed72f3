"""The operating status of a crossing, folded from its claims: by traffic, by side, as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from layers.claims import SIDES, TRAFFICS, Claim

# The first that is present decides: one closed side closes the post, an unknown one never counts as open.
_CAUTION = ("closed", "open_restricted", "unknown", "open")
# Events that change a regime; other claims only report the state they find.
CHANGES = ("opened", "reopened", "closed", "inaugurated")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one traffic on one side."""

    status: str
    is_strong: bool
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What the status of one traffic rests on: the claim that began it, and all that say so since."""

    since: Claim
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """The operating status at one moment; ``since`` is the claim that began it, ``None`` while unknown."""

    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    by_traffic: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(TRAFFICS, "unknown"))
    bases: Mapping[str, Basis] = field(default_factory=dict)
    status: str = "unknown"
    since: Claim | None = None

    @property
    def by_side(self) -> dict[str, str]:
        """Return the status of each side that a claim names; ``unknown`` for a side none names."""
        return {side: self._of_side(side) for side in SIDES}

    @property
    def claim_ids(self) -> frozenset[str]:
        """Return the claims on which the status of the traffics rests."""
        return frozenset(claim_id for basis in self.bases.values() for claim_id in basis.claim_ids)

    def _of_side(self, side: str) -> str:
        cells = {traffic: cell for (traffic, of), cell in self.cells.items() if of == side}
        if not any(cell.is_stated for cell in cells.values()):
            return "unknown"
        return overall_status({traffic: cell.status for traffic, cell in cells.items()})


def overall_status(by_traffic: Mapping[str, str]) -> str:
    """Return the one word for a post from the statuses of its traffics.

    Traffics of which nothing is known are left aside. ``closed`` if all others are closed; ``open`` if
    persons or trains pass and no traffic is closed or restricted; else ``open_restricted``: a post known
    to be open to goods alone is not simply open.

    Examples
    --------
    >>> overall_status({"persons": "closed", "goods": "open", "rail": "unknown"})
    'open_restricted'
    >>> overall_status({"persons": "open", "goods": "unknown"}), overall_status({})
    ('open', 'unknown')
    """
    known = {traffic: status for traffic, status in by_traffic.items() if status != "unknown"}
    statuses = set(known.values())
    if not known:
        return "unknown"
    if statuses == {"closed"}:
        return "closed"
    return "open" if statuses == {"open"} and set(known) != {"goods"} else "open_restricted"


def fold_operation(claims: Iterable[Claim]) -> Operation:
    """Return the operation that ``claims`` lead to, applied in the order given.

    Only claims of the aspect ``operation`` that are ``lasting`` or ``partial`` change anything: what was
    announced, happened once or is disputed does not.
    """
    operation = Operation()
    for claim in claims:
        changes_status = claim.value != "announced" and claim.duration in ("lasting", "partial")
        if claim.aspect == "operation" and changes_status:
            operation = _apply(operation, claim)
    return operation


def _apply(before: Operation, claim: Claim) -> Operation:
    cells = dict(before.cells)
    for traffic in claim.traffics:
        for side in claim.sides:
            cells[traffic, side] = _weigh(cells.get((traffic, side)), claim)
    by_traffic = dict(before.by_traffic)
    bases = dict(before.bases)
    for traffic in claim.traffics:
        by_traffic[traffic] = _most_cautious(cells[key] for key in cells if key[0] == traffic)
        if by_traffic[traffic] != before.by_traffic[traffic] or traffic not in bases:
            bases[traffic] = Basis(claim, (claim.claim_id,))
        elif by_traffic[traffic] == claim.value:
            bases[traffic] = Basis(bases[traffic].since, (*bases[traffic].claim_ids, claim.claim_id))
    status = overall_status(by_traffic)
    is_new_regime = claim.event_type in CHANGES and by_traffic != before.by_traffic
    since = claim if status != before.status or is_new_regime else before.since
    return Operation(cells, by_traffic, bases, status, None if status == "unknown" else since)


def _weigh(known: Cell | None, claim: Claim) -> Cell:
    is_stated = claim.side != "unstated"
    if known is not None and known.status == claim.value:
        return Cell(known.status, known.is_strong or claim.is_strong, known.is_stated or is_stated)
    if known is not None and known.is_strong and not claim.is_strong:
        return known
    return Cell(claim.value, claim.is_strong, is_stated)


def _most_cautious(cells: Iterable[Cell]) -> str:
    present = {cell.status for cell in cells}
    return next(status for status in _CAUTION if status in present)
