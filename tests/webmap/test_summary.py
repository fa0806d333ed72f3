"""One object says what every form of a view says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from flask import Flask

from layers.atlas import Atlas
from layers.view import ParameterError, View, parse_view
from webmap import create_app
from webmap.reports.figure_view import figure_view
from webmap.reports.summary import Summary, summarise

TODAY = date(2026, 11, 21)


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def atlas(app: Flask) -> Atlas:
    found: Atlas = app.extensions["live"].at()
    return found


def view_of(atlas: Atlas, query: str, lang: str = "en") -> View:
    return parse_view(parse_qsl(query), allowed=atlas.vocabulary, today=TODAY, lang=lang)


def summary_of(atlas: Atlas, query: str, lang: str = "en") -> Summary:
    return summarise(atlas, view_of(atlas, query, lang))


@pytest.mark.usefixtures("context")
def test_counts_say_of_how_many_and_what_is_unknown(atlas: Atlas, release: str) -> None:
    found = summary_of(atlas, "layers=crossings")
    counts = found.layers[0].counts
    words = (
        f"{dict(atlas.select('crossings', view_of(atlas, '')).classes)['open']} open of {counts.known} known"
    )
    assert words in found.subtitle
    assert f"{counts.unknown} unknown" in found.sentence
    assert found.subtitle.startswith("As of 21 November 2026: ")
    assert release in found.sentence
    assert {each.value: each.number for each in found.layers[0].classes} == dict(
        found.layers[0].selection.classes
    )


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_words_follow_the_view_whatever_the_request(atlas: Atlas, lang: str) -> None:
    found = summarise(
        atlas, figure_view(atlas, atlas.figure("posts"), today=TODAY, lang=lang), figure=atlas.figure("posts")
    )
    assert found.title == atlas.figure("posts").title[lang]
    assert found.caption == atlas.figure("posts").caption[lang]
    assert "2026" in found.subtitle
    assert found.disclaimer
    assert found.sources
    assert found.dir == ("rtl" if lang == "ar" else "ltr")


@pytest.mark.usefixtures("context")
def test_a_reader_narrows_a_figure_and_the_scope_says_so(atlas: Atlas) -> None:
    figure = atlas.figure("border-twinnings")
    whole = figure_view(atlas, figure, today=TODAY, lang="en")
    narrowed = figure_view(atlas, figure, [("country", "TUN")], today=TODAY, lang="en")
    assert summarise(atlas, whole, figure=figure).scope == ()
    assert summarise(atlas, narrowed, figure=figure).scope == ("Neighbour: Country B",)
    with pytest.raises(ParameterError, match="colour"):
        figure_view(atlas, figure, [("colour", "red")], today=TODAY, lang="en")


@pytest.mark.usefixtures("context")
def test_an_empty_selection_says_that_nothing_matches(atlas: Atlas) -> None:
    found = summary_of(atlas, "layers=crossings&status=closed&country=ESH&q=nowhere")
    assert found.is_empty
    assert "nothing matches" in found.subtitle


@pytest.mark.usefixtures("context")
def test_rows_left_out_are_told(atlas: Atlas) -> None:
    found = summary_of(atlas, "layers=twinnings&limit=1")
    assert any("rows shown" in caveat for caveat in found.caveats)


def test_the_permalink_names_day_and_release_below_the_base(home: Path, release: str) -> None:
    app = create_app({"HOME": home, "TODAY": lambda: TODAY, "WATCH": False, "BASE_URL": "https://maps.dz/a"})
    with app.app_context():
        atlas = app.extensions["live"].at()
        figure = atlas.figure("border-twinnings")
        view = figure_view(atlas, figure, [("country", "TUN"), ("size", "a3")], today=TODAY, lang="fr")
        found = summarise(atlas, view, figure=figure)
    assert found.permalink == (
        f"https://maps.dz/a/fr/figures/border-twinnings?country=TUN&asof=2026-11-21&release={release}"
    )
    assert found.number == "ALG_TWINS_A3P_20261121"


@pytest.mark.usefixtures("context")
def test_without_a_base_there_is_a_number_and_no_link(atlas: Atlas) -> None:
    found = summary_of(atlas, "layers=crossings&size=800x600")
    assert found.permalink is None
    assert found.number == "ALG_MAP_800X600_20261121"
