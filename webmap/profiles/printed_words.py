"""The sentences of the printed sheets: subtitle, foot, how to read them."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from webmap.context import boundary_note
from webmap.i18n import format_partial
from webmap.profiles.page import ProfilePage
from webmap.sources import Words, plain_words


def sheet_subtitle(page: ProfilePage) -> str:
    """Return kind, key, day and edition."""
    return str(
        gettext(
            "%(kind)s: %(key)s. Situation on %(day)s. %(edition)s",
            kind=page.kind,
            key=page.profile.key,
            day=page.day,
            edition=page.edition.text,
        )
    )


def sheet_foot(made_on: date, lang: str) -> str:
    """Return from which release it was made, and what it is not."""
    return str(
        gettext(
            "Made from the release of %(day)s. "
            "Compiled from published documents, not an official publication of any state.",
            day=format_partial(made_on.isoformat(), lang),
        )
    )


def sheet_words(lang: str) -> dict[str, Words]:
    """Return the single texts by their place; ``{n}`` is where the template puts a number."""
    texts = {
        "release": gettext("Release"),
        "numbers": gettext("In numbers"),
        "computed": gettext("computed"),
        "sources": gettext("Numbered sources"),
        "source": gettext("Sources"),
        "notes": gettext("How to read this sheet"),
        "dropped": gettext("Tables left out whole here, with their number of rows; all stand on the page:"),
        "more": gettext("Left out here: %(number)s. All stand on the page of this sheet.", number="{n}"),
        "more_sources": gettext("Sources left out here: %(number)s. All stand on the page.", number="{n}"),
        "not_known": gettext("not known"),
    }
    return {name: plain_words(text, lang) for name, text in texts.items()}


def sheet_notes(page: ProfilePage) -> list[tuple[str, str]]:
    """Return how to read the sheet, what boundaries do not mean, whose data this is."""
    computed = gettext(
        "marked numbers and relations are worked out from the rows of the registers; "
        "the page says how and from which rows."
    )
    licences = gettext(
        "register: Takhoum contributors, CC BY 4.0. "
        "Points on the border: © OpenStreetMap contributors, ODbL 1.0; "
        "towns: GeoNames, CC BY 4.0; regions: Natural Earth, public domain."
    )
    found = [
        (gettext("Computed:"), computed),
        (gettext("Boundaries:"), boundary_note()),
        (gettext("Licences:"), licences),
    ]
    if page.is_past:
        words = gettext("nothing later than the day shown is counted or told.")
        found.insert(0, (gettext("A past day:"), words))
    return found
