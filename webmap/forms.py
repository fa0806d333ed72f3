"""Forms of the explorer that set one parameter of the address and keep the rest; they work without script."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import url_for

from layers.enumerations import MEASURES
from layers.view import View
from webmap.legend import measure_choice


@dataclass(frozen=True)
class GetForm:
    """Where a form leads and what it carries along."""

    action: str
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MeasureForm:
    """The choice of what the areas are coloured by: code, words, whether it is chosen."""

    form: GetForm
    choices: tuple[tuple[str, str, bool], ...]


def measure_form(view: View) -> MeasureForm:
    """Return the form that sets ``measure``."""
    choices = tuple((code, measure_choice(code), code == view.measure) for code in MEASURES)
    return MeasureForm(kept_form(view, "measure"), choices)


def kept_form(view: View, parameter: str) -> GetForm:
    """Return a form that sets ``parameter`` and keeps the others."""
    kept = tuple(pair for pair in parse_qsl(view.query(), keep_blank_values=True) if pair[0] != parameter)
    return GetForm(url_for("pages.explorer", lang=view.lang), kept)
