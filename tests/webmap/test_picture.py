"""The picture in the page: every feature of the view, exact to the grid, each leading to its page."""

from __future__ import annotations

import json
import math
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.releases import Store
from layers.topology_reading import read_outlines
from webmap import create_app
from webmap.extents import HOME_BOUNDS
from webmap.outlines import WORLD, mercator

CSS = Path(__file__).parents[2] / "webmap/static/css/map.css"
VIEWS = (
    "/ar/",
    "/fr/?country=NER&asof=2018-06-01",
    "/en/?layers=partners,borders,mechanisms,networks",
    "/ar/?status=closed&measure=border_km",
)
Degrees = list[tuple[float, float]]


@pytest.fixture
def reader(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def page_of(reader: FlaskClient, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def picture_in(page: str) -> str:
    """Return the picture of a page, nothing if it has none."""
    found = re.search(r'<div class="picture".*?</div>\s*</div>', page, re.DOTALL)
    return found.group() if found else ""


def state_in(page: str) -> dict[str, Any]:
    found = re.search(r'id="page-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    state: dict[str, Any] = json.loads(found.group(1))["state"]
    return state


def degrees(d: str) -> list[Degrees]:
    """Return the lines of a path as the script must read them: to a hundredth of a degree."""
    lines = []
    for part in d.split("M")[1:]:
        x, y, *steps = map(int, re.findall(r"-?\d+", part))
        line = [(x, y)]
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            line.append((x, y))
        lines.append([unprojected(*place) for place in (line + line[:1] if part.endswith("z") else line)])
    return lines


def unprojected(x: int, y: int) -> tuple[float, float]:
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / WORLD))))
    return round(x / WORLD * 360 - 180, 2), round(lat, 2)


@pytest.mark.parametrize("address", VIEWS)
def test_the_outlines_are_those_of_the_documents(reader: FlaskClient, address: str) -> None:
    page = page_of(reader, address)
    shapes = state_in(page)["shapes"]
    sources = dict.fromkeys(re.findall(r'data-source="(/shapes/[^"]+)"', page))
    assert {shapes[name] for name in ("wilayas", "regions", "borders", "partners") if name in shapes} == set(
        sources
    )
    for source in sources:
        wanted = {
            each.key: each.paths for each in read_outlines(json.loads(reader.get(source).data), "shapes")
        }
        groups = re.findall(rf'<g[^>]*data-source="{source}"[^>]*>(.*?)</g>', page, re.DOTALL)
        found = dict(re.findall(r'<path data-key="([^"]+)"[^>]* d="([^"]+)"', "".join(groups)))
        assert set(found) == set(wanted)
        for key, d in found.items():
            rings = [path for path in wanted[key] if not d.endswith("z") or len(set(path)) > 2]
            assert degrees(d) == [places(path) for path in rings], key


def places(path: Any) -> Degrees:
    """Return a path to a hundredth of a degree; no place twice in a row."""
    rounded = [(round(lon, 2), round(lat, 2)) for lon, lat in path]
    return [place for at, place in enumerate(rounded) if at == 0 or place != rounded[at - 1]]


@pytest.mark.parametrize("address", VIEWS)
def test_the_picture_shows_what_the_state_draws(reader: FlaskClient, address: str) -> None:
    page = page_of(reader, address)
    lang = address[1:3]
    state = state_in(page)
    linked = re.findall(r'<a href="/(\w\w)/(\w+)/([^"?]+)', picture_in(page))
    assert {each[0] for each in linked} <= {lang}
    for layer, drawn in state["drawn"].items():
        source = f'<g class="shape-[^"]*" data-source="{state["shapes"][layer]}"[^>]*>(.*?)</g>'
        held = re.findall(r'<path data-key="([^"]+)"', "".join(re.findall(source, page, re.DOTALL)))
        found = set(held) or {key for _, name, key in linked if name == layer}
        assert found == {key for keys in drawn["values"].values() for key in keys}, layer


def test_every_place_opens_a_page(reader: FlaskClient) -> None:
    linked = re.findall(
        r'<a href="([^"]+)" tabindex="-1">', picture_in(page_of(reader, "/en/?asof=2020-01-01"))
    )
    assert len(linked) > 200
    assert {reader.get(each.replace("&amp;", "&")).status_code for each in set(linked)} == {200}


def test_what_the_day_or_a_filter_hides_is_held_unseen(reader: FlaskClient) -> None:
    page = picture_in(page_of(reader, "/fr/?country=NER"))
    absent = "".join(re.findall(r'<g class="is-absent"[^>]*>(.*?)</g>', page, re.DOTALL))
    assert 'data-key="TN-11"' in absent
    assert "<a " not in absent
    assert '<a href="/fr/regions/TN-11' not in page


def test_another_part_or_finer_detail_has_no_picture_to_look_at(reader: FlaskClient) -> None:
    assert not picture_in(page_of(reader, "/en/")).split(">")[0].endswith(" hidden")
    assert picture_in(page_of(reader, "/en/?bbox=0,30,4,36")).split(">")[0].endswith(" hidden")
    finer = page_of(reader, "/en/?detail=mid")
    assert picture_in(finer) == ""
    assert len(re.findall(r'<link rel="preload" as="fetch" crossorigin href="/shapes/', finer)) == 4


def test_a_release_without_ground_opens_without_picture(real_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(real_home, home)
    store = Store(home)
    release_id = store.current_id()
    assert release_id is not None
    app = create_app({"HOME": home, "TODAY": lambda: date(2026, 11, 21), "WATCH": False})
    (store.folder(release_id) / "maps" / "ground.near.json").unlink()
    page = page_of(app.test_client(), "/ar/")
    assert picture_in(page) == ""
    assert "map-noscript" in page


def test_the_sheet_knows_the_ratio_of_the_picture() -> None:
    (south, west), (north, east) = HOME_BOUNDS
    (left, top), (right, bottom) = mercator((west, north)), mercator((east, south))
    ratio = f"{(right - left) / (bottom - top):.5f}"
    assert CSS.read_text(encoding="utf-8").count(ratio) == 2
