"""The view shown and the one it is compared with, both in one edition of wilayas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layers.messages import N_
from layers.view import ParameterError, View

if TYPE_CHECKING:
    from layers.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Sides:
    """``edition`` is that in which both are told; ``carried`` names the finer one that was carried over."""

    shown: View
    compared: View | None
    edition: str
    carried: str = ""


def sides_of(atlas: Atlas, view: View) -> Sides:
    """Return a view ready to be computed, and with ``compare`` the same on the other day.

    Days of two editions are both told in the coarser one: its wilayas are unions of those of the finer.

    Raises
    ------
    ParameterError
        ``wilaya`` names some parts of a wilaya of the coarser edition and not the others: figures of a
        part cannot be carried over.
    """
    if view.compare_day is None:
        return Sides(view, None, view.edition)
    order = atlas.tables.editions
    other = atlas.vocabulary.edition(view.compare_day)
    edition = min(view.edition, other, key=order.index)
    wilaya = _carried(atlas, view, edition)
    shown = replace(view, edition=edition, wilaya=wilaya)
    compared = replace(shown, day=view.compare_day, asof=view.compare, compare="", compare_day=None)
    finer = max(view.edition, other, key=order.index)
    return Sides(shown, compared, edition, finer if finer != edition else "")


def _carried(atlas: Atlas, view: View, edition: str) -> tuple[str, ...]:
    """Return the wilayas chosen, in the codes of a coarser edition."""
    if not view.wilaya or edition == view.edition:
        return view.wilaya
    then = codes_between(atlas, view.edition, edition)
    for code in view.wilaya:
        missing = sorted(each for each, parent in then.items() if parent == then[code])
        if not set(missing) <= set(view.wilaya):
            raise ParameterError(
                "compare",
                N_(
                    "%(parameter)s: on the other day wilaya %(wilaya)s was a part of wilaya %(parent)s; "
                    "figures of a part cannot be compared with those of the whole. Choose %(all)s together."
                ),
                {"wilaya": code, "parent": then[code], "all": ",".join(missing)},
            )
    return tuple(dict.fromkeys(then[code] for code in view.wilaya))


def codes_between(atlas: Atlas, finer: str, coarser: str) -> Mapping[str, str]:
    """Return the code of every wilaya of an edition in an older one, by the documented crosswalk."""
    parents = atlas.tables.parents
    return {parents[finer][newest]: parents[coarser][newest] for newest in parents[finer]}
