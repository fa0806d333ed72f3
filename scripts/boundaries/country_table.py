"""Make lookups/countries.csv: every country with an ISO 3166-1 code, names from Unicode CLDR."""

from babel import Locale

from scripts.registers.tables import Row

COLUMNS = ("country_code", "iso2", "name_ar", "name_fr", "name_en", "is_neighbour", "neighbour_order")
LANGUAGES = ("ar", "fr", "en")
# From the Tunisian coast clockwise to the Moroccan one.
ORDER = ("TUN", "LBY", "NER", "MLI", "MRT", "ESH", "MAR")


def cldr_name(iso2: str, lang: str) -> str:
    """Return the CLDR name of a territory, with the apostrophe our texts use."""
    return str(Locale(lang).territories[iso2]).replace("’", "'")


def country_rows(countries: list[dict[str, str]], fixed: dict[str, Row]) -> list[Row]:
    """Return one row a country, sorted by code."""
    rows = []
    for country in countries:
        code = country["iso3"]
        row = {"country_code": code, "iso2": country["iso2"]}
        row |= {f"name_{lang}": cldr_name(country["iso2"], lang) for lang in LANGUAGES}
        if code in fixed:
            row |= {f"name_{lang}": fixed[code][f"name_{lang}"] for lang in LANGUAGES}
        is_neighbour = code in ORDER
        order = str(ORDER.index(code) + 1) if is_neighbour else ""
        rows.append(row | {"is_neighbour": "true" if is_neighbour else "false", "neighbour_order": order})
    return rows
