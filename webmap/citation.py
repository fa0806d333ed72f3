"""How a view or a thing of the atlas is cited: title, day, release, address, credits."""

from __future__ import annotations

from flask_babel import gettext

from layers.atlas import Atlas
from layers.view import View
from webmap.i18n import format_partial

# Who drew the boundaries and named the places; names that are not translated.
CREDITS = "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames (CC BY 4.0)"
# Where the reader's day and the public address stand: known to the reader's side only.
ACCESSED, ADDRESS = "{accessed}", "{address}"


def citation(
    atlas: Atlas, view: View, title: str, *, accessed: str = ACCESSED, address: str = ADDRESS
) -> str:
    """Return the citation of ``title`` as it stands in ``view``, in the language of the view.

    Without ``accessed`` and ``address`` their places are marked by ``{accessed}`` and ``{address}``.
    """
    return str(
        gettext(
            "Takhoum, border-cooperation atlas: %(title)s. Situation on %(day)s, release %(release)s. "
            "Accessed on %(accessed)s. Boundaries and places: %(credits)s. %(address)s",
            title=title,
            day=format_partial(view.day.isoformat(), view.lang),
            release=atlas.release_id,
            accessed=accessed,
            address=address,
            credits=CREDITS,
        )
    )
