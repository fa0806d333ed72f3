"""GeoJSON that other programs read, the same bytes for the same view."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import shape

from layers.atlas import Atlas
from layers.geojson import write_collection
from tests.atlases import view_of


def collection(atlas: Atlas, *layers: str, **parameters: str) -> bytes:
    view = view_of(atlas, **parameters)
    return write_collection([atlas.select(each, view) for each in layers], view, release_id="0123456789ab")


@pytest.mark.parametrize(
    "layer_id", ["wilayas", "regions", "borders", "crossings", "twinnings", "mechanisms", "partners"]
)
def test_a_layer_is_valid_geojson(small_atlas: Atlas, layer_id: str) -> None:
    document = json.loads(collection(small_atlas, layer_id))
    assert document["type"] == "FeatureCollection"
    for each in document["features"]:
        assert list(each) == ["type", "id", "geometry", "properties"]
        assert "layer" not in each["properties"]
        assert each["geometry"] is None or shape(each["geometry"]).is_valid


def test_several_layers_name_the_layer_of_every_feature(small_atlas: Atlas) -> None:
    document = json.loads(collection(small_atlas, "wilayas", "crossings"))
    assert {each["properties"]["layer"] for each in document["features"]} == {"wilayas", "crossings"}
    ids = [each["id"] for each in document["features"]]
    assert "crossings:post-a-north" in ids
    assert len(set(ids)) == len(ids)


def test_the_collection_says_what_it_is(small_atlas: Atlas) -> None:
    document = json.loads(collection(small_atlas, "twinnings", asof="2018", limit="1"))
    assert (document["numberMatched"], document["numberReturned"]) == (5, 1)
    about = document["takhoum"]
    assert (about["release"], about["asof"], about["edition"]) == ("0123456789ab", "2018-12-31", "1984")
    assert about["layers"]["twinnings"]["unverified"] == 1
    assert about["layers"]["twinnings"]["classes"]["ended"] == 0
    assert "OpenStreetMap" in about["attribution"]


def test_the_same_view_gives_the_same_bytes(small_atlas: Atlas) -> None:
    assert collection(small_atlas, "crossings") == collection(small_atlas, "crossings")


def test_lists_are_lists_and_missing_values_null(small_atlas: Atlas) -> None:
    row = json.loads(collection(small_atlas, "crossings"))["features"][0]["properties"]
    assert row["source_ids"] == ["SRC_A"]
    assert row["note_fr"] is None


def test_an_empty_selection_is_a_collection(small_atlas: Atlas) -> None:
    document = json.loads(collection(small_atlas, "crossings", q="nowhere"))
    assert (document["features"], document["numberMatched"]) == ([], 0)
