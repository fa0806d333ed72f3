"""A derived number as a JSON document with stable field names; docs/numbers.md tells them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from layers.atlas import Atlas
from layers.names import LANGUAGES
from layers.numbers.formulas import FORMULAS
from layers.numbers.number import Number
from layers.view import View

COLUMNS = (
    "table", "row_id", *(f"name_{lang}" for lang in LANGUAGES), "role", "amount", "source_ids",
)  # fmt: skip


def number_document(atlas: Atlas, number: Number, view: View) -> dict[str, Any]:
    """Return value, formula and rows of a number; words are in the language of the request."""
    return {
        "id": number.id,
        "title": gettext(number.title),
        "value": number.value,
        "unit": number.unit or None,
        "is_derived": True,
        "formula": number.formula,
        "formula_words": gettext(FORMULAS[number.formula].words),
        "asof": view.day.isoformat(),
        "edition": view.edition,
        "release": atlas.release_id,
        "rows": [
            {
                "table": row.table,
                "row_id": row.row_id,
                **{f"name_{lang}": row.names.get(lang) or None for lang in LANGUAGES},
                "role": row.role or None,
                "amount": row.amount,
                "source_ids": list(row.source_ids),
            }
            for row in number.rows
        ],
        "left_out": [gettext(each) for each in number.left_out],
    }
