"""What a reader calls the columns of a table; a column that no word is given for keeps its own name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext

from layers.messages import N_
from layers.spec import LayerSpec
from webmap.i18n import LANGUAGE_NAMES

# By column, or by its stem where there is one column a language.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "counterpart": N_("Counterpart"),
        "note": N_("Note"),
        "coord_note": N_("Note on the position"),
        "statement": N_("Statement"),
        "crossing_id": N_("Identifier"),
        "twinning_id": N_("Identifier"),
        "mechanism_id": N_("Identifier"),
        "session_id": N_("Identifier"),
        "network_id": N_("Identifier"),
        "mission_id": N_("Identifier"),
        "border_id": N_("Identifier"),
        "country_code": N_("Country"),
        "wilaya_code": N_("Wilaya"),
        "region_code": N_("Region"),
        "kind": N_("Kind"),
        "lon": N_("Longitude"),
        "lat": N_("Latitude"),
        "coord_precision": N_("Position"),
        "operating_status": N_("Status"),
        "status_since": N_("Since"),
        "since_basis": N_("What the date is"),
        "status_persons": N_("Persons"),
        "status_goods": N_("Goods"),
        "status_rail": N_("Rail"),
        "since_persons": N_("Persons, since"),
        "since_goods": N_("Goods, since"),
        "since_rail": N_("Rail, since"),
        "traffic": N_("Traffic"),
        "upgrade_stage": N_("Upgrade stage"),
        "stage_since": N_("Stage, since"),
        "last_verified": N_("Last verified"),
        "freshness": N_("Freshness"),
        "is_disputed": N_("In dispute"),
        "evidence": N_("Evidence"),
        "confidence": N_("Confidence"),
        "has_conflict": N_("Sources disagree"),
        "source_ids": N_("Sources"),
        "status_source_ids": N_("Sources of the status"),
        "stage_source_ids": N_("Sources of the stage"),
        "verified_source_ids": N_("Sources of the last verification"),
        "source_id": N_("Identifier"),
        "title": N_("Title"),
        "publisher": N_("Publisher"),
        "published": N_("Published"),
        "language": N_("Language"),
        "url": N_("Address"),
    }
)
# Codes that have words under the name of another column.
CODED_LIKE = MappingProxyType({"evidence": "confidence"})
_STEM = re.compile(r"(\w+)_(ar|fr|en)")


def language_stem(column: str) -> tuple[str, str]:
    """Return stem and language of a column that holds a text in one language, else the column and nothing.

    Examples
    --------
    >>> language_stem("coord_note_fr"), language_stem("wilaya_code")
    (('coord_note', 'fr'), ('wilaya_code', ''))
    """
    match = _STEM.fullmatch(column)
    return (match[1], match[2]) if match else (column, "")


def column_label(spec: LayerSpec, column: str, lang: str) -> str:
    """Return the heading of a column in ``lang``, that of the request; another language is named."""
    stem, other = language_stem(column)
    declared = {field.column: field.label for field in spec.popup}
    word = declared.get(column) or WORDS.get(stem)
    if word is None:
        return column
    label = str(gettext(word))
    return f"{label} ({LANGUAGE_NAMES[other]})" if other not in ("", lang) else label
