"""Codes of the neighbours' regions: country, scheme, and what has no polygon."""

COUNTRIES = {"TN": "TUN", "LY": "LBY", "NE": "NER", "ML": "MLI", "MR": "MRT", "EH": "ESH", "MA97": "MAR"}
# Named by the facts, without an open polygon: the polygon drawn over their ground.
WITHOUT_POLYGON = {"LY-NL": "LY-GD", "ML-9": "ML-7", "ML-10": "ML-6"}


def country_of(code: str) -> str:
    """Return the country of a region code (ISO 3166-1 alpha-3)."""
    return COUNTRIES[code.split("-")[0]]


def scheme_of(code: str) -> str:
    """Return of which time a region code is."""
    if code.startswith("LY-") and code not in WITHOUT_POLYGON:
        return "lby-2001"
    return "mar-1997" if code.startswith("MA97-") else "iso-current"


def region_code(shipped: str) -> str:
    """Return our code for a code shipped with Natural Earth: Morocco's of 1997 are marked as such."""
    return shipped.replace("MA-", "MA97-")
