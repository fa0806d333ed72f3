"""The words the script uses on the details card; ``{value}`` is where it puts a number."""

from __future__ import annotations

from flask_babel import gettext


def card_words() -> dict[str, str]:
    """Return the words by the names the script has for them."""
    return {
        "around": gettext("Around it"),
        "cite": gettext("Cite"),
        "copyCitation": gettext("Copy the citation"),
        "disputed": gettext("≠ sources disagree"),
        "hideClaims": gettext("Fold the claims"),
        "sheet-full": gettext("Panel at full height. Fold to its title"),
        "sheet-half": gettext("Panel at half height. Enlarge"),
        "sheet-title": gettext("Panel folded to its title. Enlarge"),
        "showClaims": gettext("Show all claims: %(number)s", number="{value}"),
        "zoomTo": gettext("Zoom to it"),
    }
