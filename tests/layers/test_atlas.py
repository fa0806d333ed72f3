"""A release in memory: rows, geometries, states and codes by name."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from layers.atlas import Atlas, UnknownKey, UnknownLayer
from tests.atlases import ROOT, TODAY, publish_atlas, view_of


def test_reading_needs_no_frames(tmp_path: Path) -> None:
    code = "import sys, layers.atlas, layers.geojson, layers.view; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"pandas", "geopandas", "pyogrio", "folium", "flask", "pyproj"}


def test_the_id_is_that_of_the_manifest_else_the_folder(tmp_path: Path, small_atlas: Atlas) -> None:
    atlas = publish_atlas(ROOT / "tests/data", tmp_path / "release")
    assert atlas.release_id == "release"
    (tmp_path / "release/manifest.json").write_bytes(b"{}\n")
    assert Atlas.load(tmp_path / "release").release_id == "ca3d163bab05"
    assert atlas.catalog == small_atlas.catalog


def test_unknown_layers_and_keys_are_named(small_atlas: Atlas) -> None:
    with pytest.raises(UnknownLayer, match="rivers"):
        small_atlas.spec("rivers")
    with pytest.raises(UnknownLayer, match="rivers"):
        small_atlas.rows("rivers", "2026")
    with pytest.raises(UnknownKey, match="crossings:nowhere"):
        small_atlas.state("nowhere", TODAY)
    with pytest.raises(UnknownKey, match="crossings:nowhere"):
        small_atlas.details("crossings", "nowhere", view_of(small_atlas))


def test_the_state_of_a_crossing_is_that_of_the_day(small_atlas: Atlas) -> None:
    states = [
        small_atlas.state("post-a-north", date(year, 12, 31)).operating_status for year in (2014, 2015, 2020)
    ]
    assert states == ["unknown", "open", "open_restricted"]


def test_wilaya_codes_are_those_of_the_edition(small_atlas: Atlas) -> None:
    posts = {row["crossing_id"]: row["wilaya_code"] for row in small_atlas.rows("crossings", "1984")}
    assert posts["post-c-east"] == "03"
    posts = {row["crossing_id"]: row["wilaya_code"] for row in small_atlas.rows("crossings", "2019")}
    assert posts["post-c-east"] == "04"
    assert small_atlas.tables.wilaya_then("x", "y", None, "1984") is None


def test_borders_are_summed_by_neighbour(small_atlas: Atlas) -> None:
    niger = [row["length_km"] for row in small_atlas.adjacency("2026") if row["country_code"] == "NER"]
    assert small_atlas.border_length_km("NER", "2026") == pytest.approx(sum(niger))
    assert small_atlas.border_length_km("FRA", "2026") == 0
    assert {row["edition"] for row in small_atlas.tripoints("2019")} == {"2019"}


def test_geometry_falls_back_to_what_does_not_depend_on_the_view(small_atlas: Atlas) -> None:
    assert small_atlas.geometry("crossings", "post-a-north", edition="1984", detail="low") is not None
    assert small_atlas.geometry("regions", "ML-10", edition="2026", detail="full") is None
    low = small_atlas.geometry("wilayas", "01", edition="2026", detail="low")
    full = small_atlas.geometry("wilayas", "01", edition="2026", detail="full")
    assert low is not None
    assert full is not None
    assert len(low) < len(full)


def test_values_made_once_are_kept_and_bounded(small_atlas: Atlas) -> None:
    numbers = iter(range(10))
    assert [small_atlas.made("once", lambda: next(numbers) + 7) for _ in range(2)] == [7, 7]
    for number in range(300):
        small_atlas.made(("filler", number), object)
    assert len(small_atlas._made) <= 128


def test_the_vocabulary_lists_what_a_query_may_say(small_atlas: Atlas) -> None:
    words = small_atlas.vocabulary
    assert words.default_layers == ("wilayas", "regions", "crossings", "twinnings")
    assert words.countries == ("TUN", "NER", "MLI", "ESH", "DZA", "FRA", "TUR")
    assert words.wilayas["1984"] == ("01", "02", "03")
    assert words.former == {("twinnings", "OLD_A"): "TW-001"}
    assert "post-a-north" in words.keys["crossings"]
    assert {"operating_status", "name_fr", "source_ids"} <= set(words.columns["crossings"])
    assert words.edition(date(1962, 7, 5)) == "1984"
