"""What a store promises, held against a folder and against a bucket on a real S3 server."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from fieldwork.errors import NotFound, Unreachable
from sync_server.settings import Settings, SettingsError
from sync_server.stores import open_store
from sync_server.stores.bucket import Bucket
from sync_server.stores.folder import Folder
from sync_server.stores.port import Store
from tests.kills.slow_disk import in_steps
from tests.support.bucket import Buckets
from tests.support.postgres import free_port

KEY = f"ab/cd/abcd{'0' * 60}"


@pytest.fixture(params=["folder", "bucket"])
def env(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """What an office sets for each kind."""
    url = request.getfixturevalue("bucket_url") if request.param == "bucket" else ""
    return {"DATA_DIR": str(tmp_path), "BLOB_URL": url}


@pytest.fixture
def store(env: dict[str, str]) -> Store:
    return open_store(Settings.from_env(env))


def keys(store: Store, prefix: str = "") -> set[str]:
    return {stored.key for stored in store.listed(prefix)}


def test_what_is_put_comes_back_byte_for_byte_and_from_another_process(store: Store, env: dict[str, str]) -> None:
    content = os.urandom(300_000)

    store.put(KEY, content)

    assert store.has(KEY) and store.read(KEY) == content
    assert open_store(Settings.from_env(env)).read(KEY) == content


def test_a_range_is_what_a_slice_would_be(store: Store) -> None:
    content = bytes(range(100))
    store.put(KEY, content)

    for start, stop in ((0, 1), (0, None), (5, 9), (5, None), (99, 100), (50, 500), (7, 7)):
        assert store.read(KEY, start, stop) == content[start:stop], (start, stop)


def test_what_was_put_twice_is_the_later_one(store: Store) -> None:
    store.put(KEY, b"before")
    store.put(KEY, b"after")

    assert store.read(KEY) == b"after" and keys(store) == {KEY}


def test_an_empty_one_is_one(store: Store) -> None:
    store.put(KEY, b"")

    assert store.has(KEY) and store.read(KEY) == b""


def test_what_is_not_there_is_not_found(store: Store) -> None:
    assert not store.has(KEY)
    with pytest.raises(NotFound):
        store.read(KEY)
    with pytest.raises(NotFound):
        store.read(KEY, 3, 5)


def test_what_is_deleted_is_gone_and_what_is_not_there_is_no_mistake(store: Store) -> None:
    for name in ("incoming/a", "incoming/b", KEY):
        store.put(name, b"1")

    store.delete(["incoming/a", KEY, "incoming/never"])
    store.delete([])

    assert keys(store) == {"incoming/b"} and not store.has(KEY)


def test_all_that_is_there_is_listed_by_prefix_with_its_time(store: Store) -> None:
    names = {"incoming/1", "incoming/2"}
    for name in (*names, KEY):
        store.put(name, b"1")

    assert keys(store, "incoming/") == names and keys(store) == {*names, KEY}
    assert all(stored.at_ms > 1_700_000_000_000 for stored in store.listed())


def test_a_folder_answers_only_when_file_and_names_are_on_the_disk(tmp_path: Path) -> None:
    synced: list[str] = []

    def sync(handle: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))

    Folder(tmp_path / "blobs", sync).put(KEY, b"1")

    made = [str(tmp_path / "blobs"), str(tmp_path / "blobs/ab"), str(tmp_path / "blobs/ab/cd")]
    written = next(n for n, path in enumerate(synced) if path.endswith(".new"))
    assert synced[-1] == made[-1] and written < len(synced) - 1
    assert {*made, str(tmp_path)} <= set(synced)


def test_no_step_of_writing_leaves_half_a_photo_in_a_photos_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, seen = os.urandom(200_000), []
    place = tmp_path / "ab" / "cd" / "photo"
    in_steps(lambda: seen.append(place.read_bytes() if place.exists() else None), monkeypatch.setattr)

    Folder(tmp_path, os.fsync).put("ab/cd/photo", whole)

    assert place.read_bytes() == whole and len(seen) > 6
    assert [found for found in seen if found not in (None, whole)] == []


@pytest.mark.parametrize("when", ["at once", "when it is made durable"])
def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path, when: str) -> None:
    def no_room(handle: int) -> None:
        if when == "at once" or not os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(errno.ENOSPC, "no room")

    store = Folder(tmp_path / "blobs", no_room)
    with pytest.raises(Unreachable) as refused:
        store.put(KEY, b"1")

    assert refused.value.code == "server_full" and keys(store) == set()


def test_a_bucket_that_went_away_is_busy_and_nothing_is_taken_for_done(s3_server: Buckets) -> None:
    away = Bucket(replace(s3_server, endpoint=f"http://127.0.0.1:{free_port()}").client(), "photos")

    for attempt in (
        lambda: away.put(KEY, b"1"),
        lambda: away.read(KEY),
        lambda: away.has(KEY),
        lambda: away.delete([KEY]),
        lambda: list(away.listed()),
    ):
        with pytest.raises(Unreachable) as refused:
            attempt()
        assert refused.value.code == "busy"


def test_a_bucket_that_is_not_there_is_refused_at_the_start(bucket_url: str, tmp_path: Path) -> None:
    wrong = bucket_url.replace("s3://photos", "s3://absent")

    with pytest.raises(SettingsError) as refused:
        open_store(Settings.from_env({"DATA_DIR": str(tmp_path), "BLOB_URL": wrong}))

    assert "BLOB_URL" in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "photos", "http://host/bucket", "s3://", "s3://key:secret@bucket", "s3://b?endpoint=host",
        "s3://b?endpoint=http://key:secret@host", "s3://b?secret=1",
    ],
)  # fmt: skip
def test_a_store_that_makes_no_sense_is_refused_with_its_name(url: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_env({"BLOB_URL": url})

    assert "BLOB_URL" in str(refused.value)
