"""Security headers, cache rules, compression and 304 on every kind of answer."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webmap.headers import FIXED, POLICY, content_policy
from webmap.settings import read_settings

ADDRESSES = {
    "front": ("/", 302),
    "explorer": ("/ar/", 200),
    "view address": ("/fr/map?country=NER", 302),
    "layer": ("/layers/wilayas.geojson", 200),
    "details": ("/en/details/crossings/post-a-north.json", 200),
    "health": ("/healthz", 200),
    "ready": ("/readyz", 200),
    "ground": ("/maps/{release}/ground.near.json", 200),
    "shapes": ("/shapes/{release}/crossings.json", 200),
    "map module": ("/maps/{release}/explorer.fr.js", 200),
    "map style": ("/maps/{release}/explorer.fr.css", 200),
    "no such part": ("/maps/{release}/explorer.de.js", 404),
    "static": ("/static/any/css/page.css", 200),
    "no static": ("/static/any/../settings.py", 404),
    "bad view": ("/fr/?country=XXX", 400),
    "bad layer query": ("/layers/wilayas.geojson?limit=-1", 400),
    "no layer": ("/layers/volcanoes.geojson", 404),
    "no key": ("/fr/details/crossings/nowhere.json", 404),
    "no page": ("/nowhere", 404),
    "no language": ("/de/", 404),
    "no release": ("/ar/?release=000000000000", 404),
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_answer_has_the_security_headers(
    client: FlaskClient, release: str, address: str, status: int
) -> None:
    answer = client.get(address.format(release=release))
    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "; ".join(f"{name} {value}" for name, value in POLICY)
    assert "unsafe" not in policy
    for name, value in FIXED:
        assert answer.headers[name] == value
    assert answer.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused_with_headers(client: FlaskClient, method: str) -> None:
    answer = getattr(client, method)("/ar/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "Content-Security-Policy" in answer.headers


DATA = [
    "/layers/crossings.geojson",
    "/en/details/crossings/post-a-north.json",
    "/healthz",
    "/layers/nothing.geojson",
]


@pytest.mark.parametrize("address", DATA)
def test_public_data_may_be_read_from_other_sites(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"


def test_pages_may_not_be_read_from_other_sites(client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/ar/").headers


FETCHED = [
    "/ar/",
    "/layers/wilayas.geojson?detail=low",
    "/static/any/css/page.css",
    "/static/any/css/tokens.css",
]


@pytest.mark.parametrize("address", FETCHED)
def test_answers_are_compressed_tagged_and_not_sent_twice(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Content-Security-Policy" in again.headers
    changed = client.get(address, headers={"If-None-Match": '"another"'})
    assert changed.status_code == 200


@pytest.mark.parametrize("address", [*FETCHED, "/healthz", "/readyz"])
def test_head_answers_like_get_without_a_body(client: FlaskClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers.get("ETag") == get.headers.get("ETag")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_what_can_never_change_is_kept_for_ever(client: FlaskClient, release: str) -> None:
    fixed = f"/layers/wilayas.geojson?asof=2026-11-21&release={release}"
    for address in (fixed, f"/maps/{release}/explorer.ar.js", _style_address(client)):
        assert "immutable" in client.get(address).headers["Cache-Control"]
    for address in ("/layers/wilayas.geojson", "/static/other/css/page.css", "/ar/"):
        assert "immutable" not in client.get(address).headers["Cache-Control"]


def _style_address(client: FlaskClient) -> str:
    page = client.get("/ar/").get_data(as_text=True)
    start = page.index('href="/static/', page.index("explorer.css") - 60) + len('href="')
    return page[start : page.index('"', start)]


def test_only_a_tile_server_widens_the_policy() -> None:
    settings = read_settings({"TAKHOUM_TILES_URL": "https://{s}.tiles.example/{z}/{x}/{y}.png"})
    directives = dict(part.split(" ", 1) for part in content_policy(settings).split("; "))
    assert directives["img-src"] == "'self' data: https://*.tiles.example"
    assert {name: value for name, value in directives.items() if name != "img-src"} == {
        name: value for name, value in POLICY if name != "img-src"
    }


def test_embeds_alone_may_be_framed() -> None:
    settings = read_settings({"TAKHOUM_FRAME_ANCESTORS": "https://a.example, https://b.example"})
    assert "frame-ancestors 'self'" in content_policy(settings)
    assert "frame-ancestors https://a.example https://b.example" in content_policy(settings, is_embed=True)


def test_no_address_of_another_host_stands_in_our_files() -> None:
    static = Path(__file__).parents[2] / "webmap" / "static"
    for path in [*static.glob("js/*.js"), *static.glob("css/*.css")]:
        assert "://" not in path.read_text(encoding="utf-8"), path.name
