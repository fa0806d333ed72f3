"""The closed lists and bounds of the query string (CONTRACT, "One query string")."""

from __future__ import annotations

from datetime import date

STATUSES = ("open", "open_restricted", "closed", "unknown")
STAGES = ("none", "announced", "study", "works", "completed", "inaugurated", "unknown")
TRAFFIC = ("persons", "goods", "rail")
CONFIDENCE = ("high", "medium", "low", "unverified")
MEASURES = ("mechanisms", "agreements", "crossings_open", "border_km")
DETAILS = ("low", "mid", "full")
LANGUAGES = ("ar", "fr", "en")
SIZES = ("a4", "a4-landscape", "a3", "a3-landscape", "slide", "square")
DRAWING_STYLES = ("light", "grey")
PANELS = ("table", "none")
FIRST_DAY, LAST_DAY = date(1962, 7, 5), date(2027, 12, 31)
MAX_LIMIT, MAX_OFFSET, MAX_TEXT = 10_000, 1_000_000, 200
DPI_BOUNDS, PIXEL_BOUNDS = (36, 1200), (100, 10_000)
