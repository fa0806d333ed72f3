"""Spellings of one name meet in search."""

from __future__ import annotations

import pytest

from layers.names import fold_name, names_of
from layers.search_rank import matches

MEET = {
    "hamza": ("إليزي", "اليزي"),
    "ta marbuta": ("تبسة", "تبسه"),
    "alif maqsura": ("مصطفى", "مصطفي"),
    "tashkil": ("تَاوُدَنِّي", "تاودني"),
    "kashida": ("تركيـــا", "تركيا"),
    "accents": ("Béchar", "bechar"),
    "hyphen": ("Sidi-Bel-Abbès", "Sidi Bel Abbes"),
    "apostrophe": ("El M’Ghair", "El M'Ghair"),
    "composed": ("Saïda", "Sai\u0308da"),
    "spaces": ("  Oum   Teboul ", "Oum Teboul"),
}


@pytest.mark.parametrize(("one", "other"), MEET.values(), ids=MEET)
def test_spellings_fold_to_one_form(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_different_names_stay_apart() -> None:
    assert fold_name("Adrar") != fold_name("Ardar")


@pytest.mark.parametrize("query", ["دبداب", "الدبداب", "DEBDEB", "debdeb ghadames", "غدامس"])
def test_a_query_finds_a_name_in_any_language(query: str) -> None:
    assert matches(query, ["الدبداب – غدامس", "Debdeb – Ghadamès", "Debdeb – Ghadames"])


def test_every_word_of_a_query_must_stand_in_one_name() -> None:
    assert not matches("debdeb tlemcen", ["Debdeb", "Tlemcen"])


def test_a_query_matches_from_the_beginning_of_words() -> None:
    assert matches("tin al", ["Tin Alkoum – Issine"])
    assert not matches("a", ["Post c-east"])


def test_a_missing_language_stands_in_another() -> None:
    row = {"dz_name_ar": "تلمسان", "dz_name_fr": "Tlemcen", "dz_name_en": None}
    row |= {"partner_name_ar": None, "partner_name_fr": "Kairouan", "partner_name_en": None}
    names = names_of(row, ("dz_name", "partner_name"))
    assert names == {"ar": "تلمسان – Kairouan", "fr": "Tlemcen – Kairouan", "en": "Tlemcen – Kairouan"}


def test_a_row_without_the_column_is_refused() -> None:
    with pytest.raises(KeyError, match="name_ar"):
        names_of({"title": "x"}, ("name",))
