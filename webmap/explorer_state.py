"""One state of the explorer for its script: what the map draws, and the same parts the page is made of."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from flask import render_template

from layers.atlas import Atlas
from layers.enumerations import FIRST_DAY
from layers.exploring import explore
from layers.months import Look, parameters_of, walk_months
from layers.spec import LayerSpec
from layers.view import View
from webmap.context import explorer_parts
from webmap.pagedata import drawn_state, shapes_url

# Elements with data-part of these names are brought up to date from the templates of the same names.
PARTS = ("legend", "filters", "result", "chips", "views", "time", "table")


def explorer_state(atlas: Atlas, view: View) -> bytes:
    """Return ``drawn_state`` as JSON: small and quickly made, so that the map changes at once."""
    return _json(drawn_state(atlas, view))


def state_parts(atlas: Atlas, view: View) -> bytes:
    """Return the parts of the page as JSON: markup of our own templates by name."""
    parts = explorer_parts(atlas, view, explore(atlas, view))
    return _json({name: render_template(f"explorer/{name}.html", parts=parts) for name in PARTS})


def layer_months(atlas: Atlas, spec: LayerSpec, view: View) -> bytes:
    """Return what ``drawn_state`` says of a layer on every month up to the day of ``view``, as JSON.

    From it the page foresees the answer to a date or a filter (``foresight.js``). ``steps`` are changes by
    month and key: ``[symbol, amount, place in sets]``, nothing for what is gone; ``sets`` hold the values
    that each of ``parameters`` compares.
    """
    sets: dict[tuple[tuple[str, ...], ...], int] = {}

    def written(look: Look | None) -> list[Any] | None:
        """Return a look with its values by number: few differ."""
        if look is None:
            return None
        return [look.symbol, look.amount, sets.setdefault(look.values, len(sets))]

    steps = [
        (f"{step.day:%Y-%m}", {key: written(look) for key, look in step.changes.items()})
        for step in walk_months(atlas, spec, until=view.day, measure=view.measure)
    ]
    begun = [(edition, max(day, FIRST_DAY)) for edition, day in atlas.vocabulary.editions if day <= view.day]
    document = {
        "first": f"{FIRST_DAY:%Y-%m}",
        "today": view.day.isoformat(),
        "release": atlas.release_id,
        "measure": view.measure,
        "isEditioned": spec.is_editioned,
        "editions": [(edition, f"{day:%Y-%m}") for edition, day in begun],
        "shapes": {
            edition: shapes_url(atlas, spec.id, replace(view, edition=edition))
            for edition, _ in atlas.vocabulary.editions
        },
        "parameters": parameters_of(spec),
        "sets": list(sets),
        "steps": steps,
    }
    return _json(document)


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
