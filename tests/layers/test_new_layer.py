"""One declaration and one CSV make a layer: nothing else has to change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from layers.atlas import Atlas
from layers.catalog import CATALOG
from layers.geojson import write_collection
from layers.spec import LayerSpec
from layers.styles import styles
from tests.atlases import SMALL, keys_of, publish_atlas, view_of

MARKETS = LayerSpec(
    id="markets",
    title="Markets",
    geometry="point",
    key="market_id",
    table="markets",
    points=(("lon", "lat"),),
)
LISTS = LayerSpec(id="lists", title="Lists", geometry="none", key="list_id", table="lists")


def add_table(data: Path, name: str, fields: Sequence[Mapping[str, object]], text: str) -> None:
    (data / f"registers/{name}.csv").write_text(text, encoding="utf-8")
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"].append(
        {
            "name": name,
            "path": f"registers/{name}.csv",
            "title": name,
            "description": name,
            "schema": {
                "fields": [dict(each) for each in fields],
                "primaryKey": [fields[0]["name"]],
                "missingValues": [""],
            },
            "takhoum": {"role": "register", "min_rows": 1, "max_rows": 9},
        }
    )
    (data / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")


def text_field(name: str, **extra: object) -> dict[str, object]:
    return {"name": name, "type": "string", "description": name, **extra}


SOURCES = text_field(
    "source_ids", takhoum={"kind": "list", "references": {"resource": "sources", "field": "source_id"}}
)
NAMED: list[dict[str, object]] = [text_field("name_ar"), text_field("name_fr"), text_field("name_en")]


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("new")
    data = Path(shutil.copytree(SMALL, folder / "data"))
    place: list[dict[str, object]] = [
        {"name": name, "type": "number", "description": name} for name in ("lon", "lat")
    ]
    fields: list[dict[str, object]] = [text_field("market_id"), *NAMED, *place, text_field("days"), SOURCES]
    rows = "MK_1,سوق ألف,Marché A,Market A,3.5,33.1,7,SRC_A\nMK_2,سوق باء,Marché B,Market B,,,NA,SRC_A\n"
    add_table(data, "markets", fields, "market_id,name_ar,name_fr,name_en,lon,lat,days,source_ids\n" + rows)
    listed: list[dict[str, object]] = [text_field("list_id"), *NAMED, SOURCES]
    add_table(data, "lists", listed, "list_id,name_ar,name_fr,name_en,source_ids\nL_1,أ,A,A,SRC_A\n")
    return publish_atlas(data, folder / "release", (*CATALOG, MARKETS, LISTS))


def test_the_layer_is_in_the_catalogue_of_the_release(atlas: Atlas) -> None:
    assert [spec.id for spec in atlas.catalog][-2:] == ["markets", "lists"]
    assert atlas.vocabulary.layers[-2:] == ("markets", "lists")
    assert styles()[atlas.spec("markets").style].symbols


def test_the_layer_is_served_filtered_and_counted(atlas: Atlas) -> None:
    view = view_of(atlas, layers="markets", sort="days")
    selection = atlas.select("markets", view)
    document = json.loads(write_collection([selection], view, release_id="x"))
    assert [each["id"] for each in document["features"]] == ["MK_1", "MK_2"]
    assert document["features"][0]["geometry"] == {"type": "Point", "coordinates": [3.5, 33.1]}
    assert document["features"][0]["properties"]["days"] == "7"
    assert document["features"][1]["properties"]["days"] == "NA"
    assert (selection.counts.shown, selection.counts.without_place) == (1, 1)
    assert keys_of(atlas, "markets", q="سوق الف") == ["MK_1"]


def test_the_layer_has_details_with_sources(atlas: Atlas) -> None:
    found = atlas.details("markets", "MK_1", view_of(atlas))
    assert [(each.column, each.value) for each in found.facts] == [("market_id", "MK_1"), ("days", "7")]
    assert all(each.source_ids == ("SRC_A",) for each in found.facts)


def test_a_filter_it_has_not_leaves_it_whole(atlas: Atlas) -> None:
    assert keys_of(atlas, "markets", country="TUN", status="open") == ["MK_1", "MK_2"]


def test_a_layer_without_geometry_is_a_list(atlas: Atlas) -> None:
    counts = atlas.select("lists", view_of(atlas)).counts
    assert (counts.matched, counts.shown, counts.without_place) == (1, 0, 1)


def test_no_code_asks_which_layer_it_has() -> None:
    folder = Path(__file__).parents[2] / "layers"
    ids = {spec.id for spec in CATALOG}
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "layer_id ==" not in text, path.name
        assert not [each for each in ids if f'spec.id == "{each}"' in text], path.name
