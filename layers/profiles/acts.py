"""Sheets of what is written and founded: agreements, twinnings, texts, institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layers.details import Fact
from layers.filters import TREE
from layers.lookups import Row
from layers.messages import N_
from layers.profiles.base import Base, Parts
from layers.profiles.body_numbers import agreement_numbers, text_numbers, twinning_numbers
from layers.profiles.commitments import commitment_section
from layers.profiles.reading import COUNTRIES, COUNTRY, MECHANISM, STATUS, THEMES
from layers.profiles.readings import READINGS
from layers.profiles.sections import latest_first, section, told
from layers.spec import Filter
from layers.spec import PopupField as Field

if TYPE_CHECKING:
    from layers.profiles.ask import Ask

_CONFIDENCE = Filter("confidence", column="confidence")


def _agreement(ask: Ask, row: Row) -> Parts:
    family = [each for each in ask.rows("agreements", family=row["family"]) if each is not row]
    return Parts(
        sections=told(
            section(ask, "texts", N_("Legal texts and declarations"), "texts",
                    ask.rows("texts", mechanism_id=row["mechanism_id"])),
            section(ask, "sessions", N_("Sessions and meetings of the mechanism"), "mechanism_sessions",
                    latest_first(ask.rows("mechanism_sessions", mechanism_id=row["mechanism_id"]),
                                 "date_start")),
            section(ask, "others", N_("Other agreements of the framework"), "agreements", family,
                    is_open=True),
        ),
        map_query=f"layers=partners&country={','.join(row['country_codes'])}" if row["country_codes"] else "",
    )  # fmt: skip


def _twinning(ask: Ask, row: Row) -> Parts:
    rows = ask.rows("twinnings")
    same = [each for each in rows if each is not row and each["dz_name_fr"] == row["dz_name_fr"]]
    across = [
        each for each in rows
        if each is not row and each["partner_name_fr"] == row["partner_name_fr"]
        and each["country_code"] == row["country_code"]
    ]  # fmt: skip
    return Parts(
        sections=told(
            section(ask, "same_authority", N_("Other agreements of the same authority"), "twinnings",
                    latest_first(same, "signed")),
            section(ask, "same_partner", N_("Other agreements of the same partner"), "twinnings",
                    latest_first(across, "signed")),
        ),
        facts=_first_claim(row),
    )  # fmt: skip


def _first_claim(row: Row) -> tuple[Fact, ...]:
    """Say that a source presents a twinning as the first of all, if one does."""
    sources = tuple(row["source_ids"])
    label = N_("Presented by a source as the first twinning")
    return (Fact(label, "message", "true", sources, column="twinnings.is_first_claim"),) * bool(
        row["is_first_claim"]
    )


def _text(ask: Ask, row: Row) -> Parts:
    number = row["number"]
    created = [
        each for each in ask.rows("institutions") if number and number in str(each["legal_basis_fr"] or "")
    ]
    commitments = ask.rows("commitments", text_id=row["text_id"])
    ids = dict.fromkeys(each["session_id"] for each in commitments)
    sessions = [each for key in ids if (each := ask.find("mechanism_sessions", key))]
    return Parts(
        sections=told(
            commitment_section(ask, commitments),
            section(ask, "sessions", N_("Session that adopted it"), "mechanism_sessions", sessions),
            section(ask, "created", N_("Institutions it created"), "institutions", created),
        )
    )


def _institution(ask: Ask, row: Row) -> Parts:
    basis = str(row["legal_basis_fr"] or "")
    texts = [each for each in ask.rows("texts") if each["number"] and each["number"] in basis]
    return Parts(
        sections=told(section(ask, "texts", N_("Text that created it"), "texts", texts)),
    )


AGREEMENTS = Base(
    id="agreements",
    title=N_("Agreements"),
    description=N_(
        "Agreements, protocols, declarations and acts that the documents name. The lists are open."
    ),
    table="agreements",
    key="agreement_id",
    fill=_agreement,
    numbers=agreement_numbers,
    fields=(
        Field("family", N_("Framework"), "message"), Field("partner_type", N_("Kind of partner"), "message"),
        COUNTRIES, Field("partner_org", N_("Organisation"), "text"), MECHANISM,
        Field("instrument_date", N_("Date"), "date"), Field("instrument_date_end", N_("To"), "date"), STATUS,
        Field("quantity", N_("Number in the source")), Field("scope_note", N_("Limits of this row"), "text"),
        THEMES,
    ),
    filters=(
        Filter("country", column="country_codes"),
        Filter("theme", path=(("agreements", "agreement_id", "theme_ids"), TREE)),
        Filter("mechanism_type", path=(
            ("agreements", "agreement_id", "mechanism_id"), ("mechanisms", "mechanism_id", "mechanism_type"),
        )),
        _CONFIDENCE,
    ),
)  # fmt: skip
TWINNINGS = Base(
    id="twinnings",
    title=N_("Twinnings"),
    description=N_("Twinnings and other agreements of Algerian local authorities, unverified ones marked."),
    table="twinnings",
    key="twinning_id",
    layer="twinnings",
    fill=_twinning,
    order="-signed",
    fields=(Field("dz_authority_type", N_("Level of the Algerian authority"), "message"),),
    numbers=twinning_numbers,
    listed=("distance_km",),
)
TEXTS = Base(
    id="texts",
    title=N_("Texts"),
    description=N_("Decrees, orders, laws and declarations, with the commitments they hold."),
    table="texts",
    key="text_id",
    fill=_text,
    order="-date",
    numbers=text_numbers,
    fields=(*READINGS["texts"].columns, THEMES),
    filters=(
        Filter("theme", path=(("texts", "text_id", "theme_ids"), TREE)),
        Filter("country", path=(("commitments", "text_id", "signatory_codes"),)),
        _CONFIDENCE,
    ),
)
INSTITUTIONS = Base(
    id="institutions",
    title=N_("Institutions"),
    description=N_("Institutions that take part in the cooperation, with their creation where it is known."),
    table="institutions",
    key="institution_id",
    fill=_institution,
    fields=(*READINGS["institutions"].columns, COUNTRY),
    filters=(Filter("country", column="country_code"),),
)
