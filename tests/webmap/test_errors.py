"""Errors: one status and one body a class, in the reader's language, without a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.releases import Store
from tests.webmap.conftest import TODAY
from webmap import create_app

BAD = {
    "unknown parameter": ("nonsense=1", "nonsense"),
    "repeated parameter": ("country=NER&country=MLI", "country"),
    "unknown country": ("country=XXX", "country"),
    "date that does not exist": ("asof=2021-02-30", "asof"),
    "date out of bounds": ("asof=1830", "asof"),
    "arabic digits": ("limit=١٠", "limit"),
    "not a box": ("bbox=1,2,3", "bbox"),
    "infinite box": ("bbox=-inf,0,inf,1", "bbox"),
    "unknown status": ("status=half-open", "status"),
    "empty value": ("status=", "status"),
    "bad release": ("release=..%2F..", "release"),
    "no UTF-8": ("q=%FF%FE", "q"),
}


@pytest.mark.parametrize(("query", "parameter"), BAD.values(), ids=BAD)
def test_a_bad_parameter_is_named(client: FlaskClient, query: str, parameter: str) -> None:
    data = client.get(f"/layers/crossings.geojson?{query}")
    assert data.status_code == 400
    assert data.mimetype == "application/problem+json"
    problem = data.get_json()
    assert problem["status"] == 400
    assert problem["parameter"] == parameter
    assert parameter in problem["detail"]
    page = client.get(f"/fr/?{query}")
    assert page.status_code == 400
    assert page.mimetype == "text/html"
    assert parameter in page.get_data(as_text=True)


@pytest.mark.parametrize("query", ["lang=de", "lang=", "lang=ar&lang=fr"])
def test_the_front_door_refuses_a_language_it_does_not_have(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert "lang" in answer.get_data(as_text=True)


def test_a_former_key_leads_to_the_present_one(client: FlaskClient) -> None:
    answer = client.get("/fr/details/twinnings/OLD_A.json?asof=2020")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/fr/details/twinnings/TW-001.json?asof=2020"


TITLES = {
    "ar": "لا شيء في هذا العنوان",
    "fr": "Il n’y a rien à cette adresse",
    "en": "There is nothing at this address",
}


@pytest.mark.parametrize("lang", TITLES)
def test_error_pages_speak_the_readers_language(client: FlaskClient, lang: str) -> None:
    for address, headers in (
        (f"/{lang}/nowhere", {}),
        ("/nowhere", {"Accept-Language": f"{lang}-DZ,de;q=0.3"}),
    ):
        page = client.get(address, headers=headers)
        text = page.get_data(as_text=True)
        assert page.status_code == 404
        assert TITLES[lang] in text
        assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in text


def test_a_fault_of_ours_tells_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> bytes:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("webmap.data.recall", fail)
    monkeypatch.setattr("webmap.explorer.recall", fail)
    client = app.test_client()
    for address in ("/layers/crossings.geojson", "/ar/"):
        answer = client.get(address)
        assert answer.status_code == 500
        text = answer.get_data(as_text=True)
        assert "secret" not in text
        assert "Traceback" not in text
        assert "RuntimeError" not in text


def test_a_value_is_shown_as_text(client: FlaskClient) -> None:
    page = client.get("/en/?status=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E").get_data(as_text=True)
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_forged_host_is_refused(home: Path) -> None:
    app = create_app({"HOME": home, "TRUSTED_HOSTS": "atlas.example, .intern.example", "WATCH": False})
    client = app.test_client()
    for host, status in (("atlas.example", 200), ("a.intern.example", 200), ("evil.example", 400)):
        assert client.get("/ar/", headers={"Host": host}).status_code == status
    answer = client.get("/ar/", headers={"Host": "evil.example"})
    assert "evil.example" not in answer.get_data(as_text=True)
    assert "Content-Security-Policy" in answer.headers


def test_the_host_of_the_base_url_is_the_only_one_without_a_list(home: Path) -> None:
    client = create_app({"HOME": home, "BASE_URL": "https://atlas.example/map", "WATCH": False}).test_client()
    assert client.get("/ar/", headers={"Host": "atlas.example"}).status_code == 200
    assert client.get("/ar/", headers={"Host": "evil.example"}).status_code == 400


def test_hosts_are_compared_without_case(home: Path) -> None:
    client = create_app({"HOME": home, "TRUSTED_HOSTS": "Atlas.example", "WATCH": False}).test_client()
    for host, status in (("ATLAS.EXAMPLE", 200), ("atlas.example:8443", 200), ("evil.EXAMPLE", 400)):
        assert client.get("/ar/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("address", "target"),
    [("/fr", "/map/fr/"), ("/fr//crossings?q=a", "/map/fr/crossings?q=a"), ("//evil.example//fr", None)],
)
def test_a_redirect_to_the_right_path_never_repeats_the_host(
    home: Path, address: str, target: str | None
) -> None:
    client = create_app({"HOME": home, "BASE_URL": "https://a.example/map", "WATCH": False}).test_client()
    answer = client.get(address, headers={"Host": "a.example:81"})
    if target is not None:
        assert (answer.status_code, answer.headers["Location"]) == (308, target)
    assert "a.example:81" not in answer.get_data(as_text=True)
    assert not answer.headers.get("Location", "/").startswith("//")


def test_a_path_prefix_stands_in_every_link(home: Path) -> None:
    client = create_app({"HOME": home, "BASE_URL": "https://atlas.example/map", "WATCH": False}).test_client()
    headers = {"Host": "atlas.example"}
    for address in ("/map/fr/", "/fr/"):  # a proxy may strip the prefix or leave it
        page = client.get(address, headers=headers).get_data(as_text=True)
        assert 'href="/map/ar/"' in page
        assert 'src="/map/static/' in page
        assert '"/map/shapes/' in page
        assert '="/fr/' not in page
    assert client.get("/map/", headers=headers).headers["Location"] == "/map/ar/"


def test_without_a_release_the_answer_is_503(tmp_path: Path) -> None:
    client = create_app({"HOME": tmp_path, "WATCH": False}).test_client()
    for address in ("/healthz", "/readyz", "/layers/crossings.geojson"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert answer.get_json()["status"] == 503
    assert client.get("/ar/").status_code == 503


def test_a_pruned_release_is_gone(tmp_path: Path, small_home: Path) -> None:
    shutil.copytree(small_home, tmp_path, dirs_exist_ok=True)
    store = Store(tmp_path)
    first = store.current_id()
    assert first is not None
    copy = tmp_path / "copy"
    shutil.copytree(store.folder(first), copy)

    def build(folder: Path) -> None:
        shutil.copytree(copy, folder, dirs_exist_ok=True)
        (folder / "manifest.json").unlink()

    store.publish(build, code="another", inputs={}, made_at="2027-01-01T00:00:00Z")
    assert store.prune(keep=1, made_at="2027-01-02T00:00:00Z") == [first]
    client = create_app({"HOME": tmp_path, "TODAY": lambda: TODAY, "WATCH": False}).test_client()
    assert client.get(f"/layers/crossings.geojson?release={first}").status_code == 410
    assert client.get(f"/ar/?release={first}").status_code == 410


@pytest.mark.parametrize(
    "address", ["/healthz?x=1", "/readyz?asof=2020", "/fr/crossings.pdf?x=1", "/fr/crossings.csv?x=1"]
)
def test_files_and_health_refuse_what_they_cannot_be_asked(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert address.partition("?")[2].partition("=")[0] in answer.get_json()["detail"]


def test_what_was_asked_for_keeps_its_direction_in_an_arabic_sentence(client: FlaskClient) -> None:
    text = client.get("/ar/?asof=<x>").get_data(as_text=True)
    assert "<bdi>asof</bdi>" in text
    assert "<bdi>&lt;x&gt;</bdi>" in text
