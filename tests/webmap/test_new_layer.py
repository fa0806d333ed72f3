"""A layer added by one declaration and one CSV is on the page, in the map and at its address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.catalog import CATALOG
from layers.releases import Store
from tests.layers.test_new_layer import MARKETS, NAMED, SOURCES, add_table, text_field
from tests.webmap.conftest import SMALL, TODAY
from webmap import create_app
from webmap.publishing import publish


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A service whose catalogue has one more declaration and whose data have one more CSV."""
    catalog = (*CATALOG, MARKETS)
    monkeypatch.setattr("webmap.publishing.CATALOG", catalog)
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    place: list[dict[str, object]] = [
        {"name": name, "type": "number", "description": name} for name in ("lon", "lat")
    ]
    fields = [text_field("market_id"), *NAMED, *place, text_field("days"), SOURCES]
    rows = "MK_1,سوق ألف,Marché A,Market A,3.5,33.1,7,SRC_A\nMK_2,سوق باء,Marché B,Market B,,,NA,SRC_A\n"
    add_table(data, "markets", fields, "market_id,name_ar,name_fr,name_en,lon,lat,days,source_ids\n" + rows)
    publish(data, Store(tmp_path / "home"))
    return create_app({"HOME": tmp_path / "home", "TODAY": lambda: TODAY, "WATCH": False}).test_client()


def test_a_new_layer_appears_everywhere(client: FlaskClient) -> None:
    page = client.get("/fr/?layers=markets&panel=table").get_data(as_text=True)
    assert 'data-layer="markets"' in page
    assert 'value="markets" data-layer-toggle checked' in page
    assert 'data-table="markets"' in page
    assert "Marché A" in page
    assert "Sans lieu\xa0: 1" in page
    layer = client.get("/layers/markets.geojson").get_json()
    assert [feature["id"] for feature in layer["features"]] == ["MK_1", "MK_2"]
    card = client.get("/ar/details/markets/MK_1.json").get_json()
    assert card["title"]["text"] == "سوق ألف"
    assert card["sources"]


def test_a_new_layer_stands_in_the_parts_of_the_map(client: FlaskClient) -> None:
    release = client.get("/healthz").get_json()["release"]
    assert '"id":"markets"' in client.get(f"/maps/{release}/explorer.en.js").get_data(as_text=True)
