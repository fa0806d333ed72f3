"""The release that is served: swapped when the pointer moves, kept when anything is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from layers.releases import PrunedRelease, Store, UnknownRelease
from tests.atlases import SMALL
from webmap import create_app
from webmap.live import LiveRelease, NoRelease
from webmap.publishing import publish


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, small_home: Path) -> tuple[Path, str, str]:
    """A home with two releases, the first one current, and their ids; never changed."""
    folder = tmp_path_factory.mktemp("two")
    store, data = Store(shutil.copytree(small_home, folder / "home")), folder / "data"
    first = store.current_id()
    assert first is not None
    shutil.copytree(SMALL, data)
    register = data / "registers" / "crossings.csv"
    register.write_text(
        register.read_text(encoding="utf-8").replace("Post B", "Post B bis"), encoding="utf-8"
    )
    second = publish(data, store).published.release_id
    store.rollback(first, made_at="2026-11-21T12:00:00Z")
    return store.home, first, second


@pytest.fixture
def two(published: tuple[Path, str, str], tmp_path: Path) -> tuple[Store, str, str]:
    """A store with two releases, the first one current, for one test to change."""
    home, first, second = published
    return Store(shutil.copytree(home, tmp_path / "home")), first, second


def test_the_pointer_is_followed(two: tuple[Store, str, str]) -> None:
    store, first, second = two
    live = LiveRelease(store)
    with pytest.raises(NoRelease):
        live.at()
    live.refresh()
    assert live.at().release_id == first
    store.rollback(second, made_at="2026-11-21T13:00:00Z")
    live.refresh()
    assert (live.at().release_id, live.degraded) == (second, ())


def test_a_release_is_prepared_before_it_is_served(two: tuple[Store, str, str]) -> None:
    live = LiveRelease(two[0])
    live.refresh()
    assert {"timelines", "vocabulary"} <= set(vars(live.at()))


def _tear(store: Store, release_id: str) -> None:
    (store.folder(release_id) / "catalog.json").write_text("{", encoding="utf-8")


def _remove(store: Store, release_id: str) -> None:
    shutil.rmtree(store.folder(release_id))


def _scribble(store: Store, release_id: str) -> None:
    (store.home / "current").write_text("../../etc\n", encoding="ascii")


def _lose_pointer(store: Store, release_id: str) -> None:
    (store.home / "current").unlink()


@pytest.mark.parametrize("damage", [_tear, _remove, _scribble, _lose_pointer], ids=lambda each: each.__name__)
def test_the_last_good_release_stays(
    two: tuple[Store, str, str], damage: Callable[[Store, str], None]
) -> None:
    store, first, second = two
    client = create_app({"HOME": store.home, "WATCH": False})
    live: LiveRelease = client.extensions["live"]
    store.rollback(second, made_at="2026-11-21T13:00:00Z")
    damage(store, second)
    live.refresh()
    assert live.at().release_id == first
    health = client.test_client().get("/healthz")
    assert health.status_code == 200
    assert health.get_json()["release"] == first
    assert len(health.get_json()["degraded"]) == 1
    store.rollback(first, made_at="2026-11-21T14:00:00Z")
    live.refresh()
    assert live.degraded == ()


def test_older_releases_are_read_when_asked_for(two: tuple[Store, str, str]) -> None:
    store, first, second = two
    client = create_app({"HOME": store.home, "WATCH": False}).test_client()
    texts = [
        client.get(f"/layers/crossings.geojson?release={each}").get_data(as_text=True)
        for each in (first, second)
    ]
    assert ["Post B bis" in text for text in texts] == [False, True]
    live = LiveRelease(store)
    with pytest.raises(UnknownRelease):
        live.at("0" * 12)
    assert live.at(second).release_id == second


def test_a_release_pruned_while_loaded_is_gone(two: tuple[Store, str, str]) -> None:
    store, first, second = two
    store.rollback(second, made_at="2026-11-21T13:00:00Z")
    live = LiveRelease(store)
    live.refresh()
    assert live.at(first).release_id == first
    store.prune(keep=1, made_at="2026-11-21T15:00:00Z")
    with pytest.raises(PrunedRelease):
        live.at(first)


def test_a_broken_ledger_is_told_and_stops_nothing(two: tuple[Store, str, str]) -> None:
    store, first, _ = two
    app = create_app({"HOME": store.home, "WATCH": False})
    client, live = app.test_client(), app.extensions["live"]
    ledger = store.home / "releases.jsonl"
    sound = ledger.read_bytes()
    ledger.write_bytes(sound + b"torn")
    live.refresh()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["release"] == first
    assert answer.json["made_at"] is not None
    assert "releases.jsonl:4" in answer.json["degraded"][0]
    fresh = create_app({"HOME": store.home, "WATCH": False}).test_client().get("/readyz")
    assert fresh.json is not None
    assert (fresh.status_code, fresh.json["release"], fresh.json["age_seconds"]) == (200, first, None)
    ledger.write_bytes(sound)
    live.refresh()
    assert live.degraded == ()
