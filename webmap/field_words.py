"""Words for the columns of the registers, for the page of changes; a column without words names itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext

from layers.messages import N_
from webmap.i18n import LANGUAGE_NAMES
from webmap.sources import Words

# By the stem of the column: its language is said apart.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "counterpart": N_("Counterpart"),
        "dz_name": N_("Algerian side"),
        "partner_name": N_("Partner"),
        "title": N_("Title"),
        "text": N_("What the source says"),
        "statement": N_("Statement"),
        "note": N_("Note"),
        "rule": N_("Why the map follows it"),
        "value": N_("Value"),
        "date": N_("Date"),
        "aspect": N_("Aspect"),
        "side": N_("Side"),
        "traffic": N_("Traffic"),
        "duration": N_("Duration"),
        "status": N_("Status"),
        "confidence": N_("Confidence"),
        "source_ids": N_("Sources"),
        "source_id": N_("Source"),
        "theme_ids": N_("Themes"),
        "country_code": N_("Country"),
        "wilaya_code": N_("Wilaya"),
        "region_code": N_("Region"),
        "lon": N_("Longitude"),
        "lat": N_("Latitude"),
        "coord_precision": N_("Precision of the place"),
        "coord_note": N_("About the place"),
        "signed": N_("Signed on"),
        "established": N_("Established"),
        "date_start": N_("First day"),
        "date_end": N_("Last day"),
        "place": N_("Place"),
        "published": N_("Published on"),
        "publisher": N_("Publisher"),
        "url": N_("Address"),
    }
)


def field_words(column: str, lang: str) -> Words:
    """Return the words of a column with their language; one without words stands as it is.

    The language the column is in is named unless ``lang`` is empty.
    """
    stem, suffix = _parts(column)
    message = FIELDS.get(stem)
    if message is None:
        return Words(column, "en", "ltr")
    word = str(gettext(message))
    if suffix and lang:
        word = str(gettext("%(field)s (%(language)s)", field=word, language=LANGUAGE_NAMES[suffix]))
    return Words(word, "", "")


def is_worded(column: str, lang: str) -> bool:
    """Tell whether a column has words and holds text of a language, or of none."""
    stem, suffix = _parts(column)
    return stem in FIELDS and suffix in ("", lang)


def _parts(column: str) -> tuple[str, str]:
    """Return the stem of a column and the language it is in, if any."""
    stem, _, suffix = column.rpartition("_")
    return (stem, suffix) if suffix in LANGUAGE_NAMES else (column, "")
