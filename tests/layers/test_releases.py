"""Rules of the release store, on a release of two small files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from layers.ledger import LedgerBroken, read_ledger
from layers.releases import BrokenRelease, PrunedRelease, Published, Store, UnknownRelease

NOON = "2026-11-21T12:00:00Z"


def writer(text: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "tables").mkdir()
        (folder / "tables" / "crossings.json").write_text(text, encoding="utf-8")

    return build


def publish(store: Store, text: str = "one", made_at: str = NOON) -> Published:
    return store.publish(writer(text), code="takhoum 0", inputs={"a.csv": "0" * 64}, made_at=made_at)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


def test_first_publish_becomes_current(store: Store) -> None:
    assert store.current_id() is None
    published = publish(store)
    assert (published.is_new, published.previous_id) == (True, None)
    assert store.current_id() == published.release_id
    assert store.verify(published.release_id) == []
    assert store.made_at(published.release_id) == NOON


def test_same_bytes_make_no_release(store: Store) -> None:
    first = publish(store)
    again = publish(store, made_at="2027-01-01T00:00:00Z")
    assert (again.release_id, again.is_new) == (first.release_id, False)
    assert len(store.entries()) == 1


def test_id_does_not_depend_on_home_or_date(tmp_path: Path) -> None:
    ids = {
        publish(Store(tmp_path / name), made_at=date).release_id
        for name, date in (("a", NOON), ("b", "1999"))
    }
    assert len(ids) == 1


def test_failing_build_changes_nothing(store: Store) -> None:
    good = publish(store)

    def fail(folder: Path) -> None:
        (folder / "half").write_text("written")
        raise RuntimeError("no more disk")

    with pytest.raises(RuntimeError, match="no more disk"):
        store.publish(fail, code="takhoum 0", inputs={}, made_at=NOON)
    assert store.current_id() == good.release_id
    assert [path.name for path in (store.home / "releases").iterdir()] == [good.release_id]


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        pytest.param(
            lambda f: (f / "tables/crossings.json").write_text("two"), "changed since", id="changed"
        ),
        pytest.param(lambda f: (f / "tables/crossings.json").unlink(), "missing", id="missing"),
        pytest.param(lambda f: (f / "extra.json").write_text("{}"), "not in the manifest", id="extra"),
        pytest.param(lambda f: (f / "manifest.json").write_text("{}"), "not the manifest", id="manifest"),
        pytest.param(lambda f: (f / "manifest.json").unlink(), "cannot be read", id="no manifest"),
    ],
)
def test_verify_names_what_differs(store: Store, damage: Callable[[Path], None], fault: str) -> None:
    release_id = publish(store).release_id
    damage(store.folder(release_id))
    assert any(fault in line for line in store.verify(release_id))


def test_publish_replaces_a_broken_release_of_the_same_id(store: Store) -> None:
    release_id = publish(store).release_id
    (store.folder(release_id) / "tables/crossings.json").write_text("two")
    publish(store)
    assert store.verify(release_id) == []


def test_rollback_restores_and_is_recorded(store: Store) -> None:
    first, second = publish(store, "one").release_id, publish(store, "two").release_id
    store.rollback(first, made_at=NOON)
    assert store.current_id() == first
    assert [(item.release, item.action) for item in store.entries()] == [
        (first, "publish"),
        (second, "publish"),
        (first, "rollback"),
    ]


def test_rollback_refuses_a_broken_release(store: Store) -> None:
    first, second = publish(store, "one").release_id, publish(store, "two").release_id
    (store.folder(first) / "tables/crossings.json").write_text("three")
    with pytest.raises(BrokenRelease, match=r"crossings\.json: changed"):
        store.rollback(first, made_at=NOON)
    assert store.current_id() == second


@pytest.mark.parametrize("release_id", ["0123456789ab", "../../etc/pwd", "", "ABCDEFABCDEF"])
def test_unknown_release_is_named(store: Store, release_id: str) -> None:
    publish(store)
    with pytest.raises(UnknownRelease):
        store.folder(release_id)


def test_prune_keeps_the_newest_and_the_current(store: Store) -> None:
    ids = [publish(store, text, f"2026-11-2{text}T00:00:00Z").release_id for text in "1234"]
    store.rollback(ids[0], made_at=NOON)
    assert store.prune(keep=1, made_at=NOON) == [ids[1], ids[2]]
    assert store.present_ids() == [ids[0], ids[3]]
    with pytest.raises(PrunedRelease):
        store.folder(ids[1])


def test_releases_of_one_second_keep_the_order_of_the_ledger(store: Store) -> None:
    ids = [publish(store, text).release_id for text in "abcd"]
    assert ids != sorted(ids)
    assert store.present_ids() == ids
    assert store.prune(keep=1, made_at=NOON) == ids[:3]


def test_pruned_release_can_be_published_again(store: Store) -> None:
    first = publish(store, "one").release_id
    publish(store, "two")
    store.prune(keep=1, made_at=NOON)
    assert publish(store, "one").release_id == first
    assert store.folder(first).is_dir()


def test_what_a_killed_publisher_left_is_swept(store: Store) -> None:
    stale = store.home / "releases" / ".building-old"
    stale.mkdir(parents=True)
    (stale / "half").write_text("written")
    publish(store)
    assert not stale.exists()


def test_pointer_that_is_no_id_is_refused(store: Store) -> None:
    publish(store)
    (store.home / "current").write_text("../elsewhere\n")
    with pytest.raises(BrokenRelease, match="not a release id"):
        store.current_id()


def test_ledger_with_a_changed_line_is_refused(store: Store) -> None:
    publish(store, "one")
    publish(store, "two")
    path = store.home / "releases.jsonl"
    lines = path.read_text().splitlines()
    body = json.loads(lines[0])
    lines[0] = json.dumps({**body, "made_at": "2020-01-01T00:00:00Z"}, sort_keys=True)
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(LedgerBroken, match=r"releases\.jsonl:2"):
        read_ledger(path)
