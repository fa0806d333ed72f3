"""The map made at publish time: the same bytes, no foreign address, nothing of the data inside."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from layers.catalog import CATALOG
from layers.styles import styles
from webmap.i18n import catalogue
from webmap.map_elements import build_map_parts, to_script, write_map_parts

WORLD = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"country_code": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code, ring in {
            "DZA": [[0, 20], [9, 20], [9, 36], [0, 20]],
            "NZL": [[170, -40], [175, -40], [175, -35], [170, -40]],
        }.items()
    ],
}


def documents(script: str) -> list[dict[str, object]]:
    lines = [line for line in script.splitlines() if line.startswith("layers.push(")]
    return [json.loads(line.removeprefix("layers.push(").removesuffix(");")) for line in lines]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_every_layer_stands_in_the_map_in_drawing_order(lang: str) -> None:
    layers = documents(build_map_parts(CATALOG, lang).script)
    assert [each["id"] for each in layers] == [
        spec.id for spec in sorted(CATALOG, key=lambda spec: (spec.order, spec.id))
    ]
    for document, spec in zip(layers, sorted(CATALOG, key=lambda spec: (spec.order, spec.id)), strict=True):
        symbols = document["symbols"]
        assert isinstance(symbols, list)
        assert [each["shape"] for each in symbols] == [each.shape for each in styles()[spec.style].symbols]
        assert document["title"] == catalogue(lang).gettext(spec.title)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    countries = tmp_path / "countries.geojson"
    countries.write_text(json.dumps(WORLD), encoding="utf-8")
    for name in ("one", "two"):
        write_map_parts(tmp_path / name, CATALOG, countries=countries)
    first = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert len(first) == 12
    ground = json.loads(first["ground.geojson"])
    assert [each["properties"]["country_code"] for each in ground["features"]] == ["DZA"]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_no_part_names_another_host_or_holds_inline_code(lang: str) -> None:
    parts = build_map_parts(CATALOG, lang)
    for text in (parts.header, parts.body, parts.script):
        assert "://" not in text
        assert "<script" not in text
        assert "<style" not in text
        assert "style=" not in text
        assert "coordinates" not in text
    assert len(parts.script) < 12_000


HOSTILE = [
    "</script><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{# gone #}",
    "'\"\\`${1}",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_a_text(title: str) -> None:
    spec = dataclasses.replace(CATALOG[0], title=title)
    script = build_map_parts([spec], "en").script
    assert "</script" not in script
    assert documents(script)[0]["title"] == title


def test_to_script_is_json() -> None:
    value = {"a": ["{{", "{%", "</b>", "é"]}
    assert json.loads(to_script(value)) == value
