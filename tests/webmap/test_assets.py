"""Joined files are served only while they are those of the sources that lie beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from hatch_build import named_modules, sources_digest
from webmap import assets


def test_the_hook_and_the_server_mean_the_same_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("js/a.js", "css/a.css", "bundle/stamp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="ascii")
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    assert not assets.has_fresh_bundles()
    (tmp_path / "bundle/stamp").write_text(sources_digest(tmp_path), encoding="ascii")
    assert assets.has_fresh_bundles()
    (tmp_path / "js/a.js").write_text("edited", encoding="ascii")
    assert not assets.has_fresh_bundles()


def test_stale_joined_files_are_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "has_fresh_bundles", lambda: False)
    found = assets.load_assets(b"")
    assert not [name for name in found.files if name.startswith("bundle/")]
    assert assets.served_name(found, "js/main.js") == "js/main.js"


def test_modules_that_templates_name_are_joined() -> None:
    named = named_modules(Path(__file__).parents[2])
    assert {"js/main.js", "js/site.js"} <= set(named)


def test_pages_name_files_that_exist(client: FlaskClient) -> None:
    page = client.get("/ar/").get_data(as_text=True)
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        assert client.get(address).status_code == 200, address
