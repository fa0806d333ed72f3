"""How the rows of a register read in a list, as a declaration; the values that many registers have."""

from __future__ import annotations

from dataclasses import dataclass

from layers.messages import N_
from layers.spec import PopupField as Field


@dataclass(frozen=True, slots=True)
class Reading:
    """One register in lists.

    Attributes
    ----------
    target : str
        Kind of page its rows lead to; empty: none.
    key : str
        Column with the key of that page.
    stems : tuple of str
        Columns of the name, in the first cell under ``heading``; empty: the values alone.
    columns : tuple of Field
        Values, each under its label.
    """

    target: str = ""
    key: str = ""
    stems: tuple[str, ...] = ()
    heading: str = N_("Name")
    columns: tuple[Field, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings of all cells, in order."""
        return (*((self.heading,) if self.stems else ()), *(each.label for each in self.columns))


STATEMENT = Field("statement", N_("In the source"), "text")
NOTE = Field("note", N_("Note"), "text")
KIND = Field("kind", N_("Kind"), "message")
DATE = Field("date", N_("Date"), "date")
COUNTRY = Field("country_code", N_("Country"), "link", target="countries")
COUNTRIES = Field("country_codes", N_("Countries"), "link", target="countries")
WILAYA = Field("wilaya_code", N_("Wilaya"), "link", target="wilayas")
WILAYAS = Field("wilaya_codes", N_("Wilayas"), "link", target="wilayas")
REGION = Field("region_code", N_("Region"), "link", target="regions")
MECHANISM = Field("mechanism_id", N_("Mechanism"), "link", target="mechanisms")
THEMES = Field("theme_ids", N_("Themes"), "link", target="themes")
GROUP = Field("group_id", N_("Group"), "link", target="groups")
BASIS = Field("basis", N_("Basis"), "message")
STATUS = Field("status", N_("Status"), "message")
