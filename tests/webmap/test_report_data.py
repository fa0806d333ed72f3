"""Every view and figure as data: one summary, so the forms agree."""

from __future__ import annotations

import csv
import io

import jsonschema
import pytest
from flask.testing import FlaskClient

ADDRESSES = ("/{lang}/map", "/{lang}/figures/posts", "/{lang}/figures/border-twinnings")


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_numbers_table_and_features_agree(client: FlaskClient, address: str, lang: str) -> None:
    base = address.format(lang=lang)
    said = client.get(f"{base}.json").get_json()
    features = client.get(f"{base}.geojson").get_json()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{base}.csv").data.decode(), newline="")))
    jsonschema.validate(said, client.get("/schemas/view.json").get_json())
    about = features["takhoum"]
    counted = {
        layer["id"]: {name: layer[name] for name in ("total", "matched", "shown", "known", "unknown")}
        for layer in said["layers"]
    }
    assert {
        name: {key: each[key] for key in counted[name]} for name, each in about["layers"].items()
    } == counted
    assert {row["map_title"] for row in rows} == {about["title"]} == {said["title"]}
    assert {row["map_asof"] for row in rows} == {about["asof"]} == {said["asof"]}
    assert len(rows) == len(features["features"]) == features["numberMatched"]
    assert said["disclaimer"] in about["disclaimer"]
    assert {row["map_disclaimer"] for row in rows} == {about["disclaimer"]}
    assert [each["id"] for each in about["sources"]] == [each["id"] for each in said["sources"]]
    assert said["sources"]
    assert all(said["sentences"][each].count(said["release"]) == 1 for each in ("ar", "fr", "en"))
    assert all(
        client.get(f"{base}.{form}").data == client.get(f"{base}.{form}").data for form in ("json", "csv")
    )


def test_one_layer_has_all_its_columns_and_several_share_theirs(client: FlaskClient) -> None:
    one = client.get("/en/map.csv?layers=crossings").text.split("\r\n")[0].split(",")
    whole = client.get("/downloads/crossings.csv").text.split("\r\n")[0].split(",")
    assert one[: len(whole)] == whole
    several = client.get("/en/map.csv?layers=crossings,missions").text.split("\r\n")[0].split(",")
    assert several[:2] == ["layer", "key"]
    assert set(several[2:-5]) < set(whole)
    features = client.get("/en/map.geojson?layers=crossings,missions").get_json()["features"]
    assert {each["properties"]["layer"] for each in features} == {"crossings", "missions"}


def test_a_query_narrows_a_figure(client: FlaskClient) -> None:
    whole = client.get("/en/figures/posts.json").get_json()
    narrowed = client.get("/en/figures/posts.json?country=NER").get_json()
    assert narrowed["layers"][0]["matched"] < whole["layers"][0]["matched"]
    assert narrowed["title"] == whole["title"]
    assert narrowed["scope"]
    other_day = client.get("/en/figures/border-twinnings.json?asof=1990").get_json()
    assert other_day["edition"] == "1984"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/figures/none", 404),
        ("/en/figures/none.json", 404),
        ("/en/figures/posts.json?colour=red", 400),
        ("/en/figures/posts.csv?asof=1066", 400),
        ("/en/map.json?release=0123456789ab", 404),
        ("/en/map.json?lang=fr", 400),
    ],
)
def test_bad_addresses_of_reports_are_told(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_view_that_matches_nothing_is_still_a_view(client: FlaskClient) -> None:
    said = client.get("/en/map.json?layers=crossings&q=nowhere").get_json()
    assert said["is_empty"]
    assert "nothing matches" in said["subtitle"]
    assert client.get("/en/map.csv?layers=crossings&q=nowhere").text.count("\r\n") == 1


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_gallery_and_every_figure_page_say_what_the_numbers_say(client: FlaskClient, lang: str) -> None:
    gallery = client.get(f"/{lang}/figures").text
    for name in ("posts", "border-twinnings"):
        said = client.get(f"/{lang}/figures/{name}.json").get_json()
        page = client.get(f"/{lang}/figures/{name}").text
        for text in (said["title"], said["subtitle"], said["disclaimer"], said["release"], said["licences"]):
            assert text in page
        assert said["subtitle"] in gallery
        assert f"/{lang}/figures/{name}.csv" in page


def test_ready_texts_escape_what_they_hold(client: FlaskClient) -> None:
    page = client.get("/en/figures/posts").text
    assert "&lt;iframe src=" in page
    assert "data-takhoum" in page
    assert r"\begin{figure}" in page
    assert "{#fig-posts" in page


def test_a_fixed_view_never_changes(client: FlaskClient, release: str) -> None:
    answer = client.get(f"/en/figures/posts.json?asof=2026-11-21&release={release}")
    assert "immutable" in answer.headers["Cache-Control"]
